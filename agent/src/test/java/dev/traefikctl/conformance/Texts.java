package dev.traefikctl.conformance;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Bodies as they stand in observations: text, or size and digest. */
final class Texts {

  private Texts() {}

  static String of(byte[] data, int limit) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(data)).toString();
      return text.codePointCount(0, text.length()) <= limit ? text : digest(data);
    } catch (CharacterCodingException notText) {
      return digest(data);
    }
  }

  private static String digest(byte[] data) {
    try {
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(data);
      String hex = HexFormat.of().formatHex(sum).substring(0, 16);
      return "<" + data.length + " bytes sha256:" + hex + ">";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
