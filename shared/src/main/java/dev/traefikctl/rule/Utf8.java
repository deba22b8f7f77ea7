package dev.traefikctl.rule;

import java.nio.charset.StandardCharsets;

/** A text and its bytes, for comparing with what is still encoded. */
final class Utf8 {

  private final String text;
  private final byte[] bytes;

  Utf8(String text) {
    this.text = text;
    bytes = text.getBytes(StandardCharsets.UTF_8);
  }

  int length() {
    return bytes.length;
  }

  byte at(int i) {
    return bytes[i];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Utf8 that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
