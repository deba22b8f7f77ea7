package dev.traefikctl.agent;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * The pods of a Deployment: servers with addresses of their own, behind one port, and their slice.
 */
final class Pods implements AutoCloseable {

  /** Where a pod is in its life. */
  enum Phase {
    READY("{ready: true, serving: true, terminating: false}"),
    TERMINATING("{ready: false, serving: true, terminating: true}");

    private final String conditions;

    Phase(String conditions) {
      this.conditions = conditions;
    }
  }

  /** One pod; it answers {@code …/hold} once it is released, all else at once. */
  static final class Pod {
    private final String address;
    private final HttpServer server;
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile Phase phase = Phase.READY;
    private String node = "";

    private Pod(String address, int port) throws IOException {
      this.address = address;
      server = HttpServer.create(new InetSocketAddress(address, port), 100);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/", this::answer);
      server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
      if (exchange.getRequestURI().getPath().endsWith("/hold")) {
        held.countDown();
        try {
          released.await();
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
      } else {
        asked.countDown();
      }
      byte[] body = address.getBytes(StandardCharsets.UTF_8);
      try (exchange) {
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
      }
    }

    String address() {
      return address;
    }

    /** Returns once it was asked for something. */
    void awaitRequest() throws InterruptedException {
      asked.await();
    }

    /** Returns once it holds a request. */
    void awaitHeld() throws InterruptedException {
      held.await();
    }

    boolean holds() {
      return held.getCount() == 0;
    }

    void release() {
      released.countDown();
    }

    void terminate() {
      phase = Phase.TERMINATING;
    }

    Pod on(String place) {
      node = place;
      return this;
    }
  }

  private final Map<String, Pod> pods = new LinkedHashMap<>();

  /** Of all addresses; it never listens, but as long as it has the port, nobody is given that. */
  private final Socket held = new Socket();

  private final int port;
  private int next = 10;

  Pods() throws IOException {
    held.setReuseAddress(true);
    held.bind(new InetSocketAddress(0));
    port = held.getLocalPort();
  }

  Pod start() throws IOException {
    String address = "127.0." + next / 250 + "." + (next % 250 + 2);
    next++;
    Pod pod = new Pod(address, port);
    pods.put(address, pod);
    return pod;
  }

  /** Takes it out of the slice; it goes on answering. */
  void remove(Pod pod) {
    pods.remove(pod.address());
  }

  void stop(Pod pod) {
    pods.remove(pod.address());
    pod.release();
    pod.server.stop(0);
  }

  /** Their EndpointSlice. */
  String slice() {
    return """
    ---
    apiVersion: discovery.k8s.io/v1
    kind: EndpointSlice
    metadata: {name: app-1, namespace: default, labels: {kubernetes.io/service-name: app}}
    addressType: IPv4
    endpoints: [ENDPOINTS]
    ports: [{name: http, port: PORT, protocol: TCP}]
    """
        .replace("PORT", Integer.toString(port))
        .replace(
            "ENDPOINTS",
            pods.values().stream().map(Pods::endpoint).collect(Collectors.joining(", ")));
  }

  private static String endpoint(Pod pod) {
    String place = pod.node.isEmpty() ? "" : ", nodeName: " + pod.node;
    return "{addresses: [" + pod.address + "], conditions: " + pod.phase.conditions + place + "}";
  }

  @Override
  public void close() throws IOException {
    for (Pod pod : Map.copyOf(pods).values()) {
      stop(pod);
    }
    held.close();
  }
}
