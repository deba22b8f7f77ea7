package dev.traefikctl.rule;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks into a raw query as Go's {@code url.ParseQuery} reads it: pairs that hold a semicolon or a
 * broken escape do not exist, {@code +} is a blank, a key may come several times. Compares without
 * building anything.
 */
final class QueryScan {

  private QueryScan() {}

  /** Whether one of the values of {@code key} equals {@code value}. */
  static boolean has(@Nullable String query, Utf8 key, Utf8 value) {
    if (query == null) {
      return false;
    }
    for (int at = pair(query, 0, key); at >= 0; at = pair(query, end(query, at) + 1, key)) {
      int end = end(query, at);
      if (decodesTo(query, valueStart(query, at, end), end, value)) {
        return true;
      }
    }
    return false;
  }

  /** The decoded values of {@code key} in their order. */
  static List<String> values(@Nullable String query, Utf8 key) {
    List<String> out = new ArrayList<>(2);
    if (query != null) {
      for (int at = pair(query, 0, key); at >= 0; at = pair(query, end(query, at) + 1, key)) {
        int end = end(query, at);
        out.add(decode(query, valueStart(query, at, end), end));
      }
    }
    return out;
  }

  /** Where the next valid pair of that key starts, from the start of some pair on; or -1. */
  private static int pair(String query, int from, Utf8 key) {
    int at = from;
    while (at < query.length()) {
      int end = end(query, at);
      int keyEnd = keyEnd(query, at, end);
      if (end > at && decodesTo(query, at, keyEnd, key) && isValid(query, keyEnd, end)) {
        return at;
      }
      at = end + 1;
    }
    return -1;
  }

  private static int end(String query, int at) {
    int end = query.indexOf('&', at);
    return end < 0 ? query.length() : end;
  }

  private static int keyEnd(String query, int at, int end) {
    int equals = query.indexOf('=', at);
    return equals < 0 || equals > end ? end : equals;
  }

  private static int valueStart(String query, int at, int end) {
    return Math.min(keyEnd(query, at, end) + 1, end);
  }

  private static boolean isValid(String query, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = query.charAt(i);
      if (c == ';' || c == '%' && hex(query, i, end) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean decodesTo(String query, int start, int end, Utf8 expected) {
    int n = 0;
    for (int i = start; i < end; i++, n++) {
      int c = query.charAt(i);
      if (c == '%') {
        c = hex(query, i, end);
        i += 2;
      } else if (c == '+') {
        c = ' ';
      } else if (c == ';') {
        return false;
      }
      if (n == expected.length() || c < 0 || (byte) c != expected.at(n)) {
        return false;
      }
    }
    return n == expected.length();
  }

  private static String decode(String query, int start, int end) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(end - start);
    for (int i = start; i < end; i++) {
      int c = query.charAt(i);
      if (c == '%') {
        c = hex(query, i, end);
        i += 2;
      } else if (c == '+') {
        c = ' ';
      }
      out.write(c);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /** The byte of the escape at {@code i}, or -1. */
  private static int hex(String query, int i, int end) {
    if (i + 2 >= end) {
      return -1;
    }
    int high = Character.digit(query.charAt(i + 1), 16);
    int low = Character.digit(query.charAt(i + 2), 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }
}
