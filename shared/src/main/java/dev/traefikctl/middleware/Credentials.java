package dev.traefikctl.middleware;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** User and password of an Authorization header (RFC 7617). */
final class Credentials {

  private static final String SCHEME = "Basic ";

  private final String user;
  private final byte[] password;

  private Credentials(String user, byte[] password) {
    this.user = user;
    this.password = password;
  }

  /** The user's name as a byte string. */
  String user() {
    return user;
  }

  byte[] password() {
    return password;
  }

  /** The credentials of a header; null where it has none that are well-formed. */
  static @Nullable Credentials parse(@Nullable String header) {
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return null;
    }
    byte[] decoded = decode(header.substring(SCHEME.length()));
    if (decoded == null) {
      return null;
    }
    String text = new String(decoded, StandardCharsets.ISO_8859_1);
    int colon = text.indexOf(':');
    if (colon < 0) {
      return null;
    }
    byte[] password = text.substring(colon + 1).getBytes(StandardCharsets.ISO_8859_1);
    return new Credentials(text.substring(0, colon), password);
  }

  private static byte @Nullable [] decode(String base64) {
    // Java's decoder forgives missing padding, Traefik's does not
    if (base64.length() % 4 != 0) {
      return null;
    }
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  @Override
  public String toString() {
    return user + ":<password>";
  }
}
