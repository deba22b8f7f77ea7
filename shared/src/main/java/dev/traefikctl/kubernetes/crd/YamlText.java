package dev.traefikctl.kubernetes.crd;

import dev.traefikctl.schema.Json;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Maps, lists, texts, numbers and booleans as block YAML; texts that could be read otherwise are
 * quoted.
 */
final class YamlText {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*");
  private static final Pattern WORD = Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null");

  private final StringBuilder out = new StringBuilder("---\n");

  private YamlText() {}

  static String of(Map<?, ?> document) {
    YamlText text = new YamlText();
    text.mapping(document, 0, "");
    return text.out.toString();
  }

  /**
   * The first line begins with {@code first} in place of its indentation where that is not empty.
   */
  private void mapping(Map<?, ?> map, int depth, String first) {
    String start = first.isEmpty() ? "  ".repeat(depth) : first;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.append(start).append(scalar(entry.getKey())).append(':');
      value(entry.getValue(), depth);
      start = "  ".repeat(depth);
    }
  }

  private void value(Object value, int depth) {
    switch (value) {
      case Map<?, ?> map when !map.isEmpty() -> {
        out.append('\n');
        mapping(map, depth + 1, "");
      }
      case List<?> list when !list.isEmpty() -> {
        out.append('\n');
        list.forEach(item -> item(item, depth));
      }
      case Map<?, ?> map -> out.append(" {}\n");
      case List<?> list -> out.append(" []\n");
      default -> out.append(' ').append(scalar(value)).append('\n');
    }
  }

  private void item(Object item, int depth) {
    String start = "  ".repeat(depth) + "- ";
    if (item instanceof Map<?, ?> map && !map.isEmpty()) {
      mapping(map, depth + 1, start);
    } else {
      out.append(start).append(scalar(item)).append('\n');
    }
  }

  private static String scalar(Object value) {
    if (value instanceof String text) {
      boolean plain = PLAIN.matcher(text).matches() && !WORD.matcher(text).matches();
      return plain ? text : Json.write(text).strip();
    }
    return value.toString();
  }
}
