package dev.traefikctl.agent.net;

import java.nio.charset.StandardCharsets;

/** Method names as shared strings. */
final class Methods {

  private static final String[] KNOWN = {
    "GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "CONNECT", "TRACE"
  };

  private Methods() {}

  static String of(byte[] head, int start, int end) {
    for (String known : KNOWN) {
      if (is(head, start, end, known)) {
        return known;
      }
    }
    return new String(head, start, end - start, StandardCharsets.ISO_8859_1);
  }

  private static boolean is(byte[] head, int start, int end, String method) {
    if (end - start != method.length()) {
      return false;
    }
    for (int i = 0; i < method.length(); i++) {
      if (head[start + i] != method.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
