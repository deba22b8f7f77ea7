package dev.traefikctl.kubernetes;

import dev.traefikctl.diag.Code;
import dev.traefikctl.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** From a reference to a Kubernetes Service to the addresses of its servers. */
final class Backends {

  /**
   * A server.
   *
   * @param address host and port, an IPv6 host in brackets
   * @param fenced it terminates: only requests that belong to it go there
   */
  record Backend(String address, boolean fenced, Span span) {}

  /** A port of a Service; the name is empty where it has none. */
  record Port(String name, int number, int nodePort) {}

  /** The servers of a Service by one of its ports; there may be none. */
  record Found(KubeObject service, Port port, List<Backend> backends) {}

  /** What servers are for: Traefik chooses them differently. */
  enum Traffic {
    /** Endpoints that serve; requests go to those that terminate only if they belong there. */
    REQUESTS,
    /** Endpoints that are ready, and ports of nodes before the cluster's own load balancing. */
    STREAMS
  }

  /** How requests are spread over the pods of a Service. */
  enum Means {
    ENDPOINTS,
    CLUSTER_IP,
    /** Of Services that have them. */
    NODE_PORTS
  }

  /**
   * How the servers of a reference are found.
   *
   * @param name where the reference names the Service
   * @param asked where the means is chosen
   */
  record Sharing(Means means, Part name, Part asked) {}

  private static final Comparator<KubeObject> BY_AGE =
      Comparator.comparing(Backends::created).thenComparing(KubeObject::name);

  private final Cluster cluster;
  private final boolean nativeByDefault;
  private final Traffic traffic;

  /**
   * @param nativeByDefault references that do not say mean the cluster's load balancing
   */
  Backends(Cluster cluster, boolean nativeByDefault, Traffic traffic) {
    this.cluster = cluster;
    this.nativeByDefault = nativeByDefault;
    this.traffic = traffic;
  }

  static boolean isExternal(KubeObject service) {
    return service.spec().get("type").text().equals("ExternalName");
  }

  /** The servers that a reference means; null where it is refused, which is reported. */
  @Nullable Found find(Scope scope, String namespace, Part reference) {
    Part name = reference.get("name");
    KubeObject service = service(scope, namespace, name, name.text());
    if (service == null) {
      return null;
    }
    Port port = port(scope, service, reference);
    if (port == null) {
      return null;
    }
    List<Backend> backends = servers(scope, service, port, sharing(service, reference));
    return backends == null ? null : new Found(service, port, backends);
  }

  private Sharing sharing(KubeObject service, Part reference) {
    Part name = reference.get("name");
    Part nativeLb = reference.get("nativeLB");
    boolean clusterLb = nativeLb.present() ? nativeLb.isTrue() : nativeByDefault;
    Part nodePorts = reference.get("nodePortLB");
    boolean nodes = nodePorts.isTrue() && hasNodePorts(service);
    if (nodes && (traffic == Traffic.STREAMS || !clusterLb)) {
      return new Sharing(Means.NODE_PORTS, name, nodePorts);
    }
    return clusterLb
        ? new Sharing(Means.CLUSTER_IP, name, nativeLb)
        : new Sharing(Means.ENDPOINTS, name, name);
  }

  static boolean hasNodePorts(KubeObject service) {
    return service.spec().get("type").text().equals("NodePort");
  }

  /** A Service that may be used; null where it may not, which is reported. */
  @Nullable KubeObject service(Scope scope, String namespace, Part at, String name) {
    String id = namespace + "/" + name;
    if (!cluster.options().watches(namespace)) {
      String message = "the Service " + id + " is not within the watched namespaces";
      return scope.refuse(Code.K8S_SERVICE_MISSING, at, message);
    }
    KubeObject service = cluster.service(namespace, name);
    if (service == null) {
      String message = "the Service " + id + " does not exist";
      return scope.refuse(Code.K8S_SERVICE_MISSING, at, message);
    }
    if (isExternal(service) && !cluster.options().provider().allowExternalNameServices()) {
      String message = id + " is an ExternalName Service; see the option allowExternalNameServices";
      return scope.refuse(Code.K8S_EXTERNAL_NAME, at, message);
    }
    return service;
  }

  private static @Nullable Port port(Scope scope, KubeObject service, Part reference) {
    Part wanted = reference.get("port");
    if (wanted.text().isEmpty() || (wanted.isNumber() && wanted.number(0) == 0)) {
      return scope.refuse(Code.K8S_SERVICE_MISSING, wanted, "the service has no port");
    }
    for (Part port : service.spec().get("ports").items()) {
      String key = wanted.isNumber() ? "port" : "name";
      if (port.get(key).text().equals(wanted.text())) {
        return new Port(
            port.get("name").text(), port.get("port").number(0), port.get("nodePort").number(0));
      }
    }
    String message = "the Service " + service.id() + " has no port " + wanted.text();
    if (isExternal(service) && wanted.isNumber()) {
      if (!service.spec().get("ports").items().isEmpty()) {
        scope.warn(Code.K8S_SERVICE_MISSING, wanted, message + "; Traefik takes it nevertheless");
      }
      return new Port("", wanted.number(0), 0);
    }
    return scope.refuse(Code.K8S_SERVICE_MISSING, wanted, message);
  }

