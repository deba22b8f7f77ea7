package dev.traefikctl.middleware;

import dev.traefikctl.diag.Code;
import dev.traefikctl.http.Handler;
import dev.traefikctl.http.Request;
import dev.traefikctl.http.UrlEscapes;
import dev.traefikctl.schema.Constraint;
import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;

@Doc("Puts a prefix before the path of the request.")
public record AddPrefix(
    @Constraint(rule = "self.startsWith('/')", message = "must start with a '/'")
        @Option(doc = "The prefix to add.", example = "/api")
        String prefix)
    implements Middleware {

  @Override
  public Handler wrap(Handler next, Wiring wiring) {
    if (prefix.isEmpty()) {
      return wiring.fail(Code.MIDDLEWARE_VALUE_MISSING, "prefix", "prefix cannot be empty");
    }
    String bytes = UrlEscapes.byteString(prefix);
    return exchange -> {
      Request request = exchange.request();
      String hint = request.pathHint();
      request.path(
          PathEdits.withSlash(bytes + request.decodedPath()),
          hint == null ? null : PathEdits.withSlash(bytes + hint));
      next.handle(exchange);
    };
  }
}
