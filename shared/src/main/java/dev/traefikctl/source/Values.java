package dev.traefikctl.source;

import dev.traefikctl.source.Node.Scalar;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Nodes as plain values: maps, lists, texts, numbers, booleans and null. */
public final class Values {

  private Values() {}

  public static @Nullable Object of(Node node) {
    return switch (node) {
      case Node.Mapping mapping -> {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        mapping.entries().forEach(entry -> out.put(entry.key(), of(entry.value())));
        yield out;
      }
      case Node.Sequence sequence -> {
        List<@Nullable Object> out = new ArrayList<>();
        sequence.items().forEach(item -> out.add(of(item)));
        yield out;
      }
      case Scalar scalar -> scalar(scalar);
    };
  }

  private static @Nullable Object scalar(Scalar scalar) {
    String text = scalar.text();
    return switch (scalar.kind()) {
      case STRING, TIMESTAMP -> text;
      case BOOLEAN -> text.equals("true");
      case NULL -> null;
      case INTEGER -> text.matches("[+-]?[0-9]+") ? new BigInteger(text) : text;
      case FLOAT -> number(text);
    };
  }

  /** A number with a fraction; JSON has no infinite ones. */
  private static Object number(String text) {
    try {
      double value = Double.parseDouble(text);
      return Double.isFinite(value) ? (Object) value : text;
    } catch (NumberFormatException e) {
      return text;
    }
  }
}
