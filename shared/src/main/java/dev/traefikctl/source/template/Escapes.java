package dev.traefikctl.source.template;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Escaped texts: for HTML, JavaScript, URLs, and as Go's quoted strings. */
public final class Escapes {

  private Escapes() {}

  static String html(String text) {
    return text.replace("&", "&amp;")
        .replace("'", "&#39;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&#34;")
        .replace("\u0000", "\uFFFD");
  }

  static String js(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '\\' -> out.append("\\\\");
            case '\'' -> out.append("\\'");
            case '"' -> out.append("\\\"");
            case '<' -> out.append("\\u003C");
            case '>' -> out.append("\\u003E");
            case '&' -> out.append("\\u0026");
            case '=' -> out.append("\\u003D");
            default -> {
              boolean plain = c >= ' ' && printable(c);
              out.append(plain ? Character.toString(c) : hex("\\u%04X", c));
            }
          }
        });
    return out.toString();
  }

  /** A query component: spaces become plus signs. */
  static String query(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("*", "%2A").replace("%7E", "~");
  }

  /** Go's {@code %q}, or {@code %+q}, which leaves no character outside of ASCII. */
  public static String quote(String text, boolean ascii) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints().forEach(c -> quoted(c, ascii, '"', out));
    return out.append('"').toString();
  }

  /** A character between single quotes. */
  static String quoteCharacter(int c, boolean ascii) {
    StringBuilder out = new StringBuilder("'");
    quoted(c, ascii, '\'', out);
    return out.append('\'').toString();
  }

  private static void quoted(int c, boolean ascii, char quote, StringBuilder out) {
    int simple = "\u0007\b\f\n\r\t\u000B\\".indexOf(c);
    if (simple >= 0) {
      out.append('\\').append("abfnrtv\\".charAt(simple));
    } else if (c == quote) {
      out.append('\\').append(quote);
    } else if (c < ' ' || c == 0x7F) {
      out.append(hex("\\x%02x", c));
    } else if (printable(c) && (c < 0x7F || !ascii)) {
      out.appendCodePoint(c);
    } else {
      out.append(c > 0xFFFF ? hex("\\U%08x", c) : hex("\\u%04x", c));
    }
  }

  private static boolean printable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> c == ' ';
      default -> true;
    };
  }

  private static String hex(String format, int c) {
    return String.format(Locale.ROOT, format, c);
  }
}
