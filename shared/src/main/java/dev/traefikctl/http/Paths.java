package dev.traefikctl.http;

import java.util.Set;

/**
 * Request paths: normalisation (RFC 3986 section 6.2.2) as Traefik's entry points do it. A path off
 * the wire has one char a byte.
 */
public final class Paths {

  /** Characters whose escapes stay escaped in the path that rules see. */
  private static final String RESERVED = ":/?#[]@!$&'()*+,;=%";

  private static final String HEX = "0123456789ABCDEF";

  /** Whether a character neither needs an escape nor takes part in normalisation. */
  private static final boolean[] PLAIN = new boolean[128];

  static {
    for (char c = 0; c < 128; c++) {
      PLAIN[c] = isUnreserved(c) && c != '.' || "$&+,:;=@!'()*[]".indexOf(c) >= 0;
    }
  }

  private Paths() {}

  private static boolean isUnreserved(int c) {
    return c >= '0' && c <= '9'
        || c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c == '-'
        || c == '.'
        || c == '_'
        || c == '~';
  }

  /**
   * Whether a path surely is as {@link #normalized}, {@link #escaped} and {@link #sanitized} leave
   * it and holds no '#'; one look at each character. False only says that they must be asked.
   */
  public static boolean isPlain(String path) {
    char before = 0;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c >= 128 || !PLAIN[c] && (c != '/' && c != '.' || before == '/')) {
        return false;
      }
      before = c;
    }
    return path.startsWith("/");
  }

  /** The path that rules see: every escape decoded, except those of reserved characters. */
  public static String routingPath(String escaped) {
    if (escaped.indexOf('%') < 0) {
      return escaped;
    }
    return PercentDecoder.decode(escaped, RESERVED);
  }

  /**
   * Decodes the escapes of unreserved characters and writes the others in upper case; the same
   * object where nothing changes. Malformed escapes stay, since HTTP parsers refuse them before
   * ({@link UrlEscapes#malformed}). Called by the entry point's pipeline.
   */
  public static String normalized(String path) {
    int from = path.indexOf('%');
    if (from < 0) {
      return path;
    }
    StringBuilder out = new StringBuilder(path.length()).append(path, 0, from);
    for (int i = from; i < path.length(); i++) {
      int value = path.charAt(i) == '%' && i + 2 < path.length() ? escapeAt(path, i) : -1;
      if (value < 0) {
        out.append(path.charAt(i));
        continue;
      }
      if (isUnreserved(value)) {
        out.append((char) value);
      } else {
        out.append('%').append(HEX.charAt(value >> 4)).append(HEX.charAt(value & 15));
      }
      i += 2;
    }
    return path.contentEquals(out) ? path : out.toString();
  }

  private static int escapeAt(String path, int i) {
    int high = Character.digit(path.charAt(i + 1), 16);
    int low = Character.digit(path.charAt(i + 2), 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }

  /**
   * The path as it is sent on: the given one if it is a valid encoding, else decoded and escaped
   * anew (so {@code /a%2Fb|} becomes {@code /a/b%7C}). Called by the entry point's pipeline.
   */
  public static String escaped(String path) {
    String bytes = isWide(path) ? UrlEscapes.byteString(path) : path;
    String decoded = UrlEscapes.isValidPath(bytes) ? null : UrlEscapes.unescape(bytes);
    return decoded == null ? bytes : UrlEscapes.escapePath(decoded);
  }

  /** A path that was not read off a wire may hold any character. */
  private static boolean isWide(String path) {
    for (int i = 0; i < path.length(); i++) {
      if (path.charAt(i) > 0xFF) {
        return true;
      }
    }
    return false;
  }

  /**
   * Resolves {@code .} and {@code ..} segments and double slashes; a slash at the end stays. The
   * same object where nothing changes. Called by the entry point's pipeline ({@code sanitizePath}).
   */
  public static String sanitized(String path) {
    if (!path.startsWith("/")) {
      return path;
    }
    StringBuilder out = new StringBuilder(path.length());
    for (int start = 1; start <= path.length(); ) {
      int slash = path.indexOf('/', start);
      int end = slash < 0 ? path.length() : slash;
      resolve(out, path, start, end);
      start = end + 1;
    }
    if (out.isEmpty() || path.endsWith("/")) {
      out.append('/');
    }
    return path.contentEquals(out) ? path : out.toString();
  }

  private static void resolve(StringBuilder out, String path, int start, int end) {
    int length = end - start;
    if (length == 0 || length == 1 && path.charAt(start) == '.') {
      return;
    }
    if (length == 2 && path.startsWith("..", start)) {
      out.setLength(Math.max(0, out.lastIndexOf("/")));
      return;
    }
    out.append('/').append(path, start, end);
  }

  /** Whether a path with upper-case escapes, as the pipeline leaves it, holds one of these. */
  public static boolean hasEscape(String path, Set<String> escapes) {
    for (int i = path.indexOf('%'); i >= 0 && i + 2 < path.length(); i = path.indexOf('%', i + 3)) {
      if (escapes.contains(path.substring(i, i + 3))) {
        return true;
      }
    }
    return false;
  }
}
