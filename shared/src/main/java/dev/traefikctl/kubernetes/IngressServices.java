package dev.traefikctl.kubernetes;

import dev.traefikctl.diag.Code;
import dev.traefikctl.kubernetes.Annotations.Read;
import dev.traefikctl.kubernetes.Backends.Backend;
import dev.traefikctl.kubernetes.Backends.Means;
import dev.traefikctl.kubernetes.Backends.Port;
import dev.traefikctl.kubernetes.Backends.Sharing;
import dev.traefikctl.kubernetes.Backends.Traffic;
import dev.traefikctl.source.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Backends of Ingresses to services. */
final class IngressServices {

  private static final String FLUSH_INTERVAL = "100ms";

  private final Cluster cluster;
  private final Backends backends;

  IngressServices(Cluster cluster) {
    this.cluster = cluster;
    boolean nativeLb = cluster.options().provider().nativeLBByDefault();
    this.backends = new Backends(cluster, nativeLb, Traffic.REQUESTS);
  }

  /** The port of a backend as it is written: its name, else its number. */
  static String port(Part service) {
    Part port = service.get("port");
    String name = port.get("name").text();
    return name.isEmpty() ? Integer.toString(port.get("number").number(0)) : name;
  }

  /**
   * The service of a backend; null where it is refused, which is reported.
   *
   * @param service what the backend says of the Service
   */
  @Nullable Draft translate(Scope scope, String namespace, Part service) {
    Part name = service.get("name");
    KubeObject object = backends.service(scope, namespace, name, name.text());
    Port port = object == null ? null : port(scope, object, service);
    if (object == null || port == null) {
      return null;
    }
    Read<ServiceAnnotations> annotations = Annotations.SERVICE.read(scope, object);
    if (annotations == null || !mayRefer(scope, namespace, annotations.options(), name)) {
      return null;
    }
    Sharing sharing = new Sharing(means(object, annotations.options()), name, name);
    List<Backend> servers = backends.servers(scope, object, port, sharing);
    return servers == null ? null : balancer(annotations, servers, port, service);
  }

  private static @Nullable Port port(Scope scope, KubeObject object, Part service) {
    Part wanted = service.get("port");
    String name = wanted.get("name").text();
    int number = wanted.get("number").number(0);
    for (Part port : object.spec().get("ports").items()) {
      String own = port.get("name").text();
      if (port.get("port").number(0) == number || (!own.isEmpty() && own.equals(name))) {
        return new Port(own, port.get("port").number(0), port.get("nodePort").number(0));
      }
    }
    String message =
        name.isEmpty() && number == 0
            ? "the backend names no port of the Service " + object.id()
            : "the Service " + object.id() + " has no port " + port(service);
    return scope.refuse(Code.K8S_SERVICE_MISSING, wanted, message);
  }

  /** Whether the Service may name what other providers define, as far as Traefik looks. */
  private boolean mayRefer(Scope scope, String namespace, ServiceAnnotations annotations, Part at) {
    if (cluster.options().mayReferToProviders(namespace)) {
      return true;
    }
    String message =
        " of the Service's annotations needs the namespace "
            + namespace
            + " in crossProviderNamespaces";
    if (!annotations.serversTransport().isEmpty()) {
      scope.refuse(Code.K8S_CROSS_NAMESPACE, at, "the serversTransport" + message);
      return false;
    }
    if (!annotations.middlewares().isEmpty()) {
      String unchecked = "; Traefik takes it all the same (CVE-2026-85594)";
      scope.warn(Code.K8S_CROSS_NAMESPACE, at, "a middleware" + message + unchecked);
    }
    return true;
  }

  /** Ports of nodes come first, whatever else is said. */
  private Means means(KubeObject service, ServiceAnnotations annotations) {
    if (annotations.nodePortLB() && Backends.hasNodePorts(service)) {
      return Means.NODE_PORTS;
    }
    Boolean asked = annotations.nativeLB();
    boolean nativeLb = asked == null ? cluster.options().provider().nativeLBByDefault() : asked;
    return nativeLb ? Means.CLUSTER_IP : Means.ENDPOINTS;
  }

  private static Draft balancer(
      Read<ServiceAnnotations> annotations, List<Backend> servers, Port port, Part at) {
    ServiceAnnotations said = annotations.options();
    String scheme =
        said.serversScheme().isEmpty() ? HttpServices.scheme(port) : said.serversScheme();
    Draft balancer = new Draft(at.span());
    balancer.nodes("servers", HttpServices.servers(servers, scheme), at.span());
    balancer.text("strategy", "wrr", at.span());
    balancer.flag(
        "passHostHeader", said.passHostHeader(), annotations.part("passHostHeader").span());
    Draft forwarding = new Draft(at.span()).text("flushInterval", FLUSH_INTERVAL, at.span());
    balancer.set("responseForwarding", forwarding);
    balancer.copy("serversTransport", annotations.part("serversTransport"));
    balancer.set("sticky", sticky(annotations.part("sticky").node()));
    return new Draft(at.span())
        .set("loadBalancer", balancer)
        .copy("middlewares", annotations.part("middlewares"));
  }

  /** The cookie's path is / unless it says otherwise. */
  private static @Nullable Node sticky(@Nullable Node written) {
    if (!(written instanceof Node.Mapping sticky)
        || !(sticky.get("cookie") instanceof Node.Mapping cookie)) {
      return written;
    }
    Draft out = Draft.of(cookie);
    if (!out.has("path")) {
      out.text("path", "/", cookie.span());
    }
    return new Draft(sticky.span()).set("cookie", out).build();
  }
}
