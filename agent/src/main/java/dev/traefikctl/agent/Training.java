package dev.traefikctl.agent;

import com.sun.net.httpserver.HttpServer;
import dev.traefikctl.agent.sample.SampleBackends;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The run that the launcher records as its AOT cache: an agent on free loopback ports that does
 * what a start and the first requests need, and ends.
 */
public final class Training {

  /** Connections at a time. */
  private static final int CLIENTS = 8;

  /** Bodies of this size are spliced. */
  private static final int LARGE = 1 << 20;

  /** Large configurations that replace each other. */
  private static final int RELOADS = 10;

  private static final int ROUTERS = 3_000;

  private static final long POLL_MILLIS = 20;

  private static final String CHUNKED =
      """
      POST /hello/upload HTTP/1.1\r
      Host: a.test\r
      User-Agent: training\r
      Accept-Encoding: gzip\r
      Connection: close\r
      Transfer-Encoding: chunked\r
      \r
      5\r
      hello\r
      0\r
      \r
      """;

  private static final String STATIC =
      """
      entryPoints:
        web: {address: "127.0.0.1:0", asDefault: true}
        traefik: {address: "127.0.0.1:0"}
      providers: {file: {directory: "FOLDER/dynamic"}, providersThrottleDuration: 100ms}
      api: {insecure: true}
      ping: {}
      accessLog: {filePath: "FOLDER/access.log"}
      """;

  /** The other way to name files, and what only other static configurations make a start do. */
  private static final String STATIC_OF_ONE =
      """
      log: {level: ERROR}
      entryPoints:
        web: {address: "127.0.0.1:0"}
      providers: {file: {filename: "FOLDER/dynamic/training.yml", watch: true}}
      """;

  private static final String STATIC_OF_CLUSTER =
      """
      entryPoints:
        web: {address: "127.0.0.1:0"}
      providers:
        kubernetesCRD: {endpoint: "CLUSTER"}
        kubernetesIngress: {endpoint: "CLUSTER"}
      """;

  private static final String DYNAMIC =
      """
      http:
        routers:
          path: {rule: "Host(`127.0.0.1`) && PathPrefix(`/hello`)", service: samples, middlewares: [strip, stamp]}
          large: {rule: "PathPrefix(`/large`)", service: large}
          host: {rule: "Host(`a.test`) || HostRegexp(`^b\\\\.test$`)", service: samples}
          broken: {rule: "Hosst(`a.test`)", service: samples}
        middlewares:
          strip: {stripPrefix: {prefixes: [/hello]}}
          stamp: {headers: {customResponseHeaders: {X-Trained: "yes"}}}
        services:
          samples:
            loadBalancer:
              servers: [{url: "http://127.0.0.1:FIRST"}, {url: "http://127.0.0.1:SECOND"}]
          large: {loadBalancer: {servers: [{url: "http://127.0.0.1:LARGE"}]}}
      """;

  private Training() {}