  /** The servers of a Service; null where there is none that may be used, which is reported. */
  @Nullable List<Backend> servers(Scope scope, KubeObject service, Port port, Sharing sharing) {
    if (isExternal(service)) {
      Part host = service.spec().get("externalName");
      return List.of(new Backend(join(host.text(), port.number()), false, host.span()));
    }
    if (sharing.means() == Means.CLUSTER_IP) {
      return clusterIp(scope, service, port, sharing.asked());
    }
    if (sharing.means() == Means.NODE_PORTS) {
      return nodePorts(scope, port, sharing.asked());
    }
    List<Backend> endpoints = endpoints(service, port);
    if (endpoints.isEmpty() && !cluster.options().provider().allowEmptyServices()) {
      String message = "the Service " + service.id() + " has no endpoints";
      return scope.refuse(Code.K8S_NO_ENDPOINTS, sharing.name(), message);
    }
    return endpoints;
  }

  private static @Nullable List<Backend> clusterIp(
      Scope scope, KubeObject service, Port port, Part asked) {
    Part ip = service.spec().get("clusterIP");
    if (ip.text().isEmpty() || ip.text().equals("None")) {
      String message = "the Service " + service.id() + " has no cluster IP, as nativeLB needs";
      return scope.refuse(Code.K8S_NO_ENDPOINTS, asked, message);
    }
    return List.of(new Backend(join(ip.text(), port.number()), false, ip.span()));
  }

  private @Nullable List<Backend> nodePorts(Scope scope, Port port, Part asked) {
    if (cluster.options().provider().disableClusterScopeResources()) {
      String message = "nodePortLB needs Nodes, which disableClusterScopeResources leaves out";
      return scope.refuse(Code.K8S_NO_ENDPOINTS, asked, message);
    }
    List<Backend> out = new ArrayList<>();
    for (KubeObject node : cluster.nodes()) {
      for (Part address : node.part().get("status").get("addresses").items()) {
        if (address.get("type").text().equals("InternalIP")) {
          Part ip = address.get("address");
          out.add(new Backend(join(ip.text(), port.nodePort()), false, ip.span()));
        }
      }
    }
    return out.isEmpty()
        ? scope.refuse(Code.K8S_NO_ENDPOINTS, asked, "there are no Nodes with an internal IP")
        : out;
  }

  /** An endpoint of a slice, with its number of the wanted port. */
  private record Serving(Part endpoint, int port) {}

  private List<Backend> endpoints(KubeObject service, Port port) {
    List<Serving> serving = new ArrayList<>();
    for (KubeObject slice : inOrder(cluster.slices(service))) {
      int number = slicePort(slice, port);
      for (Part endpoint : number == 0 ? List.<Part>of() : slice.part().get("endpoints").items()) {
        if (isUsed(endpoint.get("conditions"))) {
          serving.add(new Serving(endpoint, number));
        }
      }
    }
    Predicate<Part> near = cluster.near(serving.stream().map(Serving::endpoint).toList());
    Map<String, Backend> out = new LinkedHashMap<>();
    for (Serving one : serving) {
      if (near.test(one.endpoint())) {
        boolean fenced = one.endpoint().get("conditions").get("terminating").isTrue();
        for (Part address : one.endpoint().get("addresses").items()) {
          Backend backend = new Backend(join(address.text(), one.port()), fenced, address.span());
          out.putIfAbsent(address.text(), backend);
        }
      }
    }
    return List.copyOf(out.values());
  }

  private boolean isUsed(Part conditions) {
    return traffic == Traffic.STREAMS
        ? conditions.get("ready").isTrue()
        : !conditions.get("serving").text().equals("false");
  }

  /** The oldest first; what one says of an address counts for those that follow. */
  private static List<KubeObject> inOrder(List<KubeObject> slices) {
    return slices.size() < 2 ? slices : slices.stream().sorted(BY_AGE).toList();
  }

  private static String created(KubeObject slice) {
    return slice.part().get("metadata").get("creationTimestamp").text();
  }

  /** The number of the port in a slice; 0 where it has none. */
  private static int slicePort(KubeObject slice, Port port) {
    for (Part candidate : slice.part().get("ports").items()) {
      if (candidate.get("name").present() && candidate.get("name").text().equals(port.name())) {
        return candidate.get("port").number(0);
      }
    }
    return 0;
  }

  static String join(String host, int port) {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }
}
