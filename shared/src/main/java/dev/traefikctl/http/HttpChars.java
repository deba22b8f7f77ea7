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

  /** A character that may stand in a field value: visible, blank, tab or obs-text. */
  public static boolean isFieldValue(byte b) {
    int c = b & 0xFF;
    return c >= 0x20 && c != 0x7F || c == '\t';
  }
}
