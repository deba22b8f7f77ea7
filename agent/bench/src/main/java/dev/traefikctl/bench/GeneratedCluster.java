package dev.traefikctl.bench;

import dev.traefikctl.kubernetes.KubeObject;
import dev.traefikctl.source.Node;
import dev.traefikctl.source.Node.Kind;
import dev.traefikctl.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A made-up cluster: to five IngressRoutes one Service with three endpoints, spread over a hundred
 * namespaces; every tenth route has a middleware of its namespace.
 *
 * @param routes how many IngressRoutes
 */
record GeneratedCluster(int routes) {

  private static final int ROUTES_PER_SERVICE = 5;
  private static final int NAMESPACES = 100;
  private static final int ENDPOINTS = 3;
  private static final int BYTE = 256;

  int services() {
    return Math.max(1, routes / ROUTES_PER_SERVICE);
  }

  private static String namespace(int service) {
    return "team-" + service % NAMESPACES;
  }

  /** Everything that the provider looks at. */
  List<Map<String, Object>> documents() {
    List<Map<String, Object>> out = new ArrayList<>();
    for (int i = 0; i < Math.min(NAMESPACES, services()); i++) {
      out.add(middleware(namespace(i)));
    }
    for (int i = 0; i < services(); i++) {
      out.add(service(i));
      out.add(slice(i, 0));
    }
    for (int i = 0; i < routes; i++) {
      out.add(route(i, "/api"));
    }
    return out;
  }

  private static Map<String, Object> metadata(String namespace, String name) {
    return Map.of("namespace", namespace, "name", name);
  }

  private static Map<String, Object> middleware(String namespace) {
    return Map.of(
        "apiVersion",
        "traefik.io/v1alpha1",
        "kind",
        "Middleware",
        "metadata",
        metadata(namespace, "strip"),
        "spec",
        Map.of("stripPrefix", Map.of("prefixes", List.of("/api"))));
  }

  private static Map<String, Object> service(int i) {
    return Map.of(
        "apiVersion",
        "v1",
        "kind",
        "Service",
        "metadata",
        metadata(namespace(i), "app-" + i),
        "spec",
        Map.of(
            "type",
            "ClusterIP",
            "clusterIP",
            "10.96." + i / BYTE % BYTE + "." + i % BYTE,
            "ports",
            List.of(Map.of("name", "http", "port", 80, "protocol", "TCP"))));
  }

  /** Whether a document is the EndpointSlice of that Service. */
  static boolean isSliceOf(Map<String, Object> document, int service) {
    return "EndpointSlice".equals(document.get("kind"))
        && document.get("metadata") instanceof Map<?, ?> metadata
        && sliceName(service).equals(metadata.get("name"));
  }

  private static String sliceName(int service) {
    return "app-" + service + "-x2k9p";
  }

  /**
   * The EndpointSlice of a Service.
   *
   * @param revision other addresses for each up to 255
   */
  static Map<String, Object> slice(int service, int revision) {
    List<String> addresses = new ArrayList<>();
    for (int i = 0; i < ENDPOINTS; i++) {
      int host = service * ENDPOINTS + i;
      int second = i == 0 ? revision % BYTE : 0;
      addresses.add("10." + second + "." + host / BYTE % BYTE + "." + host % BYTE);
    }
    return slice(service, addresses, 8080);
  }

  /** The EndpointSlice of a Service with these endpoints. */
  static Map<String, Object> slice(int service, List<String> addresses, int port) {
    List<Object> endpoints = new ArrayList<>();
    for (String address : addresses) {
      endpoints.add(
          Map.of(
              "addresses",
              List.of(address),
              "conditions",
              Map.of("ready", true, "serving", true, "terminating", false),
              "nodeName",
              "node-" + service % NAMESPACES));
    }
    return Map.of(
        "apiVersion",
        "discovery.k8s.io/v1",
        "kind",
        "EndpointSlice",
        "metadata",
        Map.of(
            "namespace",
            namespace(service),
            "name",
            sliceName(service),
            "labels",
            Map.of("kubernetes.io/service-name", "app-" + service)),
        "addressType",
        "IPv4",
        "ports",
        List.of(Map.of("name", "http", "port", port, "protocol", "TCP")),
        "endpoints",
        endpoints);
  }

  static String host(int route) {
    return "h%05d.example.com".formatted(route);
  }

  /** The IngressRoute of that number with a path of its own. */
  Map<String, Object> route(int i, String path) {
    int service = i % services();
    Map<String, Object> reference = Map.of("name", "app-" + service, "port", 80);
    String match = "Host(`" + host(i) + "`) && PathPrefix(`" + path + "`)";
    Map<String, Object> plain =
        Map.of("match", match, "kind", "Rule", "services", List.of(reference));
    Map<String, Object> route = new HashMap<>(plain);
    if (i % 10 == 0) {
      route.put("middlewares", List.of(Map.of("name", "strip")));
    }
    return Map.of(
        "apiVersion",
        "traefik.io/v1alpha1",
        "kind",
        "IngressRoute",
        "metadata",
        metadata(namespace(service), "route-" + i),
        "spec",
        Map.of("entryPoints", List.of("web"), "routes", List.of(route)));
  }

  /** As the translators read it. */
  static KubeObject object(Map<String, Object> document) {
    Map<?, ?> metadata = (Map<?, ?>) Objects.requireNonNull(document.get("metadata"));
    String kind = text(document, "kind");
    String namespace = text(metadata, "namespace");
    String name = text(metadata, "name");
    Span span = Span.startOf(kind + " " + namespace + "/" + name);
    Node.Mapping node = (Node.Mapping) node(document, span);
    return new KubeObject(text(document, "apiVersion"), kind, namespace, name, node);
  }

  private static String text(Map<?, ?> map, String key) {
    return String.valueOf(map.get(key));
  }

  private static Node node(Object value, Span span) {
    return switch (value) {
      case Map<?, ?> map -> {
        List<Node.Entry> entries = new ArrayList<>(map.size());
        map.forEach(
            (key, item) -> entries.add(new Node.Entry((String) key, span, node(item, span))));
        yield new Node.Mapping(entries, span);
      }
      case List<?> list ->
          new Node.Sequence(list.stream().map(item -> node(item, span)).toList(), span);
      case Boolean flag -> new Node.Scalar(flag.toString(), Kind.BOOLEAN, span);
      case Integer number -> new Node.Scalar(number.toString(), Kind.INTEGER, span);
      default -> new Node.Scalar(value.toString(), Kind.STRING, span);
    };
  }
}
