package dev.traefikctl.routing;

import dev.traefikctl.http.Handler;
import dev.traefikctl.middleware.Middleware;
import java.util.List;

/**
 * Lets an observer wrap what the compiler builds, so that it sees each decision of an exchange.
 * Every method may return its handler as it is; then the exchange pays nothing.
 */
public interface Instrumentation {

  /** Wraps nothing. */
  Instrumentation NONE = new Instrumentation() {};

  /**
   * A router that can match, at its place in the order in which they are tried.
   *
   * @param rule as the user wrote it
   * @param ruleSyntax {@code v2} or {@code v3}
   * @param takes what its clients speak
   */
  record Candidate(String name, String rule, String ruleSyntax, long priority, Takes takes) {}

  /** Which requests may reach a router. */
  enum Takes {
    PLAIN,
    TLS,
    /** A child router: whatever its parent lets through. */
    BOTH
  }

  /**
   * The choice among routers.
   *
   * @param scope the entry point, or the qualified parent router of child routers
   * @param candidates the best first
   */
  default Handler choice(String scope, List<Candidate> candidates, Handler handler) {
    return handler;
  }

  /** What runs once a router has matched: its middlewares and its service. */
  default Handler router(String name, Handler handler) {
    return handler;
  }

  /** One use of a middleware, and all that comes behind it. */
  default Handler middleware(String name, Middleware config, Handler handler) {
    return handler;
  }

  /** A service, with its own middlewares. */
  default Handler service(String name, Handler handler) {
    return handler;
  }
}
