package dev.traefikctl.source.template;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Go's literals of strings, characters and numbers (Go specification, "Lexical elements"). */
final class Literals {

  private Literals() {}

  /** The text between quotes with its escapes resolved; null where an escape is invalid. */
  static @Nullable String unquote(String quoted) {
    char quote = quoted.charAt(0);
    String body = quoted.substring(1, quoted.length() - 1);
    if (quote == '`') {
      return body.replace("\r", "");
    }
    if (body.indexOf('\\') < 0) {
      return body;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int at = 0;
    while (at < body.length()) {
      if (body.charAt(at) == '\\') {
        at = escape(body, at + 1, quote, out);
        if (at < 0) {
          return null;
        }
      } else {
        int end = body.indexOf('\\', at);
        end = end < 0 ? body.length() : end;
        out.writeBytes(body.substring(at, end).getBytes(StandardCharsets.UTF_8));
        at = end;
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Writes the escape whose letter stands at the offset; the offset behind it, or -1. */
  private static int escape(String body, int at, char quote, ByteArrayOutputStream out) {
    if (at >= body.length()) {
      return -1;
    }
    char letter = body.charAt(at);
    int simple = "abfnrtv\\".indexOf(letter);
    if (simple >= 0) {
      out.write("\u0007\b\f\n\r\t\u000B\\".charAt(simple));
      return at + 1;
    }
    if (letter == quote) {
      out.write(letter);
      return at + 1;
    }
    return switch (letter) {
      case 'x' -> code(body, at + 1, 2, 16, true, out);
      case 'u' -> code(body, at + 1, 4, 16, false, out);
      case 'U' -> code(body, at + 1, 8, 16, false, out);
      default -> code(body, at, 3, 8, true, out);
    };
  }

  private static int code(
      String body, int from, int digits, int radix, boolean raw, ByteArrayOutputStream out) {
    int end = from + digits;
    if (end > body.length()) {
      return -1;
    }
    long value = 0;
    for (int i = from; i < end; i++) {
      int digit = Character.digit(body.charAt(i), radix);
      if (digit < 0) {
        return -1;
      }
      value = value * radix + digit;
    }
    if (raw) {
      out.write((int) value);
      return value < 256 ? end : -1;
    }
    if (value > Character.MAX_CODE_POINT || (value >= 0xD800 && value < 0xE000)) {
      return -1;
    }
    out.writeBytes(Character.toString((int) value).getBytes(StandardCharsets.UTF_8));
    return end;
  }

  /** A number literal; null where it is none. Complex numbers are not supported. */
  static Ast.@Nullable Num number(String text, int start, int end) {
    Long integer = integer(text);
    if (integer != null) {
      return new Ast.Num(integer, (double) integer, false, start, end);
    }
    Double value = floating(text);
    boolean looksWhole = text.chars().noneMatch(c -> ".eEpP".indexOf(c) >= 0);
    if (value == null || Double.isInfinite(value) || looksWhole) {
      return null;
    }
    long whole = value.longValue();
    boolean isWhole = (double) whole == value && whole != Long.MAX_VALUE;
    return new Ast.Num(isWhole ? Long.valueOf(whole) : null, value, true, start, end);
  }

  /** A whole number as Go's strconv reads it with base 0: 12, 0x1F, 0o17, 017, 0b1, 1_000. */
  static @Nullable Long integer(String text) {
    boolean negative = text.startsWith("-");
    String digits = negative || text.startsWith("+") ? text.substring(1) : text;
    int radix = 10;
    if (digits.length() > 1 && digits.charAt(0) == '0') {
      int letter = "xXoObB".indexOf(digits.charAt(1));
      radix = letter < 0 ? 8 : new int[] {16, 8, 2}[letter / 2];
      digits = digits.substring(letter < 0 ? 1 : 2);
    }
    digits = digits.startsWith("_") && radix == 10 ? "" : digits.replace("_", "");
    if (digits.isEmpty() || "+-".indexOf(digits.charAt(0)) >= 0) {
      return null;
    }
    try {
      BigInteger value = new BigInteger(digits, radix);
      BigInteger signed = negative ? value.negate() : value;
      return signed.bitLength() < 64 ? Long.valueOf(signed.longValue()) : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** A floating point number as Go's strconv reads it; null where it is none. */
  static @Nullable Double floating(String text) {
    boolean javaOnly = text.isEmpty() || "dDfF".indexOf(text.charAt(text.length() - 1)) >= 0;
    if (javaOnly || !text.strip().equals(text)) {
      return special(text);
    }
    try {
      return Double.valueOf(text.replace("_", ""));
    } catch (NumberFormatException e) {
      return special(text);
    }
  }

  private static @Nullable Double special(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      case "nan" -> Double.NaN;
      default -> null;
    };
  }
}
