package dev.traefikctl.agent.wire;

import io.netty.util.concurrent.Future;

/** Netty's futures. */
public final class Futures {

  private Futures() {}

  /** Takes a future that need not be watched: what fails there shows in its channel's events. */
  public static void unwatched(Future<?> future) {}
}
