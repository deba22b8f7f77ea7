package dev.traefikctl.routing;

import dev.traefikctl.http.Handler;
import org.jspecify.annotations.Nullable;

/**
 * The services behind {@code api@internal}, {@code dashboard@internal}, {@code ping@internal},
 * {@code prometheus@internal}, {@code rest@internal} and {@code acme-http@internal}. The compiler
 * asks for those that the static configuration enables; it serves {@code noop@internal} itself.
 */
@FunctionalInterface
public interface InternalServices {

  /**
   * The handler of a service.
   *
   * @param name the name without provider: {@code api}
   * @return null where this program cannot serve it; routers to it are disabled then
   */
  @Nullable Handler find(String name);
}
