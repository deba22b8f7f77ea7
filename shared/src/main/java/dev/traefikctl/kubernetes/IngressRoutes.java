package dev.traefikctl.kubernetes;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.kubernetes.Annotations.Read;
import dev.traefikctl.kubernetes.Claim.Clash;
import dev.traefikctl.source.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One Ingress to routers, services and certificates. */
final class IngressRoutes {

  private static final String DEFAULT_ROUTER = "default-router";
  private static final String DEFAULT_SERVICE = "default-backend";

  /** Below what any rule has by itself. */
  private static final long LOWEST = Integer.MIN_VALUE;

  /** Where requests go, and the rule of that; routers of equal names are told by their rules. */
  private record Route(String rule, Part path, Node router) {}

  private final IngressRules rules;
  private final IngressServices services;
  private final UsedCertificates certificates;
  private final Scope scope;
  private final KubeObject ingress;
  private final Read<RouterAnnotations> annotations;
  private final Fragment out;
  private final Map<String, List<Route>> routes = new LinkedHashMap<>();

  IngressRoutes(
      Cluster cluster,
      IngressRules rules,
      Scope scope,
      Read<RouterAnnotations> annotations,
      Fragment out) {
    this.rules = rules;
    this.services = new IngressServices(cluster);
    this.certificates = new UsedCertificates(new Certificates(cluster), "-");
    this.scope = scope;
    this.ingress = scope.object();
    this.annotations = annotations;
    this.out = out;
  }

  /** Adds what the Ingress defines. */
  void translate() {
    certificates();
    List<Part> list = ingress.spec().get("rules").items();
    Part backend = ingress.spec().get("defaultBackend");
    if (list.isEmpty() && backend.present()) {
      fallback(scope.reacting("Traefik leaves the default backend out"), backend);
    }
    for (Part rule : list) {
      for (Part path : rule.get("http").get("paths").items()) {
        path(scope.reacting("Traefik leaves this path out"), rule.get("host").text(), path);
      }
    }
    routers();
  }

  private void certificates() {
    Scope tls =
        scope.reacting(
            "Traefik serves its default certificate instead, and reads nothing of spec.tls that"
                + " follows");
    for (Part item : ingress.spec().get("tls").items()) {
      Part name = item.get("secretName");
      if (!name.text().isEmpty() && !certificates.add(tls, ingress.namespace(), name, "")) {
        break;
      }
    }
    out.certificates(certificates);
  }

  /** Only the first default backend of a cluster counts. */
  private void fallback(Scope here, Part backend) {
    Draft service = service(here, backend);
    if (service == null) {
      return;
    }
    Draft router = router(backend, backend.get("service"));
    router.text("rule", "PathPrefix(\"/\")", backend.span());
    router.text("ruleSyntax", "default", backend.span());
    router.number("priority", LOWEST, backend.span());
    router.text("service", DEFAULT_SERVICE, backend.span());
    String message = "there is a default backend already; " + here.reaction();
    Diagnostic second = scope.diagnostic(Code.K8S_INVALID_ROUTE, backend, message);
    out.claim(Section.HTTP_ROUTERS, DEFAULT_ROUTER, router.build(), Clash.FIRST, null);
    out.claim(Section.HTTP_SERVICES, DEFAULT_SERVICE, service.build(), Clash.FIRST, second);
  }

  private void path(Scope here, String host, Part path) {
    Draft service = service(here, path.get("backend"));
    if (service == null) {
      return;
    }
    Part reference = path.get("backend").get("service");
    String namespace = ingress.namespace() + "-";
    String target = reference.get("name").text() + "-" + IngressServices.port(reference);
    String name = Names.normal(namespace + target);
    out.of(Section.HTTP_SERVICES).set(name, service);
    String rule = rules.rule(here, host, path, annotations.options());
    if (rule == null) {
      return;
    }
    Draft router = router(path, reference);
    router.text("service", name, reference.span()).text("rule", rule, path.span());
    router.copy("priority", annotations.part("priority"));
    router.copy("ruleSyntax", annotations.part("ruleSyntax"));
    String key = Names.normal(namespace + ingress.name() + "-" + host + path.get("path").text());
    routes
        .computeIfAbsent(key, same -> new ArrayList<>(1))
        .add(new Route(rule, path, router.build()));
  }

  private @Nullable Draft service(Scope here, Part backend) {
    Part resource = backend.get("resource");
    if (resource.present()) {
      return here.refuse(Code.K8S_INVALID_ROUTE, resource, "no resource can be a backend");
    }
    return backend.get("service").present()
        ? services.translate(here, ingress.namespace(), backend.get("service"))
        : here.refuse(Code.K8S_INVALID_ROUTE, backend, "the backend names no Service");
  }

  /** What all routers of the Ingress have in common. */
  private Draft router(Part at, Part service) {
    Draft router = new Draft(at.span());
    router.copy("entryPoints", annotations.part("entryPoints"));
    router.copy("middlewares", annotations.part("middlewares"));
    router.copy("tls", annotations.part("tls"));
    return router.set("observability", observability(service));
  }

  private Draft observability(Part service) {
    Part said = annotations.part("observability");
    Draft observability = new Draft(service.span());
    if (said.node() instanceof Node.Mapping section) {
      observability = Draft.of(section);
      if (!observability.has("traceVerbosity")) {
        observability.text("traceVerbosity", "minimal", said.span());
      }
    }
    Draft names = new Draft(ingress.span());
    names.text("ingressName", ingress.name(), ingress.span());
    names.text("namespace", ingress.namespace(), ingress.span());
    names.text("serviceName", service.get("name"));
    names.text("servicePort", IngressServices.port(service), service.get("port").span());
    return observability.set("metadata", new Draft(ingress.span()).set("ingress", names));
  }

  private void routers() {
    Draft routers = out.of(Section.HTTP_ROUTERS);
    routes.forEach((key, same) -> {
      for (Route route : same) {
        String name = same.size() == 1 ? key : Names.key(route.rule(), key);
        if (routers.has(name)) {
          String message = "an earlier path has the same rule; Traefik silently takes the last";
          scope.report(Code.DUPLICATE_MATCH, route.path(), message);
        }
        routers.set(name, route.router());
      }
    });
  }
}
