package dev.traefikctl.http;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Percent-encoding of paths as Traefik's HTTP library does it. Decoded paths are byte strings: each
 * character stands for one byte (ISO-8859-1), so that nothing is lost of paths that are not UTF-8.
 */
public final class UrlEscapes {

  private static final String HEX = "0123456789ABCDEF";

  /** What is written plainly when a decoded path is escaped. */
  private static final boolean[] PLAIN = new boolean[256];

  /** What may stand in an escaped path without the need to escape it. */
  private static final boolean[] VALID = new boolean[256];

  static {
    for (char c = '0'; c <= '9'; c++) {
      PLAIN[c] = true;
    }
    for (char c = 'a'; c <= 'z'; c++) {
      PLAIN[c] = true;
      PLAIN[c - 32] = true;
    }
    for (char c : "-_.~$&+,/:;=@".toCharArray()) {
      PLAIN[c] = true;
    }
    System.arraycopy(PLAIN, 0, VALID, 0, PLAIN.length);
    for (char c : "!'()*[]%".toCharArray()) {
      VALID[c] = true;
    }
  }

  private UrlEscapes() {}

  /** A text as the byte string of its UTF-8 form. */
  public static String byteString(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
      }
    }
    return text;
  }

  /** The text whose UTF-8 form a byte string is; what is not UTF-8 is replaced. */
  public static String text(String byteString) {
    for (int i = 0; i < byteString.length(); i++) {
      if (byteString.charAt(i) >= 0x80) {
        return new String(byteString.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
      }
    }
    return byteString;
  }

  /** Decodes every escape; null where one is malformed (see {@link #malformed}). */
  public static @Nullable String unescape(String escaped) {
    int percent = escaped.indexOf('%');
    if (percent < 0) {
      return escaped;
    }
    StringBuilder out = new StringBuilder(escaped.length()).append(escaped, 0, percent);
    for (int i = percent; i < escaped.length(); i++) {
      char c = escaped.charAt(i);
      if (c == '%') {
        int value = value(escaped, i);
        if (value < 0) {
          return null;
        }
        out.append((char) value);
        i += 2;
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** The first malformed escape, at most three characters; "" where all are well-formed. */
  public static String malformed(String escaped) {
    for (int i = escaped.indexOf('%'); i >= 0; i = escaped.indexOf('%', i + 1)) {
      if (value(escaped, i) < 0) {
        return escaped.substring(i, Math.min(i + 3, escaped.length()));
      }
    }
    return "";
  }

  private static int value(String escaped, int percent) {
    if (percent + 2 >= escaped.length()) {
      return -1;
    }
    int high = hex(escaped.charAt(percent + 1));
    int low = hex(escaped.charAt(percent + 2));
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }

  private static int hex(char c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }

  /** Escapes what has to be, {@code ?} and {@code %} included. */
  public static String escapePath(String decoded) {
    return escape(decoded, PLAIN);
  }

  static String escape(String bytes, boolean[] plain) {
    int first = 0;
    while (first < bytes.length() && plain[bytes.charAt(first) & 0xFF]) {
      first++;
    }
    if (first == bytes.length()) {
      return bytes;
    }
    StringBuilder out = new StringBuilder(bytes.length() + 16).append(bytes, 0, first);
    for (int i = first; i < bytes.length(); i++) {
      int c = bytes.charAt(i) & 0xFF;
      if (plain[c]) {
        out.append((char) c);
      } else {
        out.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      }
    }
    return out.toString();
  }

  /**
   * Whether a path is what {@link #escapePath} makes of its decoded form, told without decoding.
   */
  static boolean isPlain(String escaped) {
    for (int i = 0; i < escaped.length(); i++) {
      if (!PLAIN[escaped.charAt(i) & 0xFF]) {
        return false;
      }
    }
    return true;
  }

  /** Whether a path holds only characters that may stand in an escaped path. */
  public static boolean isValidPath(String escaped) {
    for (int i = 0; i < escaped.length(); i++) {
      if (!VALID[escaped.charAt(i) & 0xFF]) {
        return false;
      }
    }
    return true;
  }

  /**
   * The escaped form of a decoded path: {@code hint} where it is one, else the default encoding.
   *
   * @param hint how the path was encoded by the client or a middleware; null where by default
   */
  public static String escapedPath(String decoded, @Nullable String hint) {
    if (hint != null && isValidPath(hint) && decoded.equals(unescape(hint))) {
      return hint;
    }
    return decoded.equals("*") ? decoded : escapePath(decoded);
  }

  /**
   * Whether a path changes when it is cleaned: empty segments, {@code .} and {@code ..}; a slash at
   * the end stays. Escaped slashes and dots are text.
   */
  public static boolean isUnclean(String escaped) {
    int start = escaped.startsWith("/") ? 1 : 0;
    while (start <= escaped.length()) {
      int slash = escaped.indexOf('/', start);
      int end = slash < 0 ? escaped.length() : slash;
      boolean empty = end == start && slash >= 0;
      if (empty || isDots(escaped, start, end)) {
        return true;
      }
      start = end + 1;
    }
    return false;
  }

  private static boolean isDots(String path, int start, int end) {
    int length = end - start;
    return length >= 1 && length <= 2 && path.charAt(start) == '.' && path.charAt(end - 1) == '.';
  }
}
