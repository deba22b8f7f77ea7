package dev.traefikctl.source.template;

import dev.traefikctl.source.GoQuote;
import dev.traefikctl.source.template.Values.GoList;
import dev.traefikctl.source.template.Values.GoMap;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Go's {@code fmt.Sprintf} for the values that templates have. */
final class GoFormat {

  /** The greatest width and precision that Go takes. */
  private static final int MAX_WIDTH = 1_000_000;

  private final String format;
  private final List<@Nullable Object> args;
  private final Budget budget;
  private final StringBuilder out = new StringBuilder();
  private int at;
  private int next;
  private boolean reordered;
  private Verb verb = new Verb();

  /** The flags of one verb. */
  private static final class Verb {
    private boolean minus;
    private boolean plus;
    private boolean sharp;
    private boolean space;
    private boolean zero;
    private int width = -1;
    private int precision = -1;
  }

  private GoFormat(String format, List<@Nullable Object> args, Budget budget) {
    this.format = format;
    this.args = args;
    this.budget = budget;
  }

  static String format(String format, List<@Nullable Object> args, Budget budget) {
    GoFormat formatter = new GoFormat(format, args, budget);
    formatter.run();
    return formatter.out.toString();
  }

  private void run() {
    while (at < format.length()) {
      int percent = format.indexOf('%', at);
      int end = percent < 0 ? format.length() : percent;
      out.append(format, at, end);
      at = end;
      if (percent >= 0) {
        at++;
        verb();
        Budget.check(out);
      }
    }
    if (!reordered && next < args.size()) {
      extra();
    }
  }

  private void extra() {
    StringJoiner rest = new StringJoiner(", ", "%!(EXTRA ", ")");
    for (Object arg : args.subList(next, args.size())) {
      rest.add(arg == null ? "<nil>" : Values.type(arg) + "=" + Printer.print(arg));
    }
    out.append(rest);
  }

  private void verb() {
    verb = new Verb();
    flags();
    argumentIndex();
    width();
    precision();
    argumentIndex();
    if (at >= format.length()) {
      out.append("%!(NOVERB)");
      return;
    }
    int letter = format.codePointAt(at);
    at += Character.charCount(letter);
    if (letter == '%') {
      out.append('%');
    } else if (next >= args.size() || next < 0) {
      String why = next < 0 ? "(BADINDEX)" : "(MISSING)";
      out.append("%!").appendCodePoint(letter).append(why);
    } else {
      write(args.get(next++), letter);
    }
  }

  private void flags() {
    while (at < format.length()) {
      switch (format.charAt(at)) {
        case '-' -> verb.minus = true;
        case '+' -> verb.plus = true;
        case '#' -> verb.sharp = true;
        case ' ' -> verb.space = true;
        case '0' -> verb.zero = true;
        default -> {
          return;
        }
      }
      at++;
    }
  }

  /** {@code [2]} chooses the argument of the verb or the width behind it. */
  private void argumentIndex() {
    if (at >= format.length() || format.charAt(at) != '[') {
      return;
    }
    int close = format.indexOf(']', at);
    Long index = close < 0 ? null : Literals.integer(format.substring(at + 1, close));
    reordered = true;
    at = close < 0 ? at + 1 : close + 1;
    next =
        index == null || index < 1 || index > args.size()
            ? Integer.MIN_VALUE / 2
            : (int) (index - 1);
  }

  private void width() {
    if (star()) {
      verb.width = starValue("%!(BADWIDTH)");
      if (verb.width < 0 && verb.width > -MAX_WIDTH) {
        verb.minus = true;
        verb.width = -verb.width;
      }
    } else {
      verb.width = number("%!(BADWIDTH)");
    }
  }

  private void precision() {
    if (at >= format.length() || format.charAt(at) != '.') {
      return;
    }
    at++;
    argumentIndex();
    verb.precision = star() ? starValue("%!(BADPREC)") : Math.max(0, number("%!(BADPREC)"));
  }

  private boolean star() {
    if (at < format.length() && format.charAt(at) == '*') {
      at++;
      return true;
    }
    return false;
  }

  private int starValue(String bad) {
    Object value = next >= 0 && next < args.size() ? args.get(next) : null;
    next++;
    if (value == null || !Values.isInteger(value) || Math.abs(Values.integer(value)) > MAX_WIDTH) {
      out.append(bad);
      return -MAX_WIDTH;
    }
    return (int) Values.integer(value);
  }

  private int number(String bad) {
    int start = at;
    while (at < format.length() && Character.isDigit(format.charAt(at))) {
      at++;
    }
    if (start == at) {
      return -1;
    }
    long value = at - start > 9 ? Long.MAX_VALUE : Long.parseLong(format.substring(start, at));
    if (value > MAX_WIDTH) {
      out.append(bad);
      return -1;
    }
    return (int) value;
  }

  private void write(@Nullable Object value, int letter) {
    if (letter == 'T') {
      pad(Values.type(value), false);
      return;
    }
    if (value instanceof GoList list && letter != 'v') {
      list(list, letter);
    } else if (value instanceof GoMap map && letter != 'v') {
      map(map, letter);
    } else {
      scalar(value, letter);
    }
    Budget.check(out);
  }

  private void scalar(@Nullable Object value, int letter) {
    String text = text(value, letter);
    if (text == null) {
      wrongVerb(value, letter);
    } else {
      pad(text, value != null && "sqv".indexOf(letter) < 0);
    }
  }

