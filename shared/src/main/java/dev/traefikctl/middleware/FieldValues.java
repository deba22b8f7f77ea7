package dev.traefikctl.middleware;

import dev.traefikctl.http.HttpChars;
import dev.traefikctl.http.UrlEscapes;
import java.util.Locale;
import java.util.Set;

/** Header names and values that come from a configuration or a decoded path. */
final class FieldValues {

  /** Fields that say where a message ends; they follow from the message, never from options. */
  private static final Set<String> FRAMING =
      Set.of("content-length", "transfer-encoding", "trailer");

  private FieldValues() {}

  static boolean isFraming(String name) {
    return FRAMING.contains(name.toLowerCase(Locale.ROOT));
  }

  /** Whether a byte string may be a field value (RFC 9110 section 5.5). */
  static boolean isValid(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (!HttpChars.isFieldValue((byte) value.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  static boolean isName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c > 0x7F || !HttpChars.isToken((byte) c)) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  /** A configured text as a field of a response holds it: on one line, else untouched. */
  static String ofResponse(String text) {
    return UrlEscapes.byteString(text).replace('\r', ' ').replace('\n', ' ').strip();
  }
}
