package dev.traefikctl.agent.net;

/** Whether a client's connection can stay behind the response that is made now. */
final class KeepAlive {

  private final EntryPointServer server;
  private final long openedNanos = System.nanoTime();
  private int requests;
  private boolean over;

  KeepAlive(EntryPointServer server) {
    this.server = server;
  }

  /** Whether no request was complete yet. */
  boolean isNew() {
    return requests == 0;
  }

  void requestBegins() {
    requests++;
  }

  /** The connection ends behind the next response, whatever else holds. */
  void end() {
    over = true;
  }

  boolean over() {
    return over;
  }

  /** Whether this is the last response that the entry point allows the connection. */
  boolean isWorn() {
    int max = server.settings().keepAliveMaxRequests();
    long maxAge = server.limits().keepAliveNanos();
    return over
        || max > 0 && requests >= max
        || maxAge > 0 && System.nanoTime() - openedNanos > maxAge
        || server.draining();
  }
}
