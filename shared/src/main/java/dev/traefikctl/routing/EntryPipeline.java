package dev.traefikctl.routing;

import dev.traefikctl.http.Exchange;
import dev.traefikctl.http.Handler;
import dev.traefikctl.http.Headers;
import dev.traefikctl.http.Paths;
import dev.traefikctl.http.Request;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What an entry point does to each request before a router is chosen, in Traefik's order: headers
 * with underscores, fragments, percent-encoding, dot segments, semicolons of the query, forwarded
 * headers. A request that is fine as it is costs one look at its path and its header hashes.
 */
final class EntryPipeline implements Handler {

  /** {@code entryPoints.*.http.underscoreHeadersStrategy}. */
  enum UnderscoreHeaders {
    KEEP,
    DELETE,
    REJECT
  }

  /** The options of an entry point that act on requests. */
  record Options(
      UnderscoreHeaders underscoreHeaders,
      boolean sanitizePath,
      boolean encodeQuerySemicolons,
      boolean appendForwardedFor,
      ForwardedHeaders forwardedHeaders) {}

  private final Options options;
  private final Handler routers;

  EntryPipeline(Options options, Handler routers) {
    this.options = options;
    this.routers = routers;
  }

  /** The handlers of all entry points for TCP. */
  static Map<String, Handler> all(EntryPoints entryPoints, Map<String, ? extends Handler> routers) {
    Map<String, Handler> out = new HashMap<>();
    entryPoints
        .pipelines()
        .forEach((name, options) ->
            out.put(name, new EntryPipeline(options, Objects.requireNonNull(routers.get(name)))));
    return out;
  }

  @Override
  public void handle(Exchange exchange) {
    Request request = exchange.request();
    if (options.underscoreHeaders() != UnderscoreHeaders.KEEP && hasUnderscoreHeaders(request)) {
      if (options.underscoreHeaders() == UnderscoreHeaders.REJECT) {
        exchange.error(400, "Bad Request");
        return;
      }
      deleteUnderscoreHeaders(request.headers());
    }
    String path = request.path();
    if (!Paths.isPlain(path)) {
      if (path.indexOf('#') >= 0) {
        exchange.answer(400, null);
        return;
      }
      cleanPath(request, path);
    }
    cleanQuery(request);
    options.forwardedHeaders().apply(request);
    if (!options.appendForwardedFor()) {
      request.appendForwardedFor(false);
    }
    routers.handle(exchange);
  }

  private void cleanPath(Request request, String path) {
    String clean = Paths.escaped(Paths.normalized(path));
    if (options.sanitizePath()) {
      clean = Paths.sanitized(clean);
    }
    if (!clean.equals(path)) {
      request.path(clean);
    }
  }

  /** Semicolons would separate parameters for some servers only, so none gets through. */
  private void cleanQuery(Request request) {
    String query = request.query();
    if (query != null && query.indexOf(';') >= 0) {
      if (options.encodeQuerySemicolons()) {
        request.query(query.replace(";", "%3B"));
      } else {
        request.effectiveQuery(query.replace(';', '&'));
      }
    }
  }

  private static boolean hasUnderscoreHeaders(Request request) {
    Headers headers = request.headers();
    for (int i = 0; i < headers.size(); i++) {
      if (headers.name(i).indexOf('_') >= 0) {
        return true;
      }
    }
    return false;
  }

  private static void deleteUnderscoreHeaders(Headers headers) {
    for (int i = headers.size() - 1; i >= 0; i--) {
      if (headers.name(i).indexOf('_') >= 0) {
        headers.remove(i);
      }
    }
  }
}
