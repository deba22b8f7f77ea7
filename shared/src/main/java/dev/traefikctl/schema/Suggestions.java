package dev.traefikctl.schema;

import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Similar;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what a user may have meant by a key that does not exist where it stands. */
public final class Suggestions {

  /** What other programs, and some pages of Traefik's documentation, switch sections on with. */
  private static final Set<String> SWITCHES = Set.of("enabled", "enable");

  private static final String ANY = "<name>";
  private static final String ITEM = "[n]";

  private Suggestions() {}

  /** {@code did you mean `x`?} for the most similar of the known words; null if none is similar. */
  public static @Nullable String nearest(String word, Collection<String> known) {
    String best = similar(word, known);
    return best == null ? null : "did you mean `" + best + "`?";
  }

  static @Nullable String similar(String word, Collection<String> known) {
    String best = Similar.nearest(word, known);
    return best;
  }

  static @Nullable String forKey(
      String key, RecordSchema here, RecordSchema root, ConfigPath parent) {
    String near = nearest(key, here.keys());
    if (near != null) {
      return near;
    }
    if (SWITCHES.contains(key.toLowerCase(Locale.ROOT))) {
      return "remove it: the section itself is the switch";
    }
    Elsewhere search = new Elsewhere(key, parent.segments());
    search.visit(root, new ArrayList<>());
    List<String> found = search.best;
    return found == null ? null : "`" + key + "` belongs in " + String.join(".", found);
  }

  /** The section that knows the key and shares the longest way with where it was written. */
  private static final class Elsewhere {
    private final String key;
    private final List<String> written;
    private @Nullable List<String> best;
    private int bestScore = Integer.MIN_VALUE;

    Elsewhere(String key, List<String> written) {
      this.key = key;
      this.written = written;
    }

    void visit(RecordSchema schema, List<String> path) {
      boolean knows = schema.field(key) != null || schema.variant(key) != null;
      if (knows && !path.isEmpty() && score(path) > bestScore) {
        best = List.copyOf(path);
        bestScore = score(path);
      }
      for (Field field : schema.fields()) {
        visit(field, path);
      }
      for (RecordSchema.Variant variant : schema.variants()) {
        if (!variant.inline()) {
          descend(variant.type(), path, variant.key());
        }
      }
    }

    private void visit(Field field, List<String> path) {
      switch (field.type()) {
        case ValueType.Section section -> descend(section.type(), path, field.name());
        case ValueType.Sections list -> descend(list.item(), path, field.name() + ITEM);
        case ValueType.MapOf map -> {
          if (map.item() instanceof ValueType.Section section) {
            descend(section.type(), path, field.name(), ANY);
          }
        }
        default -> {
          // a scalar leads nowhere
        }
      }
    }

    private void descend(Class<? extends Record> type, List<String> path, String... more) {
      List<String> below = new ArrayList<>(path);
      below.addAll(List.of(more));
      visit(RecordSchema.of(type), below);
    }

    private int score(List<String> path) {
      int common = 0;
      int limit = Math.min(path.size(), written.size());
      while (common < limit && same(path.get(common), written.get(common))) {
        common++;
      }
      return 100 * common - path.size();
    }

    private static boolean same(String pattern, String segment) {
      return pattern.equals(ANY) || pattern.equalsIgnoreCase(segment);
    }
  }
}
