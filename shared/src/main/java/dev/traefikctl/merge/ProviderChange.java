package dev.traefikctl.merge;

import dev.traefikctl.model.RouterChange;
import dev.traefikctl.model.ServerChange;
import java.util.function.Supplier;

/** What a provider says that is not what it said before. */
public sealed interface ProviderChange {

  /** Everything that the provider says now. */
  ProviderConfig whole();

  /** Anything may have changed. */
  record Full(ProviderConfig whole) implements ProviderChange {}

  /**
   * Only HTTP routers changed.
   *
   * @param routers with names as the provider gives them, without itself
   * @param all makes the configuration as it is after the change
   */
  record Routers(String provider, RouterChange routers, Supplier<ProviderConfig> all)
      implements ProviderChange {

    @Override
    public ProviderConfig whole() {
      return all.get();
    }
  }

  /**
   * Only servers of load balancers changed.
   *
   * @param services with names as the provider gives them, without itself
   * @param all makes the configuration as it is after the last change; it is asked only where
   *     everything has to be compiled
   */
  record Servers(String provider, ServerChange services, Supplier<ProviderConfig> all)
      implements ProviderChange {

    @Override
    public ProviderConfig whole() {
      return all.get();
    }
  }
}
