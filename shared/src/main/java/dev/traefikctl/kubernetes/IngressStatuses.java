package dev.traefikctl.kubernetes;

import dev.traefikctl.diag.Code;
import dev.traefikctl.model.statics.KubernetesIngress.IngressEndpoint;
import dev.traefikctl.source.Node;
import dev.traefikctl.source.Node.Kind;
import dev.traefikctl.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The addresses that an Ingress shows in its status: those of {@code ingressEndpoint}. */
final class IngressStatuses {

  private static final String KEPT = "Traefik leaves the status of the Ingress as it is";

  private final Cluster cluster;
  private final @Nullable IngressEndpoint endpoint;

  IngressStatuses(Cluster cluster, @Nullable IngressEndpoint endpoint) {
    this.cluster = cluster;
    this.endpoint = endpoint;
  }

  /** The status that an Ingress has; null where none is kept. */
  @Nullable ObjectStatus present(KubeObject ingress) {
    return endpoint == null ? null : status(ingress, addresses(ingress), false);
  }

  /**
   * The status of an Ingress of the provider's class, whatever comes of it; null where none is
   * kept.
   */
  @Nullable ObjectStatus wanted(Scope scope, KubeObject ingress) {
    if (endpoint == null) {
      return null;
    }
    List<Node> present = addresses(ingress);
    List<Node> wanted = addresses(scope.reacting(KEPT), endpoint);
    return wanted == null || areSame(wanted, present)
        ? status(ingress, present, false)
        : status(ingress, wanted, true);
  }

  /** Ports make no difference to Traefik, nor does the order. */
  private static boolean areSame(List<Node> some, List<Node> others) {
    return some.size() == others.size() && names(some).containsAll(names(others));
  }

  private static Set<String> names(List<Node> addresses) {
    Set<String> out = new HashSet<>();
    for (Node address : addresses) {
      Part part = Part.of(address);
      out.add(part.get("hostname").text() + part.get("ip").text());
    }
    return out;
  }

  private static ObjectStatus status(KubeObject ingress, List<Node> addresses, boolean changed) {
    Span at = ingress.span();
    Draft balancer = new Draft(at).nodes("ingress", addresses, at);
    Node.Mapping status = new Draft(at).set("loadBalancer", balancer).build();
    return new ObjectStatus(ingress.kind(), ingress.namespace(), ingress.name(), status, changed);
  }

  /** What an Ingress or a Service shows. */
  private static List<Node> addresses(KubeObject object) {
    List<Node> out = new ArrayList<>();
    Part balancer = object.part().get("status").get("loadBalancer");
    for (Part item : balancer.get("ingress").items()) {
      Draft address = new Draft(item.span());
      address.text("ip", item.get("ip")).text("hostname", item.get("hostname"));
      out.add(address.list("ports", item.get("ports")).build());
    }
    return out;
  }

  /** The addresses to show; null where that cannot be said, which may be an error. */
  private @Nullable List<Node> addresses(Scope scope, IngressEndpoint to) {
    if (!to.publishedService().isEmpty()) {
      KubeObject service = published(scope, to.publishedService());
      return service == null ? null : published(scope, service);
    }
    Part at = name(scope);
    if (to.ip().isEmpty() && to.hostname().isEmpty()) {
      String message = "ingressEndpoint has no publishedService, ip or hostname";
      return scope.refuse(Code.K8S_INVALID_ROUTE, at, message);
    }
    Draft address = new Draft(at.span()).text("ip", to.ip(), at.span());
    return List.of(address.text("hostname", to.hostname(), at.span()).build());
  }

  private static Part name(Scope scope) {
    return scope.object().part().get("metadata").get("name");
  }

  private @Nullable KubeObject published(Scope scope, String id) {
    String[] parts = id.split("/", -1);
    if (parts.length != 2) {
      String message = "ingressEndpoint.publishedService \"" + id + "\" is not namespace/name";
      return scope.refuse(Code.K8S_INVALID_ROUTE, name(scope), message);
    }
    if (!cluster.options().watches(parts[0])) {
      String message = "the published Service " + id + " is not within the watched namespaces";
      return scope.refuse(Code.K8S_SERVICE_MISSING, name(scope), message);
    }
    KubeObject service = cluster.service(parts[0], parts[1]);
    return service == null
        ? scope.refuse(
            Code.K8S_SERVICE_MISSING,
            name(scope),
            "the published Service " + id + " does not exist")
        : service;
  }

  private @Nullable List<Node> published(Scope scope, KubeObject service) {
    Part spec = service.spec();
    return switch (spec.get("type").text()) {
      case "ClusterIP" -> external(spec);
      case "LoadBalancer" -> {
        // one that has no address yet leaves the Ingress as it is, without a word
        List<Node> addresses = addresses(service);
        yield addresses.isEmpty() ? null : addresses;
      }
      case "NodePort" -> nodes(scope, spec);
      case "ExternalName" -> {
        Part host = spec.get("externalName");
        yield List.of(new Draft(host.span()).text("hostname", host).build());
      }
      default -> {
        String message = "the published Service " + service.id() + " is of an unknown type";
        yield scope.refuse(Code.K8S_INVALID_ROUTE, name(scope), message);
      }
    };
  }

  private static List<Node> external(Part spec) {
    List<Node> ports = ports(spec, "port");
    List<Node> out = new ArrayList<>();
    for (Part ip : spec.get("externalIPs").items()) {
      out.add(new Draft(ip.span()).text("ip", ip).nodes("ports", ports, spec.span()).build());
    }
    return out;
  }

  private @Nullable List<Node> nodes(Scope scope, Part spec) {
    if (cluster.options().provider().disableClusterScopeResources()) {
      String message =
          "the published Service is of the type NodePort, whose Nodes"
              + " disableClusterScopeResources leaves out";
      return scope.refuse(Code.K8S_INVALID_ROUTE, name(scope), message);
    }
    List<Node> ports = ports(spec, "nodePort");
    List<Node> out = new ArrayList<>();
    for (KubeObject node : cluster.nodes()) {
      for (Part address : node.part().get("status").get("addresses").items()) {
        if (address.get("type").text().equals("ExternalIP")) {
          Draft shown = new Draft(address.span()).text("ip", address.get("address"));
          out.add(shown.nodes("ports", ports, spec.span()).build());
        }
      }
    }
    return out;
  }

  private static List<Node> ports(Part spec, String number) {
    List<Node> out = new ArrayList<>();
    for (Part port : spec.get("ports").items()) {
      Draft shown = new Draft(port.span()).number("port", port.get(number).number(0), port.span());
      String protocol = port.get("protocol").text();
      out.add(shown.set("protocol", new Node.Scalar(protocol, Kind.STRING, port.span())).build());
    }
    return out;
  }
}
