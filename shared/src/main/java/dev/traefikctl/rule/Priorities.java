package dev.traefikctl.rule;

import org.jspecify.annotations.Nullable;

/** The priorities of routers. */
public final class Priorities {

  /** The highest that a user may set; what is above is for internal routers. */
  public static final long MAX = Long.MAX_VALUE - 1000;

  private Priorities() {}

  /** What is wrong with a configured priority, in Traefik's words; null where nothing is. */
  public static @Nullable String problem(long configured) {
    if (configured <= MAX) {
      return null;
    }
    return "the router priority " + configured + " exceeds the max user-defined priority " + MAX;
  }
}
