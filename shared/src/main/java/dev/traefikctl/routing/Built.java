package dev.traefikctl.routing;

import dev.traefikctl.http.Handler;
import org.jspecify.annotations.Nullable;

/**
 * A handler, or why there is none.
 *
 * @param error Traefik's words; null where the handler works
 */
record Built(Handler handler, @Nullable String error) {

  /** Stands where a handler could not be built; its router is disabled, so nothing reaches it. */
  static final Handler NOTHING = exchange -> exchange.error(404, "404 page not found");

  static Built of(Handler handler) {
    return new Built(handler, null);
  }

  static Built failed(String error) {
    return new Built(NOTHING, error);
  }

  boolean isFailed() {
    return error != null;
  }
}
