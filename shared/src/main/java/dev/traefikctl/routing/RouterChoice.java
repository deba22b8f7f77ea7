package dev.traefikctl.routing;

import dev.traefikctl.http.Exchange;
import dev.traefikctl.http.Handler;
import dev.traefikctl.rule.RuleIndex;

/** Gives each exchange to the router of the highest priority that matches; 404 where none does. */
record RouterChoice(RuleIndex<Handler> plain, RuleIndex<Handler> tls) implements Handler {

  @Override
  public void handle(Exchange exchange) {
    Handler router = (exchange.request().tls() ? tls : plain).find(exchange.request());
    if (router == null) {
      exchange.error(404, "404 page not found");
      return;
    }
    router.handle(exchange);
  }
}
