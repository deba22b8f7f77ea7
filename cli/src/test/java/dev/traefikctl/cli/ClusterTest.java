package dev.traefikctl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on a cluster, whose API server answers lists from a table. */
class ClusterTest {

  private static final String ROUTES = "/apis/traefik.io/v1alpha1/namespaces/shop/ingressroutes";
  private static final String SERVICES = "/api/v1/namespaces/shop/services";
  private static final String SLICES = "/apis/discovery.k8s.io/v1/namespaces/shop/endpointslices";

  @TempDir private Path folder;
  private final Map<String, String> lists = new ConcurrentHashMap<>();
  private final Map<String, Integer> refused = new ConcurrentHashMap<>();
  private final Map<String, String> next = new ConcurrentHashMap<>();
  private final Set<String> asked = ConcurrentHashMap.newKeySet();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    lists.put(
        ROUTES,
        """
        {"metadata": {"name": "app", "namespace": "shop"}, "spec": {"routes": [
          {"kind": "Rule", "match": "Host(`app.example.com`)",
           "services": [{"name": "app", "port": 80}]}]}}\
        """);
    lists.put(
        SERVICES,
        """
        {"metadata": {"name": "app", "namespace": "shop"},
         "spec": {"clusterIP": "10.96.0.1", "ports": [{"name": "http", "port": 80}]}}\
        """);
    lists.put(
        SLICES,
        """
        {"metadata": {"name": "app-1", "namespace": "shop",
                      "labels": {"kubernetes.io/service-name": "app"}},
         "ports": [{"name": "http", "port": 8080}],
         "endpoints": [{"addresses": ["10.1.2.3"], "conditions": {"ready": true, "serving": true}}]}\
        """);
    writeConfig("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void writeConfig(String url) throws IOException {
    Files.writeString(
        folder.resolve("config"),
        """
        apiVersion: v1
        kind: Config
        current-context: test
        contexts: [{name: test, context: {cluster: test, user: me, namespace: shop}}]
        clusters: [{name: test, cluster: {server: "%s"}}]
        users: [{name: me, user: {token: abc}}]
        """
            .formatted(url));
  }

