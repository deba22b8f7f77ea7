package dev.traefikctl.source.template;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.traefikctl.source.Limits;
import dev.traefikctl.source.template.Values.GoList;
import dev.traefikctl.source.template.Values.GoMap;
import dev.traefikctl.source.template.Values.Int64;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as Go's {@code encoding/json} reads and writes it. */
final class Json {

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(Limits.DEPTH).build())
          .build();

  private final StringBuilder out = new StringBuilder();
  private final boolean html;
  private final boolean pretty;

  private Json(boolean html, boolean pretty) {
    this.html = html;
    this.pretty = pretty;
  }

  /**
   * Writes a value.
   *
   * @param html whether {@code <}, {@code >} and {@code &} are escaped
   */
  static String write(@Nullable Object value, boolean html, boolean pretty) {
    Json json = new Json(html, pretty);
    json.value(value, 0);
    return json.out.toString();
  }

  private void value(@Nullable Object value, int depth) {
    Budget.check(out);
    switch (value) {
      case null -> out.append("null");
      case String text -> string(text);
      case Long number -> out.append(number);
      case Int64 number -> out.append(number.value());
      case Double number -> out.append(Printer.floating(number));
      case Boolean bool -> out.append(bool);
      case GoList list -> list(list, depth);
      case GoMap map -> map(map, depth);
      default -> string(Printer.print(value));
    }
  }

  private void list(GoList list, int depth) {
    out.append('[');
    String separator = "";
    for (Object item : list.items()) {
      out.append(separator);
      line(depth + 1);
      value(item, depth + 1);
      separator = ",";
    }
    if (!list.items().isEmpty()) {
      line(depth);
    }
    out.append(']');
  }

  private void map(GoMap map, int depth) {
    out.append('{');
    String separator = "";
    for (Map.Entry<String, @Nullable Object> entry : map.entries().entrySet()) {
      out.append(separator);
      line(depth + 1);
      string(entry.getKey());
      out.append(pretty ? ": " : ":");
      value(entry.getValue(), depth + 1);
      separator = ",";
    }
    if (!map.entries().isEmpty()) {
      line(depth);
    }
    out.append('}');
  }

  private void line(int depth) {
    if (pretty) {
      out.append('\n').repeat("  ", depth);
    }
  }

  private void string(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      character(text.charAt(i));
    }
    out.append('"');
  }

  private void character(char c) {
    int simple = "\"\\\b\f\n\r\t".indexOf(c);
    boolean escaped = c < ' ' || c == '\u2028' || c == '\u2029' || (html && "<>&".indexOf(c) >= 0);
    if (simple >= 0) {
      out.append('\\').append("\"\\bfnrt".charAt(simple));
    } else if (escaped) {
      out.append("\\u").append(HexFormat.of().toHexDigits(c));
    } else {
      out.append(c);
    }
  }

  /** Reads a value; nil, or a failure where {@code strict}, if the text is not JSON. */
  static @Nullable Object read(String text, Budget budget, boolean strict) {
    try (JsonParser json = FACTORY.createParser(text)) {
      JsonToken first = json.nextToken();
      if (first == null) {
        return refuse("unexpected end of JSON input", strict);
      }
      Object value = node(json, budget);
      return json.nextToken() == null
          ? value
          : refuse("invalid character after top-level value", strict);
    } catch (JsonProcessingException e) {
      return refuse("invalid JSON: " + e.getOriginalMessage(), strict);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from a text cannot fail", e);
    }
  }

  private static @Nullable Object refuse(String message, boolean strict) {
    if (strict) {
      throw Failure.of(message);
    }
    return null;
  }

  private static @Nullable Object node(JsonParser json, Budget budget) throws IOException {
    budget.freshItems(2);
    return switch (json.currentToken()) {
      case START_OBJECT -> {
        GoMap map = GoMap.empty();
        while (json.nextToken() != JsonToken.END_OBJECT) {
          String key = json.currentName();
          json.nextToken();
          map.entries().put(key, node(json, budget));
        }
        yield map;
      }
      case START_ARRAY -> {
        List<@Nullable Object> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          items.add(node(json, budget));
        }
        yield new GoList(items, GoList.ANY);
      }
      case VALUE_STRING -> json.getText();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Double.valueOf(json.getText());
      default -> null;
    };
  }
}
