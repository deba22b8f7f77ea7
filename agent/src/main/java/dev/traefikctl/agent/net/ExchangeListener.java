package dev.traefikctl.agent.net;

/** Hears of every exchange that has ended: access log and metrics. */
public interface ExchangeListener {

  /** Nobody listens. */
  ExchangeListener NONE =
      new ExchangeListener() {
        @Override
        public void ended(EndedExchange exchange) {}

        @Override
        public boolean listens() {
          return false;
        }
      };

  /**
   * Called once an exchange on its event loop; must not block. The exchange and all that it gives
   * are only valid during the call.
   */
  void ended(EndedExchange exchange);

  /** Whether it is worth while to call; asked for each exchange, so that it can change. */
  default boolean listens() {
    return true;
  }
}
