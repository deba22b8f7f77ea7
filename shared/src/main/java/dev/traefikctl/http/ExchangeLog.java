package dev.traefikctl.http;

import org.jspecify.annotations.Nullable;

/** What handlers note for the access log and metrics; times are {@link System#nanoTime} values. */
public final class ExchangeLog {

  private @Nullable String router;
  private @Nullable String service;
  private @Nullable Upstream upstream;
  private @Nullable String userName;
  private boolean internal;

  void reset() {
    router = null;
    service = null;
    upstream = null;
    userName = null;
    internal = false;
  }

  /** The qualified router, {@code parent -> child} for child routers; null where none matched. */
  public @Nullable String router() {
    return router;
  }

  public void router(String name) {
    router = name;
  }

  /** The qualified service that owns the chosen server. */
  public @Nullable String service() {
    return service;
  }

  public void service(String name) {
    service = name;
  }

  /** The server that was chosen last. */
  public @Nullable Upstream upstream() {
    return upstream;
  }

  public void upstream(Upstream chosen) {
    upstream = chosen;
  }

  /** The user that an authentication middleware saw, also a refused one. */
  public @Nullable String userName() {
    return userName;
  }

  public void userName(String name) {
    userName = name;
  }

  /**
   * Whether the exchange belongs to an {@code @internal} router, which is not logged by default.
   */
  public boolean internal() {
    return internal;
  }

  public void internal(boolean value) {
    internal = value;
  }
}
