package dev.traefikctl.source.template;

import java.nio.charset.StandardCharsets;

/** Parts of texts by bytes of UTF-8, which Go counts. */
final class Bytes {

  private Bytes() {}

  static int length(String text) {
    return ascii(text) ? text.length() : text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** The bytes from start to end; a character that is cut in two becomes U+FFFD. */
  static String slice(String text, long start, long end) {
    int length = length(text);
    if (start < 0 || end < start || end > length) {
      throw Failure.of("slice bounds out of range [" + start + ":" + end + "]");
    }
    if (ascii(text)) {
      return text.substring((int) start, (int) end);
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new String(bytes, (int) start, (int) (end - start), StandardCharsets.UTF_8);
  }

  private static boolean ascii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }
}
