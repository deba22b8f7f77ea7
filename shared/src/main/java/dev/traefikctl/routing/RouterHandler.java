package dev.traefikctl.routing;

import dev.traefikctl.http.Exchange;
import dev.traefikctl.http.ExchangeLog;
import dev.traefikctl.http.Handler;
import dev.traefikctl.http.Paths;
import java.util.Set;

/**
 * What happens once a router has matched, before its middlewares.
 *
 * @param denied escapes that the path must not hold
 * @param internal whether its service is Traefik's own
 * @param silent whether the access log must not tell of it
 */
record RouterHandler(
    String name, Set<String> denied, boolean internal, boolean silent, Handler next)
    implements Handler {

  @Override
  public void handle(Exchange exchange) {
    ExchangeLog log = exchange.log();
    String parent = log.router();
    log.router(parent == null ? name : parent + " -> " + name);
    if (internal) {
      log.internal(true);
    }
    if (parent == null) {
      log.silent(silent); // children follow their parent; without a router the entry point decides
    }
    if (!denied.isEmpty() && Paths.hasEscape(exchange.request().path(), denied)) {
      exchange.answer(400, null);
      return;
    }
    next.handle(exchange);
  }
}
