package dev.traefikctl.agent.sample;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.traefikctl.http.HeaderName;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Executors;

/**
 * Small HTTP servers on the loopback interface that tell what they were asked: {@code one} and
 * {@code two}. They are for trying things out only, so the JDK's own server is good enough.
 */
public final class SampleBackends implements AutoCloseable {

  /** The ports that the quickstart's dynamic configuration names. */
  public static final List<Integer> PORTS = List.of(8091, 8092);

  private static final List<String> NAMES = List.of("one", "two");

  private final List<HttpServer> servers = new ArrayList<>();

  private SampleBackends() {}

  /**
   * Starts a server on each of two ports; 0 picks a free one.
   *
   * @throws IOException if a port is taken
   */
  public static SampleBackends start(List<Integer> ports) throws IOException {
    SampleBackends backends = new SampleBackends();
    try {
      for (int i = 0; i < NAMES.size(); i++) {
        backends.add(NAMES.get(i), ports.get(i));
      }
    } catch (IOException e) {
      backends.close();
      throw e;
    }
    return backends;
  }

  private void add(String name, int port) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    HttpServer server = HttpServer.create(address, 0);
    server.createContext("/", exchange -> answer(name, exchange));
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    servers.add(server);
  }

  /** The ports that are listened on. */
  public List<Integer> ports() {
    return servers.stream().map(server -> server.getAddress().getPort()).toList();
  }

  private static void answer(String name, HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
      byte[] body = describe(name, exchange).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
      boolean head = exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(200, head ? -1 : body.length);
      if (!head) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  private static String describe(String name, HttpExchange exchange) {
    StringBuilder out = new StringBuilder();
    out.append("Hello from sample backend ").append(name).append("\n\n");
    out.append(exchange.getRequestMethod()).append(' ').append(exchange.getRequestURI());
    out.append(' ').append(exchange.getProtocol()).append('\n');
    Headers headers = exchange.getRequestHeaders();
    new TreeMap<>(headers)
        .forEach((key, values) ->
            out.append(HeaderName.canonical(key))
                .append(": ")
                .append(String.join(", ", values))
                .append('\n'));
    return out.toString();
  }

  @Override
  public void close() {
    servers.forEach(server -> server.stop(0));
  }
}
