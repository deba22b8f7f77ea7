package dev.traefikctl.source;

import java.util.Locale;

/** Texts and characters as Go quotes them ({@code strconv.Quote}, {@code %q}). */
public final class GoQuote {

  private GoQuote() {}

  /** Go's {@code %q}. */
  public static String quote(String text) {
    return quote(text, false);
  }

  /** Go's {@code %q}, or {@code %+q}, which leaves no character outside of ASCII. */
  public static String quote(String text, boolean ascii) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    text.codePoints().forEach(c -> append(c, ascii, '"', out));
    return out.append('"').toString();
  }

  /** A character between single quotes. */
  public static String quoteCharacter(int c, boolean ascii) {
    StringBuilder out = new StringBuilder("'");
    append(c, ascii, '\'', out);
    return out.append('\'').toString();
  }

  private static void append(int c, boolean ascii, char quote, StringBuilder out) {
    int simple = "\u0007\b\f\n\r\t\u000B\\".indexOf(c);
    if (simple >= 0) {
      out.append('\\').append("abfnrtv\\".charAt(simple));
    } else if (c == quote) {
      out.append('\\').append(quote);
    } else if (c < ' ' || c == 0x7F) {
      out.append(hex("\\x%02x", c));
    } else if (isPrintable(c) && (c < 0x7F || !ascii)) {
      out.appendCodePoint(c);
    } else {
      out.append(c > 0xFFFF ? hex("\\U%08x", c) : hex("\\u%04x", c));
    }
  }

  private static String hex(String format, int c) {
    return String.format(Locale.ROOT, format, c);
  }

  /** Whether Go prints a character as it is: letters, marks, numbers, symbols and the space. */
  public static boolean isPrintable(int c) {
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
}
