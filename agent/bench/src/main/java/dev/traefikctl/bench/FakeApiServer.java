package dev.traefikctl.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/**
 * As much of an API server as informers need: lists in pages, and watches that tell changes. It
 * answers for every resource; most are empty.
 */
final class FakeApiServer implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final Map<String, List<String>> objects = new HashMap<>();
  private final Map<String, List<OutputStream>> watches = new ConcurrentHashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private int version = 1;

  FakeApiServer(List<Map<String, Object>> documents) throws IOException {
    for (Map<String, Object> document : documents) {
      objects.computeIfAbsent(plural(document), key -> new ArrayList<>()).add(json(document));
    }
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private static String plural(Map<String, Object> document) {
    return String.valueOf(document.get("kind")).toLowerCase(Locale.ROOT) + "s";
  }

  private String json(Map<String, Object> document) throws IOException {
    Map<String, Object> metadata = new HashMap<>();
    if (document.get("metadata") instanceof Map<?, ?> given) {
      given.forEach((key, value) -> metadata.put(key.toString(), value));
    }
    metadata.put("resourceVersion", Integer.toString(++version));
    Map<String, Object> out = new HashMap<>(document);
    out.put("metadata", metadata);
    return JSON.writeValueAsString(out);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String plural = path.substring(path.lastIndexOf('/') + 1);
    Map<String, String> query = query(exchange.getRequestURI().getQuery());
    if (exchange.getRequestHeaders().containsKey("Upgrade")) {
      exchange.sendResponseHeaders(200, -1); // the client goes on without WebSocket
      exchange.close();
    } else if (query.getOrDefault("watch", "").equals("true")) {
      watch(exchange, plural);
    } else {
      list(exchange, plural, query);
    }
  }

  private static Map<String, String> query(String text) {
    Map<String, String> out = new HashMap<>();
    for (String part : text == null ? new String[0] : text.split("&", -1)) {
      int equals = part.indexOf('=');
      out.put(equals < 0 ? part : part.substring(0, equals), part.substring(equals + 1));
    }
    return out;
  }

  private void list(HttpExchange exchange, String plural, Map<String, String> query)
      throws IOException {
    List<String> all = objects.getOrDefault(plural, List.of());
    int from = Integer.parseInt(query.getOrDefault("continue", "0"));
    int limit = Integer.parseInt(query.getOrDefault("limit", "1000000"));
    int to = Math.min(all.size(), from + limit);
    String more = to < all.size() ? ",\"continue\":\"" + to + "\"" : "";
    String text =
        "{\"kind\":\"List\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\""
            + version
            + "\""
            + more
            + "},\"items\":["
            + String.join(",", all.subList(from, to))
            + "]}";
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private void watch(HttpExchange exchange, String plural) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, 0);
    OutputStream out = exchange.getResponseBody();
    out.flush();
    watches.computeIfAbsent(plural, key -> new CopyOnWriteArrayList<>()).add(out);
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Tells all watches that an object is another now. */
  void change(Map<String, Object> document) throws IOException {
    String event = "{\"type\":\"MODIFIED\",\"object\":" + json(document) + "}\n";
    byte[] bytes = event.getBytes(StandardCharsets.UTF_8);
    for (OutputStream watch : watches.getOrDefault(plural(document), List.of())) {
      watch.write(bytes);
      watch.flush();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}
