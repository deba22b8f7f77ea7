package dev.traefikctl.agent;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/**
 * As much of an API server as a training run needs: it lists one object of each kind that routes
 * need, and nothing ever changes.
 */
final class TrainingCluster implements AutoCloseable {

  private static final String METADATA =
      """
      "metadata": {"name": "app", "namespace": "default", "uid": "1", "resourceVersion": "1",
        "labels": {"kubernetes.io/service-name": "app"}}\
      """;

  /** Objects by the last segment of the path that lists them. */
  private static final Map<String, String> OBJECTS =
      Map.of(
          "ingressroutes",
          """
          "spec": {"entryPoints": ["web"], "routes": [{"kind": "Rule", "match": "PathPrefix(`/hello`)",
            "middlewares": [{"name": "app"}], "services": [{"name": "app", "port": 80}]}]}
          """,
          "middlewares",
          """
          "spec": {"stripPrefix": {"prefixes": ["/hello"]}}
          """,
          "ingresses",
          """
          "spec": {"rules": [{"host": "a.test", "http": {"paths": [{"path": "/", "pathType": "Prefix",
            "backend": {"service": {"name": "app", "port": {"number": 80}}}}]}}]}
          """,
          "services",
          """
          "spec": {"type": "ClusterIP", "clusterIP": "10.0.0.1",
            "ports": [{"name": "http", "port": 80, "protocol": "TCP"}]}
          """,
          "endpointslices",
          """
          "addressType": "IPv4", "ports": [{"name": "http", "port": PORT, "protocol": "TCP"}],
          "endpoints": [{"addresses": ["127.0.0.1"],
            "conditions": {"ready": true, "serving": true, "terminating": false}}]
          """);

  private final HttpServer server;
  private final String port;
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * Starts it on a free port.
   *
   * @param port of the server on 127.0.0.1 that its only Service stands for
   */
  TrainingCluster(int port) throws IOException {
    this.port = Integer.toString(port);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (exchange.getRequestHeaders().containsKey("Upgrade")) {
        exchange.sendResponseHeaders(200, -1); // the client goes on without WebSocket
      } else if (String.valueOf(exchange.getRequestURI().getQuery()).contains("watch=true")) {
        watch(exchange);
      } else {
        list(exchange);
      }
    }
  }

  private void list(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String object = OBJECTS.get(path.substring(path.lastIndexOf('/') + 1));
    String item = object == null ? "" : "{" + METADATA + "," + object.replace("PORT", port) + "}";
    String list =
        "{\"kind\": \"List\", \"apiVersion\": \"v1\", \"metadata\": {\"resourceVersion\": \"1\"},"
            + " \"items\": ["
            + item
            + "]}";
    byte[] body = list.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  /** Tells nothing until the end. */
  private void watch(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    exchange.getResponseBody().flush();
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}
