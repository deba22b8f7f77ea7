package dev.traefikctl.agent.wire;

/** Looks into the comma-separated lists of header values. */
public final class Tokens {

  private Tokens() {}

  /** Whether the list in {@code bytes[start, end)} has this lower-case token; case is ignored. */
  public static boolean has(byte[] bytes, int start, int end, String token) {
    int at = start;
    while (at < end) {
      int comma = at;
      while (comma < end && bytes[comma] != ',') {
        comma++;
      }
      if (equalsTrimmed(bytes, at, comma, token)) {
        return true;
      }
      at = comma + 1;
    }
    return false;
  }

  private static boolean equalsTrimmed(byte[] bytes, int start, int end, String token) {
    int from = start;
    int to = end;
    while (from < to && blank(bytes[from])) {
      from++;
    }
    while (to > from && blank(bytes[to - 1])) {
      to--;
    }
    return same(bytes, from, to, token);
  }

  private static boolean blank(byte b) {
    return b == ' ' || b == '\t';
  }

  /** Whether {@code bytes[start, end)} is this lower-case text; case is ignored. */
  public static boolean same(byte[] bytes, int start, int end, String lower) {
    if (end - start != lower.length()) {
      return false;
    }
    for (int i = 0; i < lower.length(); i++) {
      int c = bytes[start + i];
      if (c >= 'A' && c <= 'Z') {
        c += 32;
      }
      if (c != lower.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The decimal number in {@code bytes[start, end)}, -1 where it is none or beyond 2^63-1. */
  public static long number(byte[] bytes, int start, int end) {
    if (start == end) {
      return -1;
    }
    long value = 0;
    for (int i = start; i < end; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9 || value > (Long.MAX_VALUE - digit) / 10) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }
}
