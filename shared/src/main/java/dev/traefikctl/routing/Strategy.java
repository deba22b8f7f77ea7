package dev.traefikctl.routing;

import dev.traefikctl.http.Exchange;
import org.jspecify.annotations.Nullable;

/** How a balancer chooses; used by all event loops at once. */
@FunctionalInterface
interface Strategy {

  /** The target of this exchange; null where there is none to choose. */
  @Nullable Target choose(Exchange exchange);
}
