package dev.traefikctl.http;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A header field name in canonical form ({@code X-Forwarded-For}), with what makes comparisons
 * cheap. Make constants of names that are looked up per request.
 */
public final class HeaderName {

  /** Bounds the cache of names that configurations mention; beyond it names are made anew. */
  private static final int MAX_CACHED = 4096;

  /** Longer names come from clients, if from anybody, and must not fill the memory. */
  private static final int MAX_CACHED_LENGTH = 64;

  private static final ConcurrentHashMap<String, HeaderName> CACHE = new ConcurrentHashMap<>();

  private final String text;
  private final byte[] bytes;
  private final int hash;

  private HeaderName(String text) {
    this.text = text;
    this.bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    this.hash = hash(bytes, 0, bytes.length);
  }

  /** The name in canonical form; names with characters that are not token characters stay as is. */
  public static HeaderName of(String name) {
    HeaderName known = CACHE.get(name);
    if (known != null) {
      return known;
    }
    HeaderName made = new HeaderName(canonical(name));
    if (name.length() <= MAX_CACHED_LENGTH && CACHE.size() < MAX_CACHED) {
      CACHE.put(name, made);
    }
    return made;
  }

  /** The exact spelling given, for the few headers that Traefik writes as configured. */
  public static HeaderName exactly(String name) {
    return new HeaderName(name);
  }

  /** Canonical form as Go's {@code textproto.CanonicalMIMEHeaderKey} gives it. */
  public static String canonical(String name) {
    byte[] out = name.getBytes(StandardCharsets.ISO_8859_1);
    for (byte b : out) {
      if (!HttpChars.isToken(b)) {
        return name;
      }
    }
    canonicalize(out, 0, out.length);
    return new String(out, StandardCharsets.ISO_8859_1);
  }

  /** Rewrites token characters in place: upper case at the start and after '-', else lower case. */
  public static void canonicalize(byte[] name, int start, int end) {
    boolean upper = true;
    for (int i = start; i < end; i++) {
      byte b = name[i];
      if (upper && b >= 'a' && b <= 'z') {
        name[i] = (byte) (b - 32);
      } else if (!upper && b >= 'A' && b <= 'Z') {
        name[i] = (byte) (b + 32);
      }
      upper = b == '-';
    }
  }

  /** A hash of a name that does not depend on case, nor on '_' being written for '-'. */
  static int hash(byte[] name, int start, int end) {
    int h = 0;
    for (int i = start; i < end; i++) {
      h = hashStep(h, name[i]);
    }
    return hashEnd(h);
  }

  /** One step of the hash of a name, for parsers that see each byte once; starts with zero. */
  public static int hashStep(int hash, byte b) {
    return hash * 31 + (b == '_' ? '-' : b | 0x20);
  }

  /** The hash of a name whose bytes have all been through {@link #hashStep}. */
  public static int hashEnd(int hash) {
    return hash ^ (hash >>> 15);
  }

  /** Whether the bytes are this name; case is ignored. */
  public boolean matches(byte[] name, int start, int end) {
    if (end - start != bytes.length) {
      return false;
    }
    for (int k = 0; k < bytes.length; k++) {
      int a = name[start + k];
      int b = bytes[k];
      if (a != b && !((a ^ b) == 0x20 && (a | 0x20) >= 'a' && (a | 0x20) <= 'z')) {
        return false;
      }
    }
    return true;
  }

  public String text() {
    return text;
  }

  byte[] bytes() {
    return bytes;
  }

  /** The hash that {@link #hashStep} and {@link #hashEnd} give for this name. */
  public int nameHash() {
    return hash;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HeaderName that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return text;
  }
}
