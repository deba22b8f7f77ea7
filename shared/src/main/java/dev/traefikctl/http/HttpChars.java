package dev.traefikctl.http;

/** Character classes of HTTP (RFC 9110 section 5.6.2, RFC 9112). */
public final class HttpChars {

  private static final boolean[] TOKEN = new boolean[256];

  static {
    for (int c = '0'; c <= '9'; c++) {
      TOKEN[c] = true;
    }
    for (int c = 'a'; c <= 'z'; c++) {
      TOKEN[c] = true;
      TOKEN[c - 32] = true;
    }
    for (char c : "!#$%&'*+-.^_`|~".toCharArray()) {
      TOKEN[c] = true;
    }
  }

  private HttpChars() {}

  /** A token character: what methods and header names are made of. */
  public static boolean isToken(byte b) {
    return TOKEN[b & 0xFF];
  }

  /** Whether a byte string is a token. */
  public static boolean isToken(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isToken((byte) text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /** Whether a byte string may be a field value (RFC 9110 section 5.5). */
  public static boolean isFieldValue(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isFieldValue((byte) text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** A character that may stand in a field value: visible, blank, tab or obs-text. */
  public static boolean isFieldValue(byte b) {
    int c = b & 0xFF;
    return c >= 0x20 && c != 0x7F || c == '\t';
  }
}
