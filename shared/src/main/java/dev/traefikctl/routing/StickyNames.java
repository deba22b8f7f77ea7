package dev.traefikctl.routing;

import dev.traefikctl.http.HttpChars;
import dev.traefikctl.model.http.Sticky;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Names of sticky cookies, as the API shows them once a service is in use. */
final class StickyNames {

  private static final int LENGTH = 5;

  private StickyNames() {}

  /** The options with the name that the cookie really has. */
  static @Nullable Sticky effective(@Nullable Sticky sticky, String service) {
    Sticky.Cookie cookie = sticky == null ? null : sticky.cookie();
    if (cookie == null) {
      return sticky;
    }
    String name = cookie.name().isEmpty() ? derived(service) : cleaned(cookie.name());
    return new Sticky(
        new Sticky.Cookie(
            name,
            cookie.secure(),
            cookie.httpOnly(),
            cookie.sameSite(),
            cookie.maxAge(),
            cookie.path(),
            cookie.domain()));
  }

  /** Traefik's default: an underscore and the start of a SHA-1 of the qualified service. */
  private static String derived(String service) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-1");
      byte[] text = ("_TRAEFIK_BACKEND_" + service).getBytes(StandardCharsets.UTF_8);
      return "_" + HexFormat.of().formatHex(digest.digest(text)).substring(0, LENGTH);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  private static String cleaned(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      if (!HttpChars.isToken(bytes[i])) {
        bytes[i] = '_';
      }
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
