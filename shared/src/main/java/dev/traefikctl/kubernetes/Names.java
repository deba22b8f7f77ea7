package dev.traefikctl.kubernetes;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The names that Traefik gives to what it makes of Kubernetes objects. */
final class Names {

  /** Bytes of the hash of a rule that are part of a router's name. */
  private static final int HASH_BYTES = 10;

  private Names() {}

  /** Joins the runs of letters and digits with hyphens. */
  static String normal(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (!Character.isLetter(c) && !isNumber(c)) {
        gap = true;
        continue;
      }
      if (gap && !out.isEmpty()) {
        out.append('-');
      }
      gap = false;
      out.appendCodePoint(c);
    }
    return out.toString();
  }

  private static boolean isNumber(int c) {
    int type = Character.getType(c);
    return type == Character.DECIMAL_DIGIT_NUMBER
        || type == Character.LETTER_NUMBER
        || type == Character.OTHER_NUMBER;
  }

  static String id(String namespace, String name) {
    return namespace.isEmpty() ? name : namespace + "-" + name;
  }

  /** The part of the name of a router that tells its rule. */
  static String key(String match, String name) {
    return name + "-" + hash(match);
  }

  static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
