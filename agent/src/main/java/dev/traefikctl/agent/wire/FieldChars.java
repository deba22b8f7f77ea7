package dev.traefikctl.agent.wire;

import dev.traefikctl.http.HttpChars;

/** Tables that make one lookup of each byte of a head: valid or not, and in its canonical case. */
final class FieldChars {

  /** A name's byte at a word's start, zero where it may not stand in a name. */
  static final byte[] UPPER = new byte[256];

  /** A name's byte inside of a word. */
  static final byte[] LOWER = new byte[256];

  static final boolean[] VALUE = new boolean[256];

  static {
    for (int c = 0; c < 256; c++) {
      byte b = (byte) c;
      VALUE[c] = HttpChars.isFieldValue(b);
      if (HttpChars.isToken(b)) {
        UPPER[c] = b >= 'a' && b <= 'z' ? (byte) (b - 32) : b;
        LOWER[c] = b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b;
      }
    }
  }

  private FieldChars() {}
}
