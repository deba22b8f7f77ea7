package dev.traefikctl.agent;

import java.time.Duration;

/**
 * When a reload may happen: the first at once, then at most one in each {@code
 * providersThrottleDuration}. Times are {@link System#nanoTime} values.
 */
final class ReloadPacer {

  private final long throttle;
  private long last;
  private boolean any;

  ReloadPacer(Duration throttle) {
    this.throttle = throttle.toNanos();
  }

  /** How long to wait from {@code now} on; 0 or less is not at all. */
  long delay(long now) {
    return any ? last + throttle - now : 0;
  }

  /** A new configuration was applied. */
  void applied(long now) {
    last = now;
    any = true;
  }
}