  private void wrongVerb(@Nullable Object value, int letter) {
    out.append("%!").appendCodePoint(letter).append('(');
    if (value == null) {
      out.append("<nil>)");
      return;
    }
    out.append(Values.type(value)).append('=');
    write(value, 'v');
    out.append(')');
  }

  private void list(GoList list, int letter) {
    out.append('[');
    String separator = "";
    for (Object item : list.items()) {
      out.append(separator);
      write(item, letter);
      separator = " ";
    }
    out.append(']');
  }

  private void map(GoMap map, int letter) {
    out.append("map[");
    String separator = "";
    for (Map.Entry<String, @Nullable Object> entry : map.entries().entrySet()) {
      out.append(separator);
      write(entry.getKey(), letter);
      out.append(':');
      write(entry.getValue(), letter);
      separator = " ";
    }
    out.append(']');
  }

  private @Nullable String text(@Nullable Object value, int letter) {
    if (letter == 'v') {
      return general(value);
    }
    return switch (value) {
      case null -> null;
      case String string -> string(string, letter);
      case Long number -> integer(number, letter);
      case Values.Int64 number -> integer(number.value(), letter);
      case Double number -> floating(number, letter);
      case Boolean bool -> letter == 't' ? bool.toString() : null;
      default -> letter == 's' ? Printer.print(value) : null;
    };
  }

  private String general(@Nullable Object value) {
    if (verb.sharp && value instanceof String text) {
      return GoQuote.quote(text);
    }
    if (verb.plus && value instanceof Long number) {
      return signed(Long.toString(number));
    }
    return Printer.print(value);
  }

  private @Nullable String string(String value, int letter) {
    int[] points = value.codePoints().toArray();
    boolean cut = verb.precision >= 0 && verb.precision < points.length;
    String text = cut ? new String(points, 0, verb.precision) : value;
    return switch (letter) {
      case 's' -> text;
      case 'q' ->
          verb.sharp && text.indexOf('`') < 0 ? "`" + text + "`" : GoQuote.quote(text, verb.plus);
      case 'x' -> hex(text);
      case 'X' -> hex(text).toUpperCase(Locale.ROOT);
      default -> null;
    };
  }

  private String hex(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    HexFormat hex = verb.space ? HexFormat.ofDelimiter(" ") : HexFormat.of();
    return hex.formatHex(bytes);
  }

  private @Nullable String integer(long value, int letter) {
    return switch (letter) {
      case 'd' -> based(value, 10, "");
      case 'b' -> based(value, 2, verb.sharp ? "0b" : "");
      case 'o' -> based(value, 8, verb.sharp ? "0" : "");
      case 'O' -> based(value, 8, "0o");
      case 'x' -> based(value, 16, verb.sharp ? "0x" : "");
      case 'X' -> based(value, 16, verb.sharp ? "0x" : "").toUpperCase(Locale.ROOT);
      case 'c' -> Character.toString(codePoint(value));
      case 'q' -> GoQuote.quoteCharacter(codePoint(value), verb.plus);
      case 'U' -> String.format(Locale.ROOT, "U+%04X", value);
      default -> null;
    };
  }

  private static int codePoint(long value) {
    return value < 0 || value > Character.MAX_CODE_POINT ? 0xFFFD : (int) value;
  }

  private String based(long value, int radix, String prefix) {
    String digits = BigInteger.valueOf(value).abs().toString(radix);
    int wanted = verb.precision;
    if (wanted < 0 && verb.zero && !verb.minus && verb.width > 0) {
      wanted = verb.width - (value < 0 || verb.plus || verb.space ? 1 : 0);
    }
    if (wanted > digits.length()) {
      budget.characters(wanted);
      digits = "0".repeat(wanted - digits.length()) + digits;
    }
    return signed((value < 0 ? "-" : "") + prefix + digits);
  }

  /** Adds the sign that a flag asks for. */
  private String signed(String text) {
    if (text.startsWith("-") || text.startsWith("+")) {
      return text;
    }
    return (verb.plus ? "+" : verb.space ? " " : "") + text;
  }

  private @Nullable String floating(double value, int letter) {
    int precision = verb.precision < 0 ? 6 : verb.precision;
    budget.characters(precision);
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return "eEfFgG".indexOf(letter) < 0 ? null : signed(Printer.floating(value));
    }
    return switch (letter) {
      case 'f', 'F' ->
          signed(new BigDecimal(value).setScale(precision, RoundingMode.HALF_EVEN).toPlainString());
      case 'e' -> signed(String.format(Locale.ROOT, "%." + precision + "e", value));
      case 'E' -> signed(String.format(Locale.ROOT, "%." + precision + "E", value));
      case 'g', 'G' -> signed(shortest(value));
      default -> null;
    };
  }

  private String shortest(double value) {
    if (verb.precision < 0) {
      return Printer.floating(value);
    }
    MathContext digits = new MathContext(Math.max(1, verb.precision), RoundingMode.HALF_EVEN);
    return Printer.floating(new BigDecimal(value).round(digits).doubleValue());
  }

  private void pad(String text, boolean number) {
    int missing = verb.width - text.codePointCount(0, text.length());
    if (missing <= 0) {
      out.append(text);
      return;
    }
    budget.characters(verb.width);
    if (verb.minus) {
      out.append(text).repeat(" ", missing);
    } else if (verb.zero) {
      boolean sign = number && (text.startsWith("-") || text.startsWith("+"));
      out.append(sign ? text.substring(0, 1) : "").repeat("0", missing);
      out.append(sign ? text.substring(1) : text);
    } else {
      out.repeat(" ", missing).append(text);
    }
  }
}
