package dev.traefikctl.kubernetes;

import dev.traefikctl.model.Domain;
import dev.traefikctl.schema.Projection;
import dev.traefikctl.source.Node;
import java.util.ArrayList;
import java.util.List;

/** The tls section of IngressRoutes to that of routers. */
final class RouterTls {

  private RouterTls() {}

  /** Adds the section where there is one; false where the router must not be made. */
  static boolean add(
      Scope scope, References references, KubeObject object, Draft router, boolean stream) {
    Part tls = object.spec().get("tls");
    if (!tls.present()) {
      return true;
    }
    Draft out = new Draft(tls.span());
    if (stream) {
      out.flag("passthrough", tls.get("passthrough").isTrue(), tls.get("passthrough").span());
    }
    Part options = tls.get("options");
    if (!options.get("name").text().isEmpty()) {
      String name = references.tlsOptions(scope, object.namespace(), options);
      if (name == null) {
        return false;
      }
      out.text("options", name, options.get("name").span());
    }
    out.text("certResolver", tls.get("certResolver"));
    out.nodes("domains", domains(tls.get("domains")), tls.get("domains").span());
    router.set("tls", out);
    return true;
  }

  private static List<Node> domains(Part list) {
    List<Node> out = new ArrayList<>();
    for (Part item : list.items()) {
      if (item.node() instanceof Node.Mapping domain) {
        out.add(Projection.of(Domain.class, domain));
      }
    }
    return out;
  }
}
