package dev.traefikctl.middleware;

import dev.traefikctl.http.Handler;
import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import java.util.List;

@Doc("Groups middlewares under one name.")
public record Chain(
    @Option(doc = "The middlewares, outermost first.", example = "auth") List<String> middlewares)
    implements Middleware {

  @Override
  public Handler wrap(Handler next, Wiring wiring) {
    return wiring.chain(middlewares, next);
  }
}
