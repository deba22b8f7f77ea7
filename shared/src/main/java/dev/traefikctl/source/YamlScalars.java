package dev.traefikctl.source;

import dev.traefikctl.source.Node.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Types of plain YAML scalars by the rules of Go's yaml.v3: YAML 1.2 words, and the integers of
 * both YAML versions.
 */
final class YamlScalars {

  private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MAX_UNSIGNED = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);
  private static final Pattern FLOAT =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
  private static final Pattern TIMESTAMP =
      Pattern.compile(
          "([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"
              + "(?<time>([Tt][0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(\\.[0-9]+)?(Z|[-+][0-9]{2}:[0-9]{2}))|("
              + " [0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(\\.[0-9]+)?))?");

  private static final Pattern TIME = Pattern.compile("([0-9]+):([0-9]+):([0-9]+)");

  /** A type and the text that options get. */
  record Value(Kind kind, String text) {}

  private YamlScalars() {}

  static Value resolve(String text) {
    if (text.isEmpty()) {
      return new Value(Kind.NULL, text);
    }
    char first = text.charAt(0);
    Value found =
        switch (first) {
          case 't', 'T', 'f', 'F', 'n', 'N', '~' -> word(text);
          case '.' -> infinite(text);
          case '+', '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number(text);
          default -> null;
        };
    return found == null ? new Value(Kind.STRING, text) : found;
  }

  private static @Nullable Value word(String text) {
    return switch (text) {
      case "true", "True", "TRUE" -> new Value(Kind.BOOLEAN, "true");
      case "false", "False", "FALSE" -> new Value(Kind.BOOLEAN, "false");
      case "~", "null", "Null", "NULL" -> new Value(Kind.NULL, text);
      default -> null;
    };
  }

  private static @Nullable Value infinite(String text) {
    return switch (text) {
      case ".nan", ".NaN", ".NAN" -> new Value(Kind.FLOAT, "NaN");
      case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF" -> new Value(Kind.FLOAT, "+Inf");
      case "-.inf", "-.Inf", "-.INF" -> new Value(Kind.FLOAT, "-Inf");
      default -> floating(text);
    };
  }

  private static @Nullable Value number(String text) {
    if (text.length() > 4 && text.charAt(4) == '-' && isTimestamp(text)) {
      return new Value(Kind.TIMESTAMP, text);
    }
    String plain = text.indexOf('_') < 0 ? text : text.replace("_", "");
    String integer = integer(plain);
    return integer != null ? new Value(Kind.INTEGER, integer) : infinite(plain);
  }

  private static boolean isTimestamp(String text) {
    Matcher matcher = TIMESTAMP.matcher(text);
    if (!matcher.matches()) {
      return false;
    }
    try {
      LocalDate day =
          LocalDate.of(
              Integer.parseInt(matcher.group(1)),
              Integer.parseInt(matcher.group(2)),
              Integer.parseInt(matcher.group(3)));
      return day.getYear() >= 0 && isTime(matcher.group("time"));
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isTime(@Nullable String time) {
    if (time == null) {
      return true;
    }
    Matcher parts = TIME.matcher(time);
    return parts.find()
        && Integer.parseInt(parts.group(1)) < 24
        && Integer.parseInt(parts.group(2)) < 60
        && Integer.parseInt(parts.group(3)) < 60;
  }

  /** The decimal form of an integer of any base, null where it is none or does not fit. */
  static @Nullable String integer(String plain) {
    boolean negative = plain.startsWith("-");
    boolean signed = negative || plain.startsWith("+");
    String digits = signed ? plain.substring(1) : plain;
    int radix = radix(digits);
    String body = radix == 10 ? digits : digits.substring(isOldOctal(digits) ? 1 : 2);
    if (!allDigits(body, radix)) {
      return null;
    }
    if (radix == 10 && body.length() <= 18 && !signed) {
      return body;
    }
    BigInteger value = new BigInteger(negative ? "-" + body : body, radix);
    boolean fits =
        value.compareTo(MIN) >= 0
            && (signed ? value.bitLength() <= 63 : value.compareTo(MAX_UNSIGNED) <= 0);
    return fits ? value.toString() : null;
  }

  private static int radix(String digits) {
    if (digits.length() < 2 || digits.charAt(0) != '0') {
      return 10;
    }
    return switch (digits.charAt(1)) {
      case 'x', 'X' -> 16;
      case 'b', 'B' -> 2;
      case 'o', 'O' -> 8;
      default -> isOldOctal(digits) ? 8 : 10;
    };
  }

  private static boolean isOldOctal(String digits) {
    return Character.isDigit(digits.charAt(1));
  }

  private static boolean allDigits(String body, int radix) {
    if (body.isEmpty()) {
      return false;
    }
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      if (c > 'f' || Character.digit(c, radix) < 0) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Value floating(String plain) {
    if (!FLOAT.matcher(plain).matches()) {
      return null;
    }
    double value = Double.parseDouble(plain);
    return Double.isInfinite(value) ? null : new Value(Kind.FLOAT, floatText(value));
  }

  /** Six decimals, or none where they are all zero. */
  static String floatText(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    String text = new BigDecimal(value).setScale(6, RoundingMode.HALF_EVEN).toPlainString();
    boolean lostSign = 1 / value < 0 || value < 0;
    String out = lostSign && !text.startsWith("-") ? "-" + text : text;
    return out.endsWith(".000000") ? out.substring(0, out.length() - 7) : out;
  }
}
