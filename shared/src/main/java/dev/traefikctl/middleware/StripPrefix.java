package dev.traefikctl.middleware;

import dev.traefikctl.http.Handler;
import dev.traefikctl.http.UrlEscapes;
import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Doc("Removes the first prefix that matches from the path of the request.")
public record StripPrefix(
    @Option(
            doc = "Prefixes to strip, tried in this order and compared as plain text.",
            example = "/api")
        List<String> prefixes,
    @Option(doc = "Whether the remaining path starts with a slash.", deprecated = true)
        @Nullable Boolean forceSlash)
    implements Middleware {

  @Override
  public Handler wrap(Handler next, Wiring wiring) {
    String[] stripped =
        prefixes.stream().map(String::strip).map(UrlEscapes::byteString).toArray(String[]::new);
    boolean slash = Boolean.TRUE.equals(forceSlash);
    return exchange -> {
      String prefix = first(stripped, exchange.request().decodedPath());
      if (prefix == null || PathEdits.strip(exchange, prefix, slash)) {
        next.handle(exchange);
      }
    };
  }

  private static @Nullable String first(String[] prefixes, String path) {
    for (String prefix : prefixes) {
      if (path.startsWith(prefix)) {
        return prefix;
      }
    }
    return null;
  }
}
