package dev.traefikctl.http;

/**
 * Serves one exchange, or passes it on to the next handler. It runs on the exchange's event loop
 * and must not block; it is shared by all exchanges of its configuration and so holds no state of
 * one.
 */
@FunctionalInterface
public interface Handler {
  void handle(Exchange exchange);
}
