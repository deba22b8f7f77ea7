package dev.traefikctl.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A real agent on a made-up cluster: how much CPU its start takes, how soon a changed EndpointSlice
 * is served and what that costs, and how much memory it has. Arguments: the agent's launcher, the
 * largest heap, then numbers of IngressRoutes; the first is 1, to see what the agent takes by
 * itself.
 */
final class ClusterBench {

  private static final int ASKED = 100;
  private static final int WARM = 5000;
  private static final int SLICES = 1000;
  private static final int ROUTES = 20;
  private static final double MEBI = 1 << 20;

  private final GeneratedCluster cluster;
  private final FakeApiServer server;
  private final AgentProcess agent;
  private final List<HttpServer> backends;

  private ClusterBench(
      GeneratedCluster cluster,
      FakeApiServer server,
      AgentProcess agent,
      List<HttpServer> backends) {
    this.cluster = cluster;
    this.server = server;
    this.agent = agent;
    this.backends = backends;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    // else the kernel holds what the servers write back for 40 ms now and then
    System.setProperty("sun.net.httpserver.nodelay", "true");
    List<HttpServer> backends = List.of(backend("a"), backend("b"));
    System.out.println(
        "routes | start: CPU ms | slice served after ms: median, 95 %, max | slice: CPU us | route:"
            + " CPU ms | heap MiB | resident MiB");
    for (int i = 2; i < args.length; i++) {
      GeneratedCluster cluster = new GeneratedCluster(Integer.parseInt(args[i]));
      try (FakeApiServer server = new FakeApiServer(documents(cluster, port(backends.get(0))));
          AgentProcess agent = new AgentProcess(Path.of(args[0]), server.url(), args[1])) {
        new ClusterBench(cluster, server, agent, backends).run();
      }
    }
    backends.forEach(backend -> backend.stop(0));
  }

  private static HttpServer backend(String name) throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer out = HttpServer.create(any, 64);
    out.createContext(
        "/",
        exchange -> {
          byte[] body = name.getBytes(StandardCharsets.US_ASCII);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    out.start();
    return out;
  }

  private static int port(HttpServer backend) {
    return backend.getAddress().getPort();
  }

  /** The cluster, of which the first Service is one that answers. */
  private static List<Map<String, Object>> documents(GeneratedCluster cluster, int port) {
    List<Map<String, Object>> out = new ArrayList<>();
    for (Map<String, Object> document : cluster.documents()) {
      boolean first = GeneratedCluster.isSliceOf(document, 0);
      out.add(first ? GeneratedCluster.slice(0, List.of("127.0.0.1"), port) : document);
    }
    return out;
  }

  private void run() throws IOException, InterruptedException {
    Duration _ = agent.await(GeneratedCluster.host(0), "a", 50);
    Duration start = agent.cpu();
    settle();
    List<Double> delays = delays();
    double _ = slices(WARM, 1);
    settle();
    double slice = slices(SLICES, 3);
    double route = routes();
    settle();
    System.out.println(
        String.format(
            Locale.ROOT,
            "%6d | %6d | %5.1f, %5.1f, %5.1f | %7.0f | %6.1f | %6.1f | %6.1f",
            cluster.routes(),
            start.toMillis(),
            delays.get(ASKED / 2),
            delays.get(ASKED * 95 / 100),
            delays.getLast(),
            slice,
            route,
            agent.heap() / MEBI,
            agent.resident() / MEBI));
  }

  /** How long until each of many changes is served, in milliseconds, sorted. */
  private List<Double> delays() throws IOException, InterruptedException {
    List<Double> out = new ArrayList<>();
    for (int i = 1; i <= ASKED; i++) {
      int port = port(backends.get(i % 2));
      server.change(GeneratedCluster.slice(0, List.of("127.0.0.1"), port));
      String body = i % 2 == 0 ? "a" : "b";
      out.add(agent.await(GeneratedCluster.host(0), body, 1).toNanos() / 1e6);
    }
    return out.stream().sorted().toList();
  }

  /**
   * The CPU microseconds of a change, with nobody asking.
   *
   * @param pause between changes, in milliseconds
   */
  private double slices(int changes, long pause) throws IOException, InterruptedException {
    Duration before = agent.cpu();
    for (int i = 0; i < changes; i++) {
      int service = cluster.services() == 1 ? 0 : 1 + i % (cluster.services() - 1);
      server.change(GeneratedCluster.slice(service, 1 + i % 200));
      Thread.sleep(pause);
    }
    return agent.cpu().minus(before).toNanos() / 1e3 / changes;
  }

  /** The CPU milliseconds of a route with another rule. */
  private double routes() throws IOException, InterruptedException {
    Duration before = agent.cpu();
    for (int i = 0; i < ROUTES; i++) {
      server.change(cluster.route(cluster.routes() - 1, "/other" + i));
      Thread.sleep(400);
    }
    return agent.cpu().minus(before).toNanos() / 1e6 / ROUTES;
  }

  /** Lets compilers and collectors come to an end. */
  private static void settle() throws InterruptedException {
    Thread.sleep(3000);
  }
}
