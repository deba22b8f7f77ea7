package dev.traefikctl.kubernetes;

import dev.traefikctl.diag.Code;
import dev.traefikctl.kubernetes.Backends.Backend;
import dev.traefikctl.kubernetes.Backends.Found;
import dev.traefikctl.kubernetes.Backends.Traffic;
import dev.traefikctl.source.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** IngressRouteTCPs and IngressRouteUDPs to routers and services. */
final class StreamRoutes {

  private static final String SERVICE_REACTION =
      "Traefik leaves this service out; the route stays and may have none";
  private static final long DEFAULT_PROXY_PROTOCOL = 2;

  private final Cluster cluster;
  private final References references;
  private final UsedCertificates certificates;
  private final Backends backends;
  private final Fragment out;

  StreamRoutes(Crd crd) {
    this.cluster = crd.cluster();
    this.references = crd.references();
    this.certificates = crd.used();
    boolean nativeLb = cluster.options().provider().nativeLBByDefault();
    this.backends = new Backends(cluster, nativeLb, Traffic.STREAMS);
    this.out = crd.out();
  }

  void addTcp(Scope scope, KubeObject object) {
    Part tls = object.spec().get("tls");
    if (!tls.get("secretName").text().isEmpty() && !tls.get("passthrough").isTrue()) {
      Scope secret = scope.reacting("Traefik serves its default certificate instead");
      certificates.add(secret, object.namespace(), tls.get("secretName"), "");
    }
    for (Part route : object.spec().get("routes").items()) {
      addTcp(scope.reacting("Traefik drops the whole route"), object, route);
    }
  }

  private void addTcp(Scope scope, KubeObject object, Part route) {
    Part match = route.get("match");
    if (match.text().isEmpty()) {
      scope.refuse(Code.K8S_INVALID_ROUTE, match, "the route has no match");
      return;
    }
    List<String> middlewares =
        references.middlewares(scope, object.namespace(), route.get("middlewares"));
    if (middlewares == null) {
      for (Part item : route.get("services").items()) {
        Draft _ = service(scope.reacting(SERVICE_REACTION), object, item, true); // for its problems
      }
      return;
    }
    String key = Names.id(object.namespace(), Names.key(match.text(), object.name()));
    addServices(scope, object, route.get("services"), key, true);
    Draft router = new Draft(route.span());
    router.list("entryPoints", object.spec().get("entryPoints"));
    router.named("middlewares", middlewares, route.get("middlewares"));
    router.text("service", key, route.get("services").span());
    router.text("rule", match).number("priority", route.get("priority"));
    router.text("ruleSyntax", route.get("syntax"));
    if (RouterTls.add(scope, references, object, router, true)) {
      out.of(Section.TCP_ROUTERS).set(key, router);
    }
  }

  void addUdp(Scope scope, KubeObject object) {
    int index = 0;
    for (Part route : object.spec().get("routes").items()) {
      String key = Names.id(object.namespace(), object.name() + "-" + index++);
      addServices(scope, object, route.get("services"), key, false);
      Draft router = new Draft(route.span());
      router.list("entryPoints", object.spec().get("entryPoints"));
      router.text("service", key, route.get("services").span());
      out.of(Section.UDP_ROUTERS).set(key, router);
    }
  }

  private void addServices(Scope scope, KubeObject object, Part list, String key, boolean tcp) {
    Draft services = out.of(tcp ? Section.TCP_SERVICES : Section.UDP_SERVICES);
    List<Node> children = new ArrayList<>();
    boolean single = list.items().size() == 1;
    for (Part item : list.items()) {
      Draft service = service(scope.reacting(SERVICE_REACTION), object, item, tcp);
      if (service == null) {
        continue;
      }
      Draft definition = new Draft(item.span()).set("loadBalancer", service);
      if (single) {
        services.set(key, definition);
        return;
      }
      String name = key + "-" + item.get("name").text() + "-" + item.get("port").text();
      services.set(name, definition);
      Draft child = new Draft(item.span()).text("name", name, item.get("name").span());
      Part weight = item.get("weight");
      children.add(child.number("weight", weight.number(1), weight.span()).build());
    }
    if (!children.isEmpty()) {
      Draft weighted = new Draft(list.span()).nodes("services", children, list.span());
      services.set(key, new Draft(list.span()).set("weighted", weighted));
    }
  }

  private @Nullable Draft service(Scope scope, KubeObject object, Part reference, boolean tcp) {
    String target = references.serviceNamespace(scope, object.namespace(), reference);
    Found found = target == null ? null : backends.find(scope, target, reference);
    if (found == null) {
      return null;
    }
    boolean tls = tcp && reference.get("tls").isTrue();
    Draft out = new Draft(reference.span());
    out.nodes("servers", servers(found.backends(), tls), reference.span());
    return tcp ? tcp(scope, object, reference, out) : out;
  }

  private static List<Node> servers(List<Backend> backends, boolean tls) {
    List<Node> out = new ArrayList<>(backends.size());
    for (Backend backend : backends) {
      Draft server = new Draft(backend.span());
      server.text("address", backend.address(), backend.span());
      if (tls) {
        server.flag("tls", true, backend.span());
      }
      out.add(server.build());
    }
    return out;
  }

  private @Nullable Draft tcp(Scope scope, KubeObject object, Part reference, Draft out) {
    Part wanted = reference.get("serversTransport");
    String transport = references.transport(scope, object.namespace(), wanted);
    if (transport == null) {
      return null;
    }
    out.text("serversTransport", transport, wanted.span());
    proxyProtocol(reference.get("proxyProtocol"), out);
    if (transport.isEmpty()) {
      out.copy("terminationDelay", reference.get("terminationDelay"));
    }
    return out;
  }

  private static void proxyProtocol(Part part, Draft out) {
    if (part.present()) {
      int version = part.get("version").number(0);
      Draft section = new Draft(part.span());
      section.number("version", version == 0 ? DEFAULT_PROXY_PROTOCOL : version, part.span());
      out.set("proxyProtocol", section);
    }
  }
}
