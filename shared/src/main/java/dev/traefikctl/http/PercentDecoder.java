package dev.traefikctl.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Decodes percent-escapes to UTF-8 text. */
final class PercentDecoder {

  private PercentDecoder() {}

  /** Decodes all valid escapes but those of the characters in {@code keep}. */
  static String decode(String escaped, String keep) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(escaped.length());
    byte[] in = escaped.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < in.length; i++) {
      int value = in[i] == '%' && i + 2 < in.length ? hex(in[i + 1], in[i + 2]) : -1;
      if (value >= 0 && keep.indexOf(value) < 0) {
        out.write(value);
        i += 2;
      } else {
        out.write(in[i]);
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static int hex(byte high, byte low) {
    int h = Character.digit(high, 16);
    int l = Character.digit(low, 16);
    return h < 0 || l < 0 ? -1 : h << 4 | l;
  }
}
