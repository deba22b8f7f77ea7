package dev.traefikctl.middleware;

import dev.traefikctl.http.Exchange;
import dev.traefikctl.http.Handler;
import dev.traefikctl.http.HeaderName;

/** Answers with a redirection. */
final class Redirection {

  private static final HeaderName LOCATION = HeaderName.of("Location");

  private Redirection() {}

  /** Redirects from {@code url} to {@code target}, or passes on where that is the same URL. */
  static void redirect(
      Exchange exchange, String url, String target, boolean permanent, Handler next) {
    if (target.equals(url)) {
      next.handle(exchange);
      return;
    }
    String location = UrlReference.canonical(target);
    if (location == null) {
      exchange.answer(502, "Bad Gateway");
    } else {
      move(exchange, location, permanent);
    }
  }

  private static void move(Exchange exchange, String location, boolean permanent) {
    boolean get = exchange.request().method().equals("GET");
    int status = permanent ? get ? 301 : 308 : get ? 302 : 307;
    Answers.start(exchange, status).set(LOCATION, location);
    exchange.respond(Answers.phrase(status));
  }
}
