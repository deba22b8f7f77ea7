package dev.traefikctl.rule;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** String literals of Go (Go specification, "String literals"). */
final class GoString {

  private GoString() {}

  /** The value of a literal that the lexer accepted; carriage returns drop out of raw strings. */
  static String unquote(String literal) {
    String body = literal.substring(1, literal.length() - 1);
    if (literal.charAt(0) == '`') {
      return body.replace("\r", "");
    }
    return body.indexOf('\\') < 0 ? body : unescape(body);
  }

  /** Escapes name bytes or characters, so the value is put together as UTF-8. */
  private static String unescape(String body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length());
    int i = 0;
    while (i < body.length()) {
      int c = body.codePointAt(i);
      i += Character.charCount(c);
      if (c != '\\') {
        out.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
        continue;
      }
      char kind = body.charAt(i);
      int digits = digits(kind);
      if (digits == 0) {
        out.write(simple(kind));
        i++;
      } else {
        boolean octal = digits == 3;
        int from = octal ? i : i + 1;
        int value = Integer.parseInt(body, from, from + digits, octal ? 8 : 16);
        if (digits <= 3) {
          out.write(value);
        } else {
          out.writeBytes(Character.toString(value).getBytes(StandardCharsets.UTF_8));
        }
        i = from + digits;
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static int digits(char kind) {
    return switch (kind) {
      case 'x' -> 2;
      case 'u' -> 4;
      case 'U' -> 8;
      default -> kind >= '0' && kind <= '7' ? 3 : 0;
    };
  }

  private static int simple(char kind) {
    return switch (kind) {
      case 'a' -> 7;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'v' -> 11;
      default -> kind;
    };
  }
}
