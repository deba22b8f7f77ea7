package dev.traefikctl.kubernetes;

import dev.traefikctl.middleware.TcpMiddleware;
import dev.traefikctl.schema.Projection;
import dev.traefikctl.schema.VariantKeys;
import dev.traefikctl.source.Node;

/** MiddlewareTCPs, which look as in a file. */
final class TcpMiddlewares {

  private TcpMiddlewares() {}

  static Draft translate(KubeObject object) {
    Draft out = new Draft(object.span());
    for (Class<?> type : TcpMiddleware.class.getPermittedSubclasses()) {
      String key = VariantKeys.of(type);
      if (object.spec().get(key).node() instanceof Node.Mapping section) {
        out.set(key, Projection.of(type.asSubclass(Record.class), section));
      }
    }
    return out;
  }
}
