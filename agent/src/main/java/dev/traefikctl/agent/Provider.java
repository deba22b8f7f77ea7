package dev.traefikctl.agent;

import dev.traefikctl.merge.ProviderChange;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A source of dynamic configuration. */
interface Provider extends AutoCloseable {

  /** The name behind the {@code @} of what it defines. */
  String name();

  /**
   * Reads what it says now. It is called by one thread at a time.
   *
   * @return null if nothing changed since the last call, or what is said now is invalid (which was
   *     logged): what was good before goes on
   */
  @Nullable ProviderChange load();

  /** Calls back whenever {@link #load} may return something else, until it is closed. */
  void watch(Runnable changed);

  /** The least time between two changes, if it is more than that of all providers. */
  default Duration throttle() {
    return Duration.ZERO;
  }

  /** Whether {@link #load} has said all that there was; what comes later are changes. */
  default boolean isReady() {
    return true;
  }

  @Override
  void close();
}
