package dev.traefikctl.agent.admin;

import dev.traefikctl.http.Exchange;
import dev.traefikctl.http.Handler;
import dev.traefikctl.http.StatusText;

/** {@code ping@internal}: says OK, until the agent is about to stop. */
public final class Ping implements Handler {

  private final int terminatingStatus;
  private volatile boolean terminating;

  /**
   * @param terminatingStatus {@code ping.terminatingStatusCode}
   */
  public Ping(int terminatingStatus) {
    this.terminatingStatus = terminatingStatus;
  }

  /** From now on load balancers are told to go elsewhere. */
  public void terminate() {
    terminating = true;
  }

  @Override
  public void handle(Exchange exchange) {
    if (terminating) {
      exchange.answer(terminatingStatus, StatusText.of(terminatingStatus));
    } else {
      exchange.answer(200, "OK");
    }
  }
}
