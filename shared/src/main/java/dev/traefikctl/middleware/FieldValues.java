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

  /** Whether a text is the name of a field; others are not sent. */
  static boolean isName(String name) {
    return HttpChars.isToken(UrlEscapes.byteString(name));
  }

  /** A configured text as a field of a response holds it: on one line, else untouched. */
  static String ofResponse(String text) {
    return UrlEscapes.byteString(text).replace('\r', ' ').replace('\n', ' ').strip();
  }
}
