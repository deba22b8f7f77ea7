package dev.traefikctl.source.template;

import dev.traefikctl.source.template.Values.GoList;
import dev.traefikctl.source.template.Values.Int64;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sprig's lenient conversions; what cannot be converted is zero. */
final class Convert {

  private Convert() {}

  static long toInteger(@Nullable Object value) {
    return switch (value) {
      case Long number -> number;
      case Int64 number -> number.value();
      case Double number -> number.longValue();
      case Boolean bool -> bool ? 1 : 0;
      case String text -> parse(text);
      case null, default -> 0;
    };
  }

  /** A text with a whole number, of which zeros behind a point are taken off. */
  private static long parse(String text) {
    int point = text.indexOf('.');
    boolean zeros = point > 0 && text.substring(point + 1).chars().allMatch(c -> c == '0');
    Long number = Literals.integer(zeros ? text.substring(0, point) : text);
    return number == null ? 0 : number;
  }

  static double toFloat(@Nullable Object value) {
    return switch (value) {
      case Long number -> number;
      case Int64 number -> number.value();
      case Double number -> number;
      case Boolean bool -> bool ? 1 : 0;
      case String text -> {
        Double number = Literals.floating(text);
        yield number == null ? 0 : number;
      }
      case null, default -> 0;
    };
  }

  /** Sprig's {@code toString}. */
  static String toText(@Nullable Object value) {
    return value instanceof String text ? text : Printer.print(value);
  }

  /** Sprig's {@code toStrings}: the items of a list without nil; of a single value, itself. */
  static List<String> toTexts(@Nullable Object value, Budget budget) {
    if (!(value instanceof GoList list)) {
      return value == null ? List.of() : List.of(toText(value));
    }
    budget.items(list.items().size());
    List<String> out = new ArrayList<>(list.items().size());
    for (Object item : list.items()) {
      if (item != null) {
        String text = toText(item);
        if (!(item instanceof String)) {
          budget.characters(text.length());
        }
        out.add(text);
      }
    }
    return out;
  }
}
