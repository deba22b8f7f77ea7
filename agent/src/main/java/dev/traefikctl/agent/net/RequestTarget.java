package dev.traefikctl.agent.net;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The target of a request line in its parts, with the path as Go's {@code URL.EscapedPath} gives
 * it: as it was written where that is valid, else decoded and encoded anew. A path with a raw
 * {@code #} stays as it is, so that it can be refused later. Reused from request to request.
 */
final class RequestTarget {

  private static final boolean[] VALID = new boolean[256];
  private static final boolean[] PLAIN = new boolean[256];
  private static final boolean[] HOST = new boolean[256];

  static {
    String alphanumeric = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    mark(PLAIN, alphanumeric + "-_.~$&+,/:;=@");
    mark(VALID, alphanumeric + "-_.~$&+,/:;=@!'()*[]%");
    mark(HOST, alphanumeric + "!$%&'()*+,-.:;=[]_~");
  }

  private static void mark(boolean[] table, String characters) {
    for (int i = 0; i < characters.length(); i++) {
      table[characters.charAt(i)] = true;
    }
  }

  private String path = "/";
  private @Nullable String query;
  private @Nullable String host;
  private boolean secure;

  String path() {
    return path;
  }

  @Nullable String query() {
    return query;
  }

  /** The host of an absolute target; null for other forms. */
  @Nullable String host() {
    return host;
  }

  /** Whether this is an absolute target of https. */
  boolean isSecure() {
    return secure;
  }

  /** Whether every byte may stand in a Host header (RFC 3986 section 3.2.2). */
  static boolean validHost(byte[] bytes, int start, int end) {
    for (int i = start; i < end; i++) {
      if (!HOST[bytes[i] & 0xFF]) {
        return false;
      }
    }
    return true;
  }

  /** Takes a target apart; false where it is not one. */
  boolean parse(byte[] bytes, int start, int end) {
    host = null;
    query = null;
    secure = false;
    if (start == end) {
      return false;
    }
    if (bytes[start] == '/') {
      return pathAndQuery(bytes, start, end);
    }
    if (bytes[start] == '*' && end - start == 1) {
      path = "*";
      return true;
    }
    return absolute(bytes, start, end);
  }

  /** The form that only CONNECT has: as an absolute one, without a scheme. */
  boolean parseAuthority(byte[] bytes, int start, int end) {
    return authority(bytes, start, end);
  }

  private boolean absolute(byte[] bytes, int start, int end) {
    int i = start;
    while (i < end && isSchemeByte(bytes[i], i == start)) {
      i++;
    }
    if (i == start || i + 3 > end || bytes[i] != ':' || bytes[i + 1] != '/') {
      return false;
    }
    secure = text(bytes, start, i).equalsIgnoreCase("https");
    if (bytes[i + 2] != '/') {
      return pathAndQuery(bytes, i + 1, end);
    }
    return authority(bytes, i + 3, end);
  }

  private boolean authority(byte[] bytes, int from, int end) {
    int to = from;
    while (to < end && bytes[to] != '/' && bytes[to] != '?') {
      to++;
    }
    int hostStart = from;
    for (int k = from; k < to; k++) {
      if (bytes[k] == '@') {
        hostStart = k + 1;
      }
    }
    if (!Authority.isUser(bytes, from, hostStart) || !Authority.isHost(bytes, hostStart, to)) {
      return false;
    }
    // the one escape that a host may hold is that before a zone (RFC 6874)
    host = hostStart == to ? null : text(bytes, hostStart, to).replace("%25", "%");
    return pathAndQuery(bytes, to, end);
  }

  private static boolean isSchemeByte(byte b, boolean first) {
    boolean letter = b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
    return letter || !first && (b >= '0' && b <= '9' || b == '+' || b == '-' || b == '.');
  }

  private boolean pathAndQuery(byte[] bytes, int start, int end) {
    int i = start;
    boolean valid = true;
    boolean fragment = false;
    for (; i < end && bytes[i] != '?'; i++) {
      byte b = bytes[i];
      if (VALID[b & 0xFF]) {
        if (b == '%' && !escape(bytes, i, end)) {
          return false;
        }
      } else if (isControl(b)) {
        return false;
      } else {
        valid = false;
        fragment |= b == '#';
      }
    }
    for (int k = i; k < end; k++) {
      if (isControl(bytes[k])) {
        return false;
      }
    }
    path = start == i ? "/" : text(bytes, start, i);
    if (!valid && !fragment) {
      path = encodeAnew(bytes, start, i);
    }
    query = i < end ? text(bytes, i + 1, end) : null;
    return true;
  }

  private static boolean isControl(byte b) {
    return b >= 0 && b < 0x20 || b == 0x7F;
  }

  private static boolean escape(byte[] bytes, int at, int end) {
    return at + 2 < end && hex(bytes[at + 1]) >= 0 && hex(bytes[at + 2]) >= 0;
  }

  private static int hex(byte b) {
    return b < 0 ? -1 : Character.digit(b, 16);
  }

  private static String encodeAnew(byte[] bytes, int start, int end) {
    StringBuilder out = new StringBuilder(end - start + 16);
    for (int i = start; i < end; i++) {
      int c = bytes[i] & 0xFF;
      if (c == '%') {
        c = hex(bytes[i + 1]) << 4 | hex(bytes[i + 2]);
        i += 2;
      }
      if (PLAIN[c]) {
        out.append((char) c);
      } else {
        out.append('%').append(upperHex(c >> 4)).append(upperHex(c & 0xF));
      }
    }
    return out.toString();
  }

  private static char upperHex(int digit) {
    return Character.toUpperCase(Character.forDigit(digit, 16));
  }

  private static String text(byte[] bytes, int start, int end) {
    return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
  }
}
