package dev.traefikctl.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is sent of a path that a middleware has set without a slash at its start. Traefik's proxy
 * reads path and query once more, as the target of a request line: an absolute URL is reduced to
 * its path, and what is no target at all is sent as it is, with a query that every server can read.
 */
final class SentTarget {

  private static final String PLAIN_MARKS = "-_.~";
  private static final boolean[] PLAIN = new boolean[256];

  static {
    for (char c = 0; c < 128; c++) {
      PLAIN[c] = Character.isLetterOrDigit(c) || PLAIN_MARKS.indexOf(c) >= 0;
    }
  }

  private SentTarget() {}

  /** Changes path and query of a request to those that are sent. */
  static void settle(Request request) {
    String path = request.path();
    if (path.equals("*")) {
      return;
    }
    String absolute = pathOfUrl(path);
    if (absolute != null) {
      request.path(absolute.isEmpty() ? "/" : absolute);
    } else {
      String query = request.query();
      request.query(query == null ? null : wellFormed(query));
    }
  }

  /** The path of an absolute URL; null where it is none. */
  private static @Nullable String pathOfUrl(String url) {
    int colon = UrlReference.schemeEnd(url);
    if (colon <= 0) {
      return null;
    }
    String rest = url.substring(colon + 1);
    if (!rest.startsWith("/")) {
      return "";
    }
    if (!rest.startsWith("//")) {
      return rest;
    }
    int slash = rest.indexOf('/', 2);
    return UrlReference.canonical(url) == null ? null : slash < 0 ? "" : rest.substring(slash);
  }

  /**
   * A query without what servers would read differently: where an escape is malformed or a
   * semicolon stands, its well-formed parameters in alphabetical order.
   */
  static String wellFormed(String query) {
    if (query.indexOf(';') < 0 && UrlEscapes.unescape(query) != null) {
      return query;
    }
    Map<String, List<String>> parameters = new TreeMap<>();
    for (String part : query.split("&", -1)) {
      int equals = part.indexOf('=');
      String name = unescape(equals < 0 ? part : part.substring(0, equals));
      String value = equals < 0 ? "" : unescape(part.substring(equals + 1));
      if (!part.isEmpty() && part.indexOf(';') < 0 && name != null && value != null) {
        parameters.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
      }
    }
    List<String> out = new ArrayList<>();
    parameters.forEach(
        (name, values) -> values.forEach(value -> out.add(escape(name) + "=" + escape(value))));
    return String.join("&", out);
  }

  private static @Nullable String unescape(String text) {
    return UrlEscapes.unescape(text.replace('+', ' '));
  }

  private static String escape(String bytes) {
    return UrlEscapes.escape(bytes, PLAIN).replace("%20", "+");
  }
}
