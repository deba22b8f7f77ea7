package dev.traefikctl.routing;

import dev.traefikctl.http.Exchange;
import dev.traefikctl.http.Handler;
import dev.traefikctl.http.Upstream;
import dev.traefikctl.http.UpstreamRules;

/** Sends the exchange to one server. */
record ServerHandler(String service, Upstream upstream) implements Handler {

  @Override
  public void handle(Exchange exchange) {
    exchange.log().service(service);
    exchange.log().upstream(upstream);
    if (exchange.request().isUnsendable()) {
      exchange.answer(500, "Internal Server Error");
      return;
    }
    UpstreamRules.settle(exchange.request());
    exchange.forward(upstream);
  }
}
