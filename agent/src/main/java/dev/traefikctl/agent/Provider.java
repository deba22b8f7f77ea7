package dev.traefikctl.agent;

import dev.traefikctl.merge.ProviderConfig;
import org.jspecify.annotations.Nullable;

/** A source of dynamic configuration. */
interface Provider extends AutoCloseable {

  /** The name behind the {@code @} of what it defines. */
  String name();

  /**
   * Reads what it says now.
   *
   * @return null if that is invalid (which was logged): what was good before goes on
   */
  @Nullable ProviderConfig load();

  /** Calls back whenever {@link #load} may return something else, until it is closed. */
  void watch(Runnable changed);

  @Override
  void close();
}
