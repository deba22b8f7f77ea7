package dev.traefikctl.middleware;

import dev.traefikctl.diag.Code;
import dev.traefikctl.http.Handler;
import dev.traefikctl.http.HeaderName;
import dev.traefikctl.http.Request;
import org.jspecify.annotations.Nullable;

/** Tells the sources of requests apart as a {@link SourceCriterion} says. */
@FunctionalInterface
interface SourceKey {

  /** What Traefik's messages begin with. */
  String EXTRACTOR = "getting source extractor: ";

  /** What stands for the source of a request; may be "". */
  String of(Request request);

  /**
   * Checks the section {@code sourceCriterion}.
   *
   * @return null if it is valid, else the result of {@link Wiring#fail}
   */
  static @Nullable Handler invalid(@Nullable SourceCriterion criterion, Wiring wiring) {
    if (criterion == null) {
      return null;
    }
    boolean address = criterion.ipStrategy() != null;
    boolean header = !criterion.requestHeaderName().isEmpty();
    if (address && header) {
      return exclusive("iPStrategy and RequestHeaderName", wiring);
    }
    if (address && criterion.requestHost()) {
      return exclusive("iPStrategy and RequestHost", wiring);
    }
    if (header && criterion.requestHost()) {
      return exclusive("requestHost and RequestHeaderName", wiring);
    }
    return ClientIp.invalid(
        criterion.ipStrategy(), "sourceCriterion.ipStrategy", EXTRACTOR, wiring);
  }

  private static Handler exclusive(String options, Wiring wiring) {
    return wiring.fail(
        Code.MIDDLEWARE_VALUE_MISSING,
        "sourceCriterion",
        EXTRACTOR + options + " are mutually exclusive");
  }

  /**
   * The key that a valid criterion stands for.
   *
   * @param otherwise the key where the criterion says nothing
   */
  static SourceKey of(@Nullable SourceCriterion criterion, SourceKey otherwise) {
    if (criterion == null) {
      return otherwise;
    }
    if (criterion.ipStrategy() != null) {
      return ClientIp.of(criterion.ipStrategy())::find;
    }
    if (!criterion.requestHeaderName().isEmpty()) {
      HeaderName name = HeaderName.of(criterion.requestHeaderName());
      return request -> {
        String value = request.headers().get(name);
        return value == null ? "" : value;
      };
    }
    return criterion.requestHost() ? Request::host : otherwise;
  }
}
