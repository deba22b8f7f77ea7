package dev.traefikctl.middleware;

import dev.traefikctl.http.Exchange;
import dev.traefikctl.http.Handler;
import dev.traefikctl.http.HeaderName;
import dev.traefikctl.http.UrlReference;

/** Answers with a redirection. */
final class Redirection {

  private static final HeaderName LOCATION = HeaderName.of("Location");

  private Redirection() {}

  /** Redirects from {@code url} to {@code target}, or passes on where that is the same URL. */
  static void redirect(
      Exchange exchange, String url, String target, boolean permanent, Handler next) {
    boolean same = target.equals(url);
    String location = same && hasPlainHost(url) ? url : UrlReference.canonical(target);
    if (location == null) {
      exchange.answer(502, "Bad Gateway");
    } else if (same) {
      exchange.request().reread();
      exchange.request().secureUrl(location.startsWith("https:"));
      next.handle(exchange);
    } else {
      move(exchange, location, permanent);
    }
  }

  /** Whether the URL of a request is well-formed for certain: path and query are but for a #. */
  private static boolean hasPlainHost(String url) {
    int start = url.indexOf("://") + 3;
    int at = start;
    while (at < url.length() && isNameCharacter(url.charAt(at))) {
      at++;
    }
    return at > start && url.startsWith("/", at) && url.indexOf('#', at) < 0;
  }

  private static boolean isNameCharacter(char c) {
    return c < 0x80 && Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_';
  }

  private static void move(Exchange exchange, String location, boolean permanent) {
    boolean get = exchange.request().method().equals("GET");
    int status = permanent ? get ? 301 : 308 : get ? 302 : 307;
    Answers.start(exchange, status).set(LOCATION, location);
    exchange.respond(Answers.phrase(status));
  }
}
