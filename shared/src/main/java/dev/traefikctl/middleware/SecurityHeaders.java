package dev.traefikctl.middleware;

import dev.traefikctl.http.Exchange;
import dev.traefikctl.http.Handler;
import dev.traefikctl.http.HeaderName;
import dev.traefikctl.http.Request;
import dev.traefikctl.http.ResponseFilter;
import dev.traefikctl.http.UrlEscapes;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The security options of {@code headers}. */
final class SecurityHeaders implements Handler {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String NONCE = "$NONCE";
  private static final int NONCE_BYTES = 16;

  /** A request field that says that the client used TLS, if it has this value. */
  private record TlsField(HeaderName name, String value) {}

  private final Handler next;
  private final String[] allowedHosts;
  private final HeaderName[] hostFields;
  private final TlsField[] tlsFields;
  private final HeaderSetter plain;
  private final HeaderSetter overTls;
  private final @Nullable RequestResponseHeaders nonceOptions;

  SecurityHeaders(RequestResponseHeaders options, Handler next) {
    this.next = next;
    this.allowedHosts =
        options.isDevelopment() ? new String[0] : options.allowedHosts().toArray(String[]::new);
    this.hostFields =
        options.hostsProxyHeaders().stream().map(HeaderName::of).toArray(HeaderName[]::new);
    this.tlsFields =
        options.sslProxyHeaders().entrySet().stream()
            .map(SecurityHeaders::tlsField)
            .toArray(TlsField[]::new);
    this.plain = setter(options, false, "");
    this.overTls = setter(options, true, "");
    this.nonceOptions = usesNonce(options) ? options : null;
  }

  private static TlsField tlsField(Map.Entry<String, String> entry) {
    return new TlsField(HeaderName.of(entry.getKey()), UrlEscapes.byteString(entry.getValue()));
  }

  static boolean isUsedBy(RequestResponseHeaders options) {
    return !options.allowedHosts().isEmpty()
        || !options.hostsProxyHeaders().isEmpty()
        || !options.sslProxyHeaders().isEmpty()
        || usesTls(options)
        || usesFields(options)
        || usesDeprecated(options)
        || options.isDevelopment();
  }

  private static boolean usesTls(RequestResponseHeaders options) {
    return options.stsSeconds() != null
        || options.stsIncludeSubdomains()
        || options.stsPreload()
        || options.forceSTSHeader()
        || !options.publicKey().isEmpty();
  }

  private static boolean usesFields(RequestResponseHeaders options) {
    return options.frameDeny()
        || options.contentTypeNosniff()
        || options.browserXssFilter()
        || !options.customFrameOptionsValue().isEmpty()
        || !options.customBrowserXSSValue().isEmpty()
        || !options.contentSecurityPolicy().isEmpty()
        || !options.contentSecurityPolicyReportOnly().isEmpty()
        || !options.referrerPolicy().isEmpty()
        || !options.permissionsPolicy().isEmpty();
  }

  /** These have no effect any more but still make the middleware a valid one. */
  private static boolean usesDeprecated(RequestResponseHeaders options) {
    String host = options.sslHost();
    String features = options.featurePolicy();
    return Boolean.TRUE.equals(options.sslRedirect())
        || Boolean.TRUE.equals(options.sslTemporaryRedirect())
        || Boolean.TRUE.equals(options.sslForceHost())
        || host != null && !host.isEmpty()
        || features != null && !features.isEmpty();
  }

  private static boolean usesNonce(RequestResponseHeaders options) {
    return options.contentSecurityPolicy().contains(NONCE)
        || options.contentSecurityPolicyReportOnly().contains(NONCE);
  }

  private static HeaderSetter setter(RequestResponseHeaders options, boolean tls, String nonce) {
    HeaderSetter out = new HeaderSetter();
    if (!options.isDevelopment()) {
      out.set("Strict-Transport-Security", strictTransport(options, tls));
      out.set("Public-Key-Pins", tls ? options.publicKey() : null);
    }
    String frame = options.customFrameOptionsValue();
    out.set("X-Frame-Options", frame.isEmpty() && options.frameDeny() ? "DENY" : frame);
    out.set("X-Content-Type-Options", options.contentTypeNosniff() ? "nosniff" : null);
    String xss = options.customBrowserXSSValue();
    boolean filter = xss.isEmpty() && options.browserXssFilter();
    return out.set("X-XSS-Protection", filter ? "1; mode=block" : xss)
        .set("Content-Security-Policy", withNonce(options.contentSecurityPolicy(), nonce))
        .set(
            "Content-Security-Policy-Report-Only",
            withNonce(options.contentSecurityPolicyReportOnly(), nonce))
        .set("Referrer-Policy", options.referrerPolicy())
        .set("Permissions-Policy", options.permissionsPolicy());
  }

  private static @Nullable String strictTransport(RequestResponseHeaders options, boolean tls) {
    Long seconds = options.stsSeconds();
    if (seconds == null || seconds == 0 || !tls && !options.forceSTSHeader()) {
      return null;
    }
    return "max-age="
        + seconds
        + (options.stsIncludeSubdomains() ? "; includeSubDomains" : "")
        + (options.stsPreload() ? "; preload" : "");
  }

  private static String withNonce(String policy, String nonce) {
    return policy.replace(NONCE, "'nonce-" + nonce + "'");
  }

  @Override
  public void handle(Exchange exchange) {
    Request request = exchange.request();
    if (allowedHosts.length > 0 && !isAllowed(host(request))) {
      exchange.error(500, "Bad Host");
      return;
    }
    boolean tls = isTls(request);
    exchange.onResponse(nonceOptions == null ? tls ? overTls : plain : fresh(nonceOptions, tls));
    next.handle(exchange);
  }

  private static ResponseFilter fresh(RequestResponseHeaders options, boolean tls) {
    byte[] random = new byte[NONCE_BYTES];
    RANDOM.nextBytes(random);
    return setter(options, tls, Base64.getEncoder().withoutPadding().encodeToString(random));
  }

  private String host(Request request) {
    for (HeaderName field : hostFields) {
      String host = request.headers().get(field);
      if (host != null && !host.isEmpty()) {
        return host;
      }
    }
    return request.host();
  }

  private boolean isAllowed(String host) {
    for (String allowed : allowedHosts) {
      if (allowed.equalsIgnoreCase(host)) {
        return true;
      }
    }
    return false;
  }

  private boolean isTls(Request request) {
    if (request.tls() || request.secureUrl()) {
      return true;
    }
    for (TlsField field : tlsFields) {
      String value = request.headers().get(field.name());
      if (field.value().equals(value == null ? "" : value)) {
        return true;
      }
    }
    return false;
  }
}
