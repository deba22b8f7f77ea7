package dev.traefikctl.middleware;

import dev.traefikctl.diag.Code;
import dev.traefikctl.http.Handler;
import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;

@Doc("Puts a prefix before the path of the request.")
public record AddPrefix(@Option(doc = "The prefix to add.", example = "/api") String prefix)
    implements Middleware {

  @Override
  public Handler wrap(Handler next, Wiring wiring) {
    if (prefix.isEmpty()) {
      return wiring.fail(Code.MIDDLEWARE_VALUE_MISSING, "prefix", "prefix cannot be empty");
    }
    return exchange -> {
      exchange.request().path(prefix + exchange.request().path());
      next.handle(exchange);
    };
  }
}
