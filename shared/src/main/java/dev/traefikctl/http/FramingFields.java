package dev.traefikctl.http;

import java.util.Locale;
import java.util.Set;

/**
 * Fields that say where a message ends (RFC 9112 section 6). They follow from the message: neither
 * options nor trailers may set them.
 */
public final class FramingFields {

  private static final Set<String> NAMES = Set.of("content-length", "transfer-encoding", "trailer");

  private FramingFields() {}

  /** Whether a name is one of theirs, in any spelling. */
  public static boolean contains(String name) {
    return NAMES.contains(name.toLowerCase(Locale.ROOT));
  }
}