  private void answer(HttpExchange exchange) throws IOException {
    URI uri = exchange.getRequestURI();
    asked.add(uri.toString());
    String query = uri.getQuery() == null ? "" : uri.getQuery();
    boolean forgotten = query.contains("continue=");
    int code = forgotten ? 410 : refused.getOrDefault(uri.getPath(), 200);
    String more = query.contains("limit=") ? next.getOrDefault(uri.getPath(), "") : "";
    String items = lists.getOrDefault(uri.getPath(), "");
    String text =
        code == 200
            ? "{\"kind\": \"List\", \"apiVersion\": \"v1\", \"metadata\": {\"continue\": \""
                + more
                + "\"}, \"items\": ["
                + items
                + "]}"
            : "{\"kind\": \"Status\", \"apiVersion\": \"v1\", \"status\": \"Failure\", \"code\": "
                + code
                + ", \"message\": \"no\"}";
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(code, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private static Cli.Result traefikctl(String... args) {
    return Cli.run("", args);
  }

  private String config() {
    return folder.resolve("config").toString();
  }

  @Test
  void explainsWhatAClusterDoes() {
    Cli.Result result =
        traefikctl("explain", "--kubeconfig", config(), "-o", "json", "http://app.example.com/");
    assertEquals("", result.err());
    assertEquals(0, result.code());
    assertTrue(result.out().contains("http://10.1.2.3:8080"), result.out());
    assertTrue(result.out().contains("IngressRoute shop/app"), result.out());
  }

  /** Also where the Service has a selector, of which manifests are taken to have endpoints. */
  @Test
  void tellsOfServicesWithoutEndpoints() {
    lists.remove(SLICES);
    lists.compute(
        SERVICES,
        (path, one) -> one.replace("\"clusterIP", "\"selector\": {\"a\": \"b\"}, \"clusterIP"));
    Cli.Result found = traefikctl("validate", "-q", "-n", "shop", "--kubeconfig", config());
    assertTrue(found.out().contains("TRK8002"), found.out());
    Cli.Result unserved =
        traefikctl("explain", "--kubeconfig", config(), "http://app.example.com/");
    assertEquals(1, unserved.code());
    assertTrue(unserved.err().contains("TRK8002"), unserved.err());
  }

  @Test
  void validatesItsRoutes() {
    lists.remove(SERVICES);
    Cli.Result missing = traefikctl("validate", "-q", "-A", "--kubeconfig", config());
    assertEquals("", missing.out(), "nothing is in all namespaces");
    Cli.Result result = traefikctl("validate", "-q", "-n", "shop", "--kubeconfig", config());
    assertTrue(result.out().contains("TRK8001"), result.out());
    String field = "IngressRoute/shop/app#spec.routes[0].services[0].name";
    assertTrue(result.out().contains(field), result.out());
    Cli.Result json = traefikctl("validate", "-o", "json", "-n", "shop", "--kubeconfig", config());
    assertTrue(json.out().contains("\"file\" : \"" + field), json.out());
  }

  @Test
  void manifestsAreCheckedAgainstTheirCluster() throws IOException {
    Path manifest = folder.resolve("route.yaml");
    Files.writeString(
        manifest,
        """
        apiVersion: traefik.io/v1alpha1
        kind: IngressRoute
        metadata: {name: other, namespace: shop}
        spec:
          routes:
            - kind: Rule
              match: Host(`other.example.com`)
              services: [{name: app, port: 81}]
        """);
    Cli.Result result =
        traefikctl("validate", "-q", "--kubeconfig", config(), "-f", manifest.toString());
    assertEquals(1, result.code());
    assertTrue(result.out().contains("route.yaml:8:36: error TRK8001"), result.out());
    assertEquals(1, result.out().lines().count(), result.out());
    lists.put(ROUTES, Objects.requireNonNull(lists.get(ROUTES)).replace("Host(", "Hots("));
    result = traefikctl("validate", "-q", "--kubeconfig", config(), "-f", manifest.toString());
    assertEquals(1, result.out().lines().count(), "only what was given: " + result.out());
    result = traefikctl("validate", "-q", "--kubeconfig", config());
    String place = "IngressRoute/shop/app#spec.routes[0].match";
    assertTrue(result.out().contains(place), result.out());
  }

  @Test
  void translatesACluster() throws IOException {
    Path statics = folder.resolve("traefik.yml");
    Files.writeString(statics, "providers: {kubernetesCRD: {}}");
    Cli.Result result =
        traefikctl("dry-run", "--static", statics.toString(), "--kubeconfig", config());
    assertEquals(0, result.code(), result.err());
    assertTrue(result.out().contains("http://10.1.2.3:8080"), result.out());
    assertTrue(asked.stream().noneMatch(uri -> uri.contains("ingressclasses")), "needs none");
  }

  @Test
  void saysWhichRightIsMissing() {
    refused.put("/api/v1/namespaces/shop/secrets", 403);
    refused.put(ROUTES, 403);
    Cli.Result result = traefikctl("validate", "--kubeconfig", config(), "-n", "shop");
    assertEquals(3, result.code());
    assertTrue(
        result.err().contains("apiGroups: [\"\"], resources: [secrets], verbs: [list]"),
        result.err());
    assertTrue(
        result.err().contains("apiGroups: [\"traefik.io\"], resources: [ingressroutes]"),
        result.err());
  }

  @Test
  void goesOnWithoutKindsThatAreNotInstalled() {
    refused.put("/apis/traefik.io/v1alpha1/namespaces/shop/traefikservices", 404);
    Cli.Result result = traefikctl("validate", "--kubeconfig", config(), "-n", "shop");
    assertEquals(0, result.code(), result.out() + result.err());
  }

  @Test
  void beginsAnewWhereTheServerForgotThePages() {
    next.put(SERVICES, "page2");
    Cli.Result result = traefikctl("explain", "--kubeconfig", config(), "http://app.example.com/");
    assertEquals(0, result.code(), result.err());
    List<String> services =
        asked.stream().filter(uri -> uri.startsWith(SERVICES)).sorted().toList();
    String page = SERVICES + "?limit=500";
    assertEquals(List.of(SERVICES, SERVICES + "?continue=page2&limit=500", page), services);
  }

  @Test
  void wrongCredentialsAreToldAsSuch() {
    refused.put(SERVICES, 401);
    Cli.Result result = traefikctl("validate", "--kubeconfig", config(), "-n", "shop");
    assertEquals(3, result.code());
    assertTrue(result.err().contains("does not accept the credentials"), result.err());
  }

  @Test
  void anUnreachableClusterIsToldAsSuch() throws IOException {
    try (Socket closed = new Socket()) {
      closed.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)); // and never listens
      writeConfig("http://127.0.0.1:" + closed.getLocalPort());
      Cli.Result result = traefikctl("validate", "--kubeconfig", config());
      assertEquals(3, result.code());
      assertTrue(result.err().contains("cannot be reached"), result.err());
    }
  }

  @Test
  void unknownContextsAndFilesAreToldAsSuch() {
    Cli.Result context = traefikctl("validate", "--kubeconfig", config(), "--context", "prod");
    assertEquals(3, context.code());
    assertTrue(context.err().contains("has no context prod; it has test"), context.err());
    Cli.Result file = traefikctl("validate", "--kubeconfig", folder.resolve("none").toString());
    assertEquals(3, file.code());
    assertTrue(file.err().contains("cannot read the kubeconfig"), file.err());
    Cli.Result none = traefikctl("validate", "-A");
    assertEquals(3, none.code());
    assertTrue(none.err().contains("no cluster is known"), none.err());
  }
}
