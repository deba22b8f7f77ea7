package dev.traefikctl.middleware;

import dev.traefikctl.http.Exchange;
import dev.traefikctl.http.HeaderName;
import dev.traefikctl.http.HttpChars;
import dev.traefikctl.http.Request;
import dev.traefikctl.http.Runes;
import dev.traefikctl.http.UrlEscapes;
import org.jspecify.annotations.Nullable;

/** What the middlewares that change the path have in common. */
final class PathEdits {

  /** Tells the service what was stripped; each middleware adds a line. */
  static final HeaderName FORWARDED_PREFIX = HeaderName.of("X-Forwarded-Prefix");

  /** Tells the service the path before its replacement; each middleware adds a line. */
  static final HeaderName REPLACED_PATH = HeaderName.of("X-Replaced-Path");

  private PathEdits() {}

  /** A slash in front of what is not empty and has none. */
  static String withSlash(String path) {
    return path.isEmpty() || path.charAt(0) == '/' ? path : "/" + path;
  }

  /** The path as the client or the last middleware encoded it. */
  static String encoded(Request request) {
    String hint = request.pathHint();
    if (hint != null) {
      return hint;
    }
    // an empty path is sent as a slash but is still empty
    return request.decodedPath().isEmpty() ? "" : request.path();
  }

  /** Where the escaped path goes on behind that many decoded bytes. */
  static int escapedIndex(String escaped, int decodedLength) {
    int at = 0;
    for (int i = 0; i < decodedLength && at < escaped.length(); i++) {
      boolean escape = escaped.charAt(at) == '%' && at + 2 < escaped.length();
      at += escape ? 3 : 1;
    }
    return at;
  }

  /**
   * Takes a prefix away that the decoded path starts with, and tells the service.
   *
   * @param slash makes also an empty rest start with one slash, as the old {@code forceSlash} did
   * @return false if the request was refused, because what is left would climb out
   */
  static boolean strip(Exchange exchange, String prefix, boolean slash) {
    Request request = exchange.request();
    String hint = request.pathHint();
    String rest = request.decodedPath().substring(prefix.length());
    String hintRest = hint == null ? null : hint.substring(escapedIndex(hint, prefix.length()));
    if (slash) {
      request.path(oneSlash(rest), hintRest == null ? null : oneSlash(hintRest));
    } else {
      request.path(withSlash(rest), hintRest == null ? null : withSlash(hintRest));
    }
    if (refusedUnclean(exchange)) {
      return false;
    }
    tell(request, FORWARDED_PREFIX, prefix);
    return true;
  }

  private static String oneSlash(String path) {
    return path.startsWith("/") ? path : "/" + path;
  }

  /**
   * Answers 400 where cleaning would change the path, which a rule may have relied on. Else the
   * path is from now on what is sent of it.
   */
  static boolean refusedUnclean(Exchange exchange) {
    Request request = exchange.request();
    if (request.decodedPath().isEmpty()) {
      return false;
    }
    if (UrlEscapes.isUnclean(request.path())) {
      exchange.error(400, "Bad Request");
      return true;
    }
    if (request.pathHint() != null) {
      request.path(request.path());
    }
    return false;
  }

  /** Adds a header; one with a line break in it fails the request once it would be sent. */
  private static void tell(Request request, HeaderName name, String value) {
    request.headers().add(name, value);
    if (!HttpChars.isFieldValue(value)) {
      request.doubtHeaders();
    }
  }

  /**
   * Sets the path by its escaped form and remembers the old one.
   *
   * @return false if the request was refused, because the path has a malformed escape
   */
  static boolean replace(Exchange exchange, String old, String escaped, @Nullable String decoded) {
    Request request = exchange.request();
    tell(request, REPLACED_PATH, old);
    if (decoded == null) {
      String bad = Runes.quoted(UrlEscapes.malformed(escaped));
      exchange.error(500, "invalid URL escape " + bad);
      return false;
    }
    request.path(decoded, escaped);
    return true;
  }
}
