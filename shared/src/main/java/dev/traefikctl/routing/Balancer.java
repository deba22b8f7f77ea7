package dev.traefikctl.routing;

import dev.traefikctl.http.Exchange;
import dev.traefikctl.http.Handler;

/** Sends each exchange to the target that its strategy chooses; 503 where there is none. */
record Balancer(Strategy strategy) implements Handler {

  @Override
  public void handle(Exchange exchange) {
    handle(strategy, exchange);
  }

  static void handle(Strategy strategy, Exchange exchange) {
    Target target = strategy.choose(exchange);
    if (target == null) {
      exchange.error(503, "no available server");
      return;
    }
    target.handler().handle(exchange);
  }
}
