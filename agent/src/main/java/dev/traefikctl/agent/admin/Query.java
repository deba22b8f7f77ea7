package dev.traefikctl.agent.admin;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of a query string; of a repeated one the first counts, as with Go's Get. */
final class Query {

  private final Map<String, String> values = new HashMap<>();

  private Query() {}

  /** Reads a raw query; pairs that are not validly escaped are left out. */
  static Query parse(@Nullable String raw) {
    Query query = new Query();
    if (raw != null) {
      for (String pair : raw.split("&", -1)) {
        query.add(pair);
      }
    }
    return query;
  }

  private void add(String pair) {
    int equals = pair.indexOf('=');
    try {
      String name = decode(equals < 0 ? pair : pair.substring(0, equals));
      values.putIfAbsent(name, equals < 0 ? "" : decode(pair.substring(equals + 1)));
    } catch (IllegalArgumentException e) {
      // Go drops such a pair and goes on with the others.
    }
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** The value, "" where there is none. */
  String get(String name) {
    return values.getOrDefault(name, "");
  }

  /** A number from 1 on, or the default where the parameter is empty. */
  long positive(String name, int byDefault) throws BadRequest {
    String text = get(name);
    if (text.isEmpty()) {
      return byDefault;
    }
    long value = 0;
    boolean fits = text.matches("[+-]?[0-9]+");
    if (fits) {
      try {
        value = Long.parseLong(text);
      } catch (NumberFormatException e) {
        value = text.startsWith("-") ? Long.MIN_VALUE : Long.MAX_VALUE;
        fits = false;
      }
    }
    if (!fits || value <= 0) {
      throw new BadRequest("invalid request: " + name + ": " + value);
    }
    return value;
  }

  /** A request that is answered 400 with this message. */
  static final class BadRequest extends Exception {
    private static final long serialVersionUID = 1L;

    BadRequest(String message) {
      super(message);
    }
  }
}