  /**
   * Trains.
   *
   * @param arguments {@code kubernetes} to train the Kubernetes providers as well, whose classes
   *     would make the starts of others longer
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("traefik-agent-training");
    HttpServer large = largeAnswers();
    try (SampleBackends samples = SampleBackends.start(List.of(0, 0))) {
      if (List.of(arguments).contains("kubernetes")) {
        trainKubernetes(folder, samples.ports().getFirst());
      }
      train(folder, samples.ports(), large.getAddress().getPort());
    } finally {
      large.stop(0);
      delete(folder);
    }
  }

  /** A server whose answers are large. */
  private static HttpServer largeAnswers() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, LARGE);
            exchange.getResponseBody().write(new byte[LARGE]);
          }
        });
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return server;
  }

  private static void train(Path folder, List<Integer> samples, int large) throws IOException {
    Files.createDirectory(folder.resolve("dynamic"));
    Files.writeString(
        folder.resolve("dynamic/training.yml"),
        DYNAMIC
            .replace("FIRST", samples.get(0).toString())
            .replace("SECOND", samples.get(1).toString())
            .replace("LARGE", Integer.toString(large)));
    run(folder, STATIC_OF_ONE, agent -> ask(agent.address("web"), "/hello/world", 0, 1));
    Path many = folder.resolve("dynamic/many.yml");
    run(folder, STATIC, agent -> drive(agent, many));
  }

  private static void trainKubernetes(Path folder, int port) throws IOException {
    try (TrainingCluster cluster = new TrainingCluster(port)) {
      run(
          folder,
          STATIC_OF_CLUSTER.replace("CLUSTER", cluster.url()),
          agent -> {
            agent.ready().orTimeout(30, TimeUnit.SECONDS).join();
            ask(agent.address("web"), "/hello/world", 0, 1);
          });
    }
  }

  /** Something to do with an agent that serves. */
  private interface Drive {
    void with(Agent agent) throws IOException;
  }

  private static void run(Path folder, String configuration, Drive drive) throws IOException {
    Path file = folder.resolve("traefik.yml");
    Files.writeString(file, configuration.replace("FOLDER", folder.toString()));
    AgentMain.run(
        List.of("--configFile=" + file),
        System.getenv(),
        agent -> {
          AgentMain.listen(agent, new CountDownLatch(1));
          try {
            drive.with(agent);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static void drive(Agent agent, Path many) throws IOException {
    InetSocketAddress admin = agent.address("traefik");
    InetSocketAddress web = agent.address("web");
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      ask(admin, "/api/http/routers", 0, 5);
      ask(admin, "/ping", 0, 5);
      ask(web, "/nothing", 0, 5);
      List<Future<?>> asked = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        asked.add(clients.submit(() -> load(web)));
      }
      for (Future<?> one : asked) {
        one.get();
      }
      for (int i = 0; i < RELOADS; i++) {
        Files.writeString(many, manyRouters(i));
        while (ask(web, "/version" + i, 0, 1) == 404) {
          Thread.sleep(POLL_MILLIS);
        }
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a proxy does: what training never did would be compiled wrongly, and then again. */
  private static @Nullable Void load(InetSocketAddress web) throws IOException {
    for (int i = 0; i < 50; i++) {
      ask(web, "/hello/world", 0, 10);
      ask(web, "/nothing", 0, 3);
      once(web, "GET /hello/world HTTP/1.1\r\nHost: a.test\r\nConnection: close\r\n\r\n");
      once(web, "GET /nothing HTTP/1.1\r\nHost: c.test\r\nConnection: close\r\n\r\n");
      once(web, "HEAD /hello/world HTTP/1.0\r\nHost: b.test:80\r\nX-Trained: yes\r\n\r\n");
      once(web, CHUNKED);
      ask(web, "/large", 0, 3);
      ask(web, "/hello/upload", LARGE, 3);
    }
    return null;
  }

  /** Sends a request after which the agent ends the connection. */
  private static void once(InetSocketAddress address, String request) throws IOException {
    try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    }
  }

  /** A dynamic configuration that differs from that of another number in every third router. */
  private static String manyRouters(int version) {
    StringBuilder out = new StringBuilder("http:\n  routers:\n");
    out.append("    version: {rule: \"Path(`/version" + version + "`)\", service: samples}\n");
    for (int i = 0; i < ROUTERS; i++) {
      String path = i % 3 == 0 ? "/api" + version : "/api";
      out.append("    r" + i + ":\n");
      out.append("      rule: \"Host(`h" + i + ".test`) && PathPrefix(`" + path + "`)\"\n");
      out.append("      service: samples\n");
    }
    return out.toString();
  }

  /**
   * Sends requests, with a body of so many bytes, one after another over one connection.
   *
   * @return the status of the last answer
   */
  private static int ask(InetSocketAddress address, String path, int body, int times)
      throws IOException {
    String head =
        (body > 0 ? "POST " : "GET ") + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: */*\r\n";
    String length = body > 0 ? "Content-Length: " + body + "\r\n\r\n" : "\r\n";
    byte[] request =
        Arrays.copyOf(
            (head + length).getBytes(StandardCharsets.ISO_8859_1),
            head.length() + length.length() + body);
    try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      int status = 0;
      for (int i = 0; i < times; i++) {
        socket.getOutputStream().write(request);
        status = skipAnswer(in);
      }
      return status;
    }
  }

  /** Reads a response with a Content-Length; gives its status. */
  private static int skipAnswer(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the connection ended in the middle of a response");
      }
      head.append((char) next);
    }
    String text = head.toString();
    int at = text.indexOf("Content-Length: ") + "Content-Length: ".length();
    in.skipNBytes(Integer.parseInt(text.substring(at, text.indexOf('\r', at))));
    return Integer.parseInt(text.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
