package dev.traefikctl.source;

import dev.traefikctl.source.Node.Entry;
import dev.traefikctl.source.Node.Kind;
import dev.traefikctl.source.Node.Scalar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be wrong with the keys of YAML mappings. */
final class YamlKeys {

  /** Above this size a hash table finds duplicates faster than comparing all. */
  private static final int FEW = 8;

  private YamlKeys() {}

  /** The name that Traefik's decoder gives to a key that is not a text; null where it drops it. */
  static @Nullable String nameInTraefik(Kind kind) {
    return switch (kind) {
      case INTEGER -> "<int Value>";
      case FLOAT -> "<float64 Value>";
      case BOOLEAN -> "<bool Value>";
      case TIMESTAMP -> "<time.Time Value>";
      case NULL, STRING -> null;
    };
  }

  static Problem notText(Scalar key) {
    String name = nameInTraefik(key.kind());
    String message =
        name == null
            ? "the key is null, so the entry is ignored"
            : "the key "
                + key.text()
                + " is not a text, so Traefik names it '"
                + name
                + "'; write it in quotes";
    return new Problem(Problem.Kind.KEY_NOT_TEXT, key.span(), message);
  }

  static void reportDuplicates(List<Entry> entries, List<Problem> problems) {
    if (entries.size() <= FEW) {
      for (int i = 1; i < entries.size(); i++) {
        compare(entries, i, problems);
      }
      return;
    }
    Map<String, Entry> seen = HashMap.newHashMap(entries.size());
    for (Entry entry : entries) {
      Entry first = seen.putIfAbsent(entry.key(), entry);
      if (first != null) {
        report(first.keySpan(), entry, problems);
      }
    }
  }

  private static void compare(List<Entry> entries, int index, List<Problem> problems) {
    Entry entry = entries.get(index);
    for (int j = 0; j < index; j++) {
      if (entries.get(j).key().equals(entry.key())) {
        report(entries.get(j).keySpan(), entry, problems);
        return;
      }
    }
  }

  private static void report(Span first, Entry again, List<Problem> problems) {
    boolean unnamed = again.key().startsWith("<") && again.key().endsWith(" Value>");
    if (!unnamed) {
      problems.add(duplicate(again.key(), first, again.keySpan()));
    }
  }

  static Problem duplicate(String key, Span first, Span again) {
    String message = "the key '" + key + "' is already defined on line " + first.line();
    return new Problem(Problem.Kind.DUPLICATE_KEY, again, message);
  }
}
