package dev.traefikctl.middleware;

import dev.traefikctl.diag.Code;
import dev.traefikctl.http.Handler;
import dev.traefikctl.schema.VariantKeys;

/**
 * An HTTP middleware of Traefik: the record's components are its options, {@link #wrap} is what it
 * does. The permitted types are the registry; everything else (binding, documentation, completion)
 * follows from them.
 */
public sealed interface Middleware
    permits AddPrefix,
        BasicAuth,
        Buffering,
        Chain,
        CircuitBreaker,
        Compress,
        ContentType,
        DigestAuth,
        EncodedCharacters,
        Errors,
        ForwardAuth,
        GrpcWeb,
        InFlightReq,
        IpAllowList,
        IpWhiteList,
        PassTlsClientCert,
        Plugin,
        RateLimit,
        RedirectRegex,
        RedirectScheme,
        ReplacePath,
        ReplacePathRegex,
        RequestResponseHeaders,
        Retry,
        StripPrefix,
        StripPrefixRegex {

  /**
   * Builds the handler that stands before {@code next}; called once per use and configuration.
   *
   * @return the result of {@link Wiring#fail} when the options are invalid
   */
  default Handler wrap(Handler next, Wiring wiring) {
    return wiring.fail(
        Code.MIDDLEWARE_NOT_IMPLEMENTED,
        "",
        "middleware type " + key() + " is not served by this version yet");
  }

  /** The key of this type in configurations. */
  default String key() {
    return VariantKeys.of(getClass());
  }
}
