package dev.traefikctl.middleware;

import dev.traefikctl.diag.Code;
import dev.traefikctl.http.Handler;
import java.util.List;
import java.util.function.Supplier;

/** What a middleware gets from the compiler while its handler is built. */
public interface Wiring {

  /** The qualified name of the middleware: {@code strip@file}. */
  String name();

  /**
   * Notes an error in the configuration, in Traefik's words; the routers that use the middleware
   * will be disabled. Return its result.
   *
   * @param option the path of the option below the middleware's own section, "" for the whole
   */
  Handler fail(Code code, String option, String message);

  /**
   * Wraps {@code next} in other middlewares by name (chain); unknown ones and cycles are errors.
   */
  Handler chain(List<String> middlewares, Handler next);

  /**
   * State that outlives a reload as long as the middleware's name and record stay equal (rate-limit
   * buckets). Each use of a middleware has its own: two routers that name the same one, or a router
   * that names it twice, do not share state.
   *
   * @param part distinguishes several states of one middleware
   */
  <S> S state(String part, Class<S> type, Supplier<S> initial);
}
