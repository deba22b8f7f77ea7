package dev.traefikctl.middleware;

import dev.traefikctl.diag.Code;
import dev.traefikctl.http.Handler;
import dev.traefikctl.http.HeaderName;
import dev.traefikctl.http.Request;
import dev.traefikctl.http.UrlEscapes;
import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

@Doc("Redirects requests that use another scheme or port.")
public record RedirectScheme(
    @Option(doc = "The scheme to redirect to; required.", example = "https") String scheme,
    @Option(doc = "The port to redirect to.", example = "443") String port,
    @Option(doc = "Answers 301 or 308 instead of 302 or 307.") boolean permanent)
    implements Middleware {

  /** Traefik replaces by this expression, so dollars in scheme and port refer to its groups. */
  private static final String URL = "^(https?):\\/\\/(\\[[\\w:.]+\\]|[\\w\\._-]+)?(:\\d+)?(.*)$";

  private static final HeaderName FORWARDED_PROTO = HeaderName.of("X-Forwarded-Proto");

  @Override
  public Handler wrap(Handler next, Wiring wiring) {
    if (scheme.isEmpty()) {
      return wiring.fail(
          Code.MIDDLEWARE_VALUE_MISSING, "scheme", "you must provide a target scheme");
    }
    String prefix = UrlEscapes.byteString(scheme) + "://";
    String colonPort = isDefaultPort() ? "" : ":" + UrlEscapes.byteString(port);
    Replacement template = template();
    return exchange -> {
      Request request = exchange.request();
      Origin origin = Origin.of(request.host(), clientScheme(request));
      String asked = request.askedTarget();
      String url = origin.url(asked);
      String target =
          template == null
              ? prefix + origin.name() + colonPort + origin.rest() + asked
              : Objects.requireNonNullElse(template.replaceAll(url), url);
      Redirection.redirect(exchange, url, target, permanent, next);
    };
  }

  /** What URLs are replaced by; null where nothing in it refers to them but the host. */
  private @Nullable Replacement template() {
    if (scheme.indexOf('$') < 0 && port.indexOf('$') < 0) {
      return null;
    }
    String text = scheme + "://${2}" + (isDefaultPort() ? "" : ":" + port) + "${4}";
    return Replacement.of(text, URL, Patterns.compile(URL));
  }

  private boolean isDefaultPort() {
    return port.isEmpty()
        || scheme.equals("http") && port.equals("80")
        || scheme.equals("https") && port.equals("443");
  }

  /** The scheme that the client used, which a trusted hop before us may know better. */
  private static String clientScheme(Request request) {
    String forwarded = request.headers().get(FORWARDED_PROTO);
    if (forwarded != null) {
      if (forwarded.equalsIgnoreCase("https") || forwarded.equalsIgnoreCase("wss")) {
        return "https";
      }
      if (forwarded.equalsIgnoreCase("http") || forwarded.equalsIgnoreCase("ws")) {
        return "http";
      }
    }
    return request.tls() ? "https" : "http";
  }
}
