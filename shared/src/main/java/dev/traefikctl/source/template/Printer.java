package dev.traefikctl.source.template;

import dev.traefikctl.source.template.Values.GoList;
import dev.traefikctl.source.template.Values.GoMap;
import dev.traefikctl.source.template.Values.Int64;
import dev.traefikctl.source.template.Values.Named;
import dev.traefikctl.source.template.Values.Time;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as Go's {@code fmt.Print} writes them ({@code %v}). */
final class Printer {

  private Printer() {}

  static String print(@Nullable Object value) {
    StringBuilder out = new StringBuilder();
    print(value, out);
    return out.toString();
  }

  /** Adds a value to a text; fails where it gets too long. */
  static void print(@Nullable Object value, StringBuilder out) {
    Budget.check(out);
    switch (value) {
      case null -> out.append("<nil>");
      case Int64 number -> out.append(number.value());
      case Double number -> out.append(floating(number));
      case GoList list -> list(list, out);
      case GoMap map -> map(map, out);
      case Time time -> out.append(GoTime.print(time));
      case Named named -> out.append(named.text());
      default -> out.append(value);
    }
  }

  private static void list(GoList list, StringBuilder out) {
    out.append('[');
    for (int i = 0; i < list.items().size(); i++) {
      out.append(i == 0 ? "" : " ");
      print(list.items().get(i), out);
    }
    out.append(']');
  }

  private static void map(GoMap map, StringBuilder out) {
    out.append("map[");
    String separator = "";
    for (Map.Entry<String, @Nullable Object> entry : map.entries().entrySet()) {
      out.append(separator).append(entry.getKey()).append(':');
      print(entry.getValue(), out);
      separator = " ";
    }
    out.append(']');
  }

  /** The shortest text that reads back as the same number; exponents from 1e21 on. */
  static String floating(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    BigDecimal shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    int exponent = shortest.precision() - shortest.scale() - 1;
    if (exponent >= -4 && exponent < 21) {
      return shortest.toPlainString();
    }
    return scientific(shortest, exponent);
  }

  private static String scientific(BigDecimal value, int exponent) {
    String digits = value.unscaledValue().abs().toString();
    String sign = value.signum() < 0 ? "-" : "";
    String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
    String power = (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    return sign + digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + power;
  }
}
