package dev.traefikctl.schema;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A set of option paths, each with a note; {@code <name>} in a path stands for any key. The text
 * form is a line per option, {@code path<TAB>note}; lines that start with # are comments.
 */
public final class OptionPaths {

  /** Holds no path. */
  public static final OptionPaths NONE = new OptionPaths("");

  private static final String ANY = "<name>";

  /** A part of a path; {@code note} is null where a longer path only passes through. */
  static final class Step {
    private final Map<String, Step> children = new HashMap<>();
    private @Nullable String note;

    @Nullable String note() {
      return note;
    }

    boolean hasChildren() {
      return !children.isEmpty();
    }

    @Nullable Step child(String key) {
      Step exact = children.get(key.toLowerCase(Locale.ROOT));
      return exact != null ? exact : children.get(ANY);
    }
  }

  private final String resource;
  private @Nullable Step root;

  private OptionPaths(String resource) {
    this.resource = resource;
  }

  /**
   * The paths of a class path resource, read when first needed.
   *
   * @param resource an absolute resource name without the leading slash
   */
  public static OptionPaths resource(String resource) {
    return new OptionPaths(resource);
  }

  /** The step that the segments lead to; null where they leave the known paths. */
  @Nullable Step find(List<String> segments) {
    Step at = root();
    for (String segment : segments) {
      at = at.child(segment);
      if (at == null) {
        return null;
      }
    }
    return at;
  }

  private synchronized Step root() {
    Step known = root;
    if (known == null) {
      known = resource.isEmpty() ? new Step() : read();
      root = known;
    }
    return known;
  }

  private Step read() {
    InputStream in = OptionPaths.class.getClassLoader().getResourceAsStream(resource);
    if (in == null) {
      throw new IllegalStateException("resource " + resource + " is missing");
    }
    Step top = new Step();
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      String line;
      while ((line = reader.readLine()) != null) {
        if (!line.startsWith("#") && !line.isBlank()) {
          add(top, line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return top;
  }

  private static void add(Step top, String line) {
    int tab = line.indexOf('\t');
    String path = tab < 0 ? line : line.substring(0, tab);
    Step at = top;
    for (String segment : path.replace("[n]", "." + ANY).split("\\.", -1)) {
      at = at.children.computeIfAbsent(segment.toLowerCase(Locale.ROOT), key -> new Step());
    }
    at.note = tab < 0 ? "" : line.substring(tab + 1);
  }
}
