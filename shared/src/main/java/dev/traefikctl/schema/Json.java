package dev.traefikctl.schema;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes maps, lists, texts, numbers and booleans as JSON text (RFC 8259). */
public final class Json {

  private static final String HEX = "0123456789abcdef";

  private final StringBuilder out = new StringBuilder();
  private final int indent;

  private Json(int indent) {
    this.indent = indent;
  }

  /** One line without spaces. */
  public static String write(@Nullable Object value) {
    Json json = new Json(0);
    json.value(value, 0);
    return json.out.toString();
  }

  /** Lines indented by two spaces, without a line end at the end. */
  public static String pretty(@Nullable Object value) {
    Json json = new Json(2);
    json.value(value, 0);
    return json.out.toString();
  }

  private void value(@Nullable Object value, int depth) {
    switch (value) {
      case null -> out.append("null");
      case String text -> text(text);
      case Double number -> number(number);
      case Number number -> out.append(number);
      case Boolean bool -> out.append(bool);
      case Map<?, ?> map -> map(map, depth);
      case List<?> list -> list(list, depth);
      default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
    }
  }

  /** Go writes whole floats without a fraction. */
  private void number(double number) {
    if (number == Math.rint(number) && Math.abs(number) < 1e15) {
      out.append((long) number);
    } else {
      out.append(number);
    }
  }

  private void map(Map<?, ?> map, int depth) {
    out.append('{');
    String comma = "";
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.append(comma);
      line(depth + 1);
      text((String) entry.getKey());
      out.append(indent == 0 ? ":" : ": ");
      value(entry.getValue(), depth + 1);
      comma = ",";
    }
    if (!map.isEmpty()) {
      line(depth);
    }
    out.append('}');
  }

  private void list(List<?> list, int depth) {
    out.append('[');
    String comma = "";
    for (Object item : list) {
      out.append(comma);
      line(depth + 1);
      value(item, depth + 1);
      comma = ",";
    }
    if (!list.isEmpty()) {
      line(depth);
    }
    out.append(']');
  }

  private void line(int depth) {
    if (indent > 0) {
      out.append('\n').repeat(' ', indent * depth);
    }
  }

  private void text(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      character(text.charAt(i));
    }
    out.append('"');
  }

  private void character(char c) {
    switch (c) {
      case '"', '\\' -> out.append('\\').append(c);
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (c < ' ') {
          out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
        } else {
          out.append(c);
        }
      }
    }
  }
}
