package dev.traefikctl.kubernetes;

import dev.traefikctl.diag.Code;
import dev.traefikctl.kubernetes.HttpServices.Named;
import dev.traefikctl.model.http.RouterObservability;
import dev.traefikctl.schema.Projection;
import dev.traefikctl.source.Node;
import dev.traefikctl.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** IngressRoutes to HTTP routers and their services. */
final class HttpRoutes {

  private static final String KIND = "IngressRoute";

  private final Cluster cluster;
  private final References references;
  private final UsedCertificates certificates;
  private final HttpServices services;
  private final TraefikServices combined;
  private final Draft routers;
  private final Draft definitions;

  HttpRoutes(Crd crd, HttpServices services) {
    this.cluster = crd.cluster();
    this.references = crd.references();
    this.certificates = crd.used();
    this.services = services;
    this.routers = crd.out().of(Section.HTTP_ROUTERS);
    this.definitions = crd.out().of(Section.HTTP_SERVICES);
    this.combined = new TraefikServices(services, definitions);
  }

  void add(Scope scope, KubeObject object) {
    Part secret = object.spec().get("tls").get("secretName");
    if (!secret.text().isEmpty()) {
      Scope tls = scope.reacting("Traefik serves its default certificate instead");
      certificates.add(tls, object.namespace(), secret, "");
    }
    List<String> parents =
        parents(scope.reacting("Traefik drops all routes of the object"), object);
    if (parents == null) {
      return;
    }
    for (Part route : object.spec().get("routes").items()) {
      add(scope.reacting("Traefik drops the whole route"), object, route, parents);
    }
  }

  private void add(Scope scope, KubeObject object, Part route, List<String> parents) {
    Part match = route.get("match");
    if (!isRule(scope, route)) {
      return;
    }
    List<String> middlewares =
        references.middlewares(scope, object.namespace(), route.get("middlewares"));
    if (middlewares == null) {
      services.inspect(scope, object.namespace(), route.get("services").items());
      return;
    }
    String key = key(object, match.text());
    String service = service(scope, object.namespace(), route.get("services"), key);
    if (service == null) {
      return;
    }
    Draft router = new Draft(route.span());
    router.list("entryPoints", object.spec().get("entryPoints"));
    router.named("middlewares", middlewares, route.get("middlewares"));
    router.text("service", service, nameOf(route.get("services")));
    router.text("rule", match).number("priority", route.get("priority"));
    router.text("ruleSyntax", route.get("syntax"));
    router.texts("parentRefs", parents, object.spec().get("parentRefs").span());
    if (route.get("observability").node() instanceof Node.Mapping section) {
      router.set("observability", Projection.of(RouterObservability.class, section));
    }
    if (RouterTls.add(scope, references, object, router, false)) {
      routers.set(key, router);
    }
  }

  /** The name of the only service, which may not exist, or the list of several. */
  private static Span nameOf(Part services) {
    List<Part> items = services.items();
    return items.size() == 1 ? items.getFirst().get("name").span() : services.span();
  }

  private static boolean isRule(Scope scope, Part route) {
    Part kind = route.get("kind");
    if (!kind.text().isEmpty() && !kind.text().equals("Rule")) {
      String message = "unsupported match kind " + kind.text() + "; only Rule is known";
      scope.refuse(Code.K8S_INVALID_ROUTE, kind, message);
      return false;
    }
    if (route.get("match").text().isEmpty()) {
      scope.refuse(Code.K8S_INVALID_ROUTE, route.get("match"), "the route has no match");
      return false;
    }
    return true;
  }

  private static String key(KubeObject object, String match) {
    return Names.normal(Names.id(object.namespace(), Names.key(match, object.name())));
  }

  /** The name of the service of a route; empty for none, null where it is refused. */
  private @Nullable String service(Scope scope, String namespace, Part list, String key) {
    List<Part> items = list.items();
    if (items.isEmpty()) {
      return "";
    }
    if (items.size() > 1) {
      Node node = list.node();
      Draft weighted = new Draft(list.span()).set("services", node);
      Part part = new Part(weighted.build(), list.span(), parentOf(list.path()));
      return combined.weighted(scope, namespace, part, key)
          ? key
          : scope.refuse(Code.K8S_ROUTE_DROPPED, list, "one of the services is refused");
    }
    Named named = services.find(scope, namespace, items.getFirst());
    if (named == null) {
      return null;
    }
    Draft definition = named.definition();
    if (definition == null) {
      return named.name();
    }
    definitions.set(key, definition);
    return key;
  }

  private static String parentOf(String path) {
    int dot = path.lastIndexOf('.');
    return dot < 0 ? "" : path.substring(0, dot);
  }

  /** The routers of all parents; null where one is refused. */
  private @Nullable List<String> parents(Scope scope, KubeObject object) {
    List<String> out = new ArrayList<>();
    for (Part reference : object.spec().get("parentRefs").items()) {
      String namespace = reference.get("namespace").text();
      String target = namespace.isEmpty() ? object.namespace() : namespace;
      String id = target + "/" + reference.get("name").text();
      if (!references.mayRefer(object.namespace(), target)) {
        String message = "the parent " + id + " is in another namespace; see allowCrossNamespace";
        return scope.refuse(Code.K8S_CROSS_NAMESPACE, reference, message);
      }
      KubeObject parent = cluster.resource(KIND, target, reference.get("name").text());
      if (parent == null) {
        String message = "the parent IngressRoute " + id + " does not exist";
        return scope.refuse(Code.PARENT_REF, reference.get("name"), message);
      }
      for (Part route : parent.spec().get("routes").items()) {
        out.add(key(parent, route.get("match").text()));
      }
    }
    return out;
  }
}
