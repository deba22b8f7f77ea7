package dev.traefikctl.agent.admin;

import dev.traefikctl.http.Exchange;
import dev.traefikctl.http.Handler;
import java.util.function.BooleanSupplier;

/**
 * {@code ready@internal}, which Traefik does not have: whether the first configuration of every
 * provider is in effect, and the agent is not about to stop.
 */
public final class Ready implements Handler {

  private final BooleanSupplier complete;
  private volatile boolean terminating;

  /**
   * @param complete whether every provider has said all that there was at the start
   */
  public Ready(BooleanSupplier complete) {
    this.complete = complete;
  }

  /** From now on it is not ready. */
  public void terminate() {
    terminating = true;
  }

  @Override
  public void handle(Exchange exchange) {
    if (terminating) {
      exchange.answer(503, "stopping");
    } else if (complete.getAsBoolean()) {
      exchange.answer(200, "OK");
    } else {
      exchange.answer(503, "waiting for the first configuration of a provider");
    }
  }
}
