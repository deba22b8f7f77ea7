package dev.traefikctl.http;

/**
 * Byte strings as regular expressions of Go see them: UTF-8, in which every byte that is none
 * stands for itself. Such a byte is a lone surrogate here, so that nothing is lost on the way back.
 */
public final class Runes {

  private static final char STRAY = '\uDC00';

  private Runes() {}

  /** The text of a byte string. */
  public static String of(String byteString) {
    int at = 0;
    while (at < byteString.length() && byteString.charAt(at) < 0x80) {
      at++;
    }
    return at == byteString.length() ? byteString : decode(byteString, at);
  }

  private static String decode(String bytes, int ascii) {
    StringBuilder out = new StringBuilder(bytes.length()).append(bytes, 0, ascii);
    int at = ascii;
    while (at < bytes.length()) {
      int length = length(bytes.charAt(at));
      int point = at + length <= bytes.length() ? point(bytes, at, length) : -1;
      if (point < 0) {
        out.append((char) (STRAY + bytes.charAt(at)));
        at++;
      } else {
        out.appendCodePoint(point);
        at += length;
      }
    }
    return out.toString();
  }

  private static int length(int first) {
    return first < 0xC2 || first > 0xF4 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  }

  /** The code point of that many bytes; -1 where they are not the shortest form of one. */
  private static int point(String bytes, int at, int length) {
    int first = bytes.charAt(at);
    if (length == 1) {
      return first < 0x80 ? first : -1;
    }
    int point = first & 0xFF >> length + 1;
    for (int i = at + 1; i < at + length; i++) {
      int next = bytes.charAt(i);
      if ((next & 0xC0) != 0x80) {
        return -1;
      }
      point = point << 6 | next & 0x3F;
    }
    boolean surrogate = point >= 0xD800 && point <= 0xDFFF;
    boolean shorter = length == 3 && point < 0x800 || length == 4 && point < 0x10000;
    return surrogate || shorter || point > 0x10FFFF ? -1 : point;
  }

  /** The byte string of a text that {@link #of} made, or of a part of one. */
  public static String bytes(String text) {
    int at = 0;
    while (at < text.length() && text.charAt(at) < 0x80) {
      at++;
    }
    if (at == text.length()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, at);
    while (at < text.length()) {
      int point = text.codePointAt(at);
      if (point >= STRAY && point <= STRAY + 0xFF) {
        out.append((char) (point - STRAY));
      } else {
        out.append(UrlEscapes.byteString(Character.toString(point)));
      }
      at += Character.charCount(point);
    }
    return out.toString();
  }

  /** A byte string in quotes, as Go's messages show it. */
  public static String quoted(String byteString) {
    StringBuilder out = new StringBuilder("\"");
    of(byteString).codePoints().forEach(point -> out.append(quoted(point)));
    return out.append('"').toString();
  }

  private static String quoted(int point) {
    return switch (point) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> {
        boolean stray = point >= STRAY && point <= STRAY + 0xFF;
        boolean shown = point >= ' ' && point != 0x7F && !stray;
        yield shown ? Character.toString(point) : String.format("\\x%02x", point & 0xFF);
      }
    };
  }
}
