package dev.traefikctl.middleware;

import dev.traefikctl.http.HttpChars;
import dev.traefikctl.http.UrlEscapes;

/** Header names and values that come from a configuration or a decoded path. */
final class FieldValues {

  private FieldValues() {}

  /** Whether a text is the name of a field; others are not sent. */
  static boolean isName(String name) {
    return HttpChars.isToken(UrlEscapes.byteString(name));
  }

  /** A configured text as a field of a response holds it: on one line, else untouched. */
  static String ofResponse(String text) {
    return UrlEscapes.byteString(text).replace('\r', ' ').replace('\n', ' ').strip();
  }
}
