package dev.traefikctl.middleware;

import dev.traefikctl.http.Handler;
import dev.traefikctl.http.UrlEscapes;
import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;

@Doc("Replaces the path of the request and keeps the old one in X-Replaced-Path.")
public record ReplacePath(@Option(doc = "The new path.", example = "/index.html") String path)
    implements Middleware {

  @Override
  public Handler wrap(Handler next, Wiring wiring) {
    String escaped = UrlEscapes.byteString(path);
    String decoded = UrlEscapes.unescape(escaped);
    return exchange -> {
      if (PathEdits.replace(exchange, PathEdits.encoded(exchange.request()), escaped, decoded)) {
        next.handle(exchange);
      }
    };
  }
}
