package dev.traefikctl.agent.kube;

import dev.traefikctl.agent.telemetry.Log;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Whether the API server is out of reach, told once when it begins and when the server answers
 * otherwise, then rarely, and at its end.
 */
final class Outage {

  private static final Duration REMINDER = Duration.ofMinutes(10);

  private final LongSupplier clock;
  private final Set<Object> affected = new HashSet<>();
  private final Set<Integer> codes = new HashSet<>();
  private boolean on;
  private long told;
  private long since;

  /**
   * @param clock steady, in nanoseconds
   */
  Outage(LongSupplier clock) {
    this.clock = clock;
  }

  /**
   * There was no usable answer.
   *
   * @param who asked
   */
  synchronized void seen(Object who, Refusal refusal) {
    affected.add(who);
    long now = clock.getAsLong();
    boolean known = !codes.add(refusal.code()); // another status is another trouble
    if (on && known && now - told < REMINDER.toNanos()) {
      return;
    }
    since = on ? since : now;
    on = true;
    told = now;
    Log.error(
        refusal.isUnauthorized()
            ? "The Kubernetes API server refuses the token; the last configuration goes on"
            : "The Kubernetes API server cannot be read; the last configuration goes on",
        "status",
        refusal.code() == 0 ? null : refusal.code(),
        "reason",
        refusal.detail(),
        "seconds",
        Duration.ofNanos(now - since).toSeconds());
  }

  /** The server answered. */
  synchronized void over(Object who) {
    affected.remove(who);
    if (on && affected.isEmpty()) {
      on = false;
      codes.clear();
      Log.info("The Kubernetes API server can be read again");
    }
  }
}
