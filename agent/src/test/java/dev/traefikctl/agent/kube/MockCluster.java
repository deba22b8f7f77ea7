package dev.traefikctl.agent.kube;

import dev.traefikctl.kubernetes.WatchedKind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import io.fabric8.mockwebserver.http.Response;
import io.fabric8.mockwebserver.http.WebSocket;
import io.fabric8.mockwebserver.http.WebSocketListener;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** fabric8's mock API server, which keeps objects and tells of changes, with faults on demand. */
public final class MockCluster implements AutoCloseable {

  private static final String ADMIN = "test-admin";
  private static final Pattern RESOURCE =
      Pattern.compile("^/(?:api|apis/[^/]+)/[^/]+/(?:namespaces/[^/?]+/)?([a-z]+)");

  /** An object by its name, which no Role of {@code manifests/} lets get, but for the lease. */
  private static final Pattern SINGLE = Pattern.compile(RESOURCE + "(?<!/leases)/[^/?]+$");

  /** It tells each request; held, since the logging library forgets loggers that nobody holds. */
  private static final Logger LOG = Logger.getLogger("io.fabric8.mockwebserver");

  static {
    LOG.setLevel(Level.OFF);
  }

  private final Faults faults = new Faults();
  private final KubernetesMockServer server;
  private final CutWire wire;
  private final KubernetesClient admin;

  /** Starts one on a free loopback port. */
  public MockCluster() throws IOException {
    server =
        new KubernetesMockServer(
            new Context(), new MockWebServer(), new HashMap<>(), faults, false);
    server.init(InetAddress.getLoopbackAddress(), 0);
    wire = new CutWire(server.getPort());
    Config config =
        new ConfigBuilder(Config.empty())
            .withMasterUrl("http://127.0.0.1:" + server.getPort())
            .withUserAgent(ADMIN)
            .build();
    admin = new KubernetesClientBuilder().withConfig(config).build();
  }

  /** The URL for agents. */
  public String url() {
    return "http://127.0.0.1:" + wire.port();
  }

  /** A wire of one's own to the server. */
  CutWire wire() throws IOException {
    return new CutWire(server.getPort());
  }

  /** What tests look at and change the cluster with, which no fault concerns. */
  public KubernetesClient admin() {
    return admin;
  }

  /** Creates or replaces the objects of a YAML stream. */
  public void put(String yaml) {
    for (GenericKubernetesResource object : read(yaml)) {
      while (!replaced(object)) {
        Thread.onSpinWait();
      }
    }
  }

  /** False where the client has sent it twice, since the answer was late: the first try counted. */
  private boolean replaced(GenericKubernetesResource object) {
    try {
      admin
          .genericKubernetesResources(context(object))
          .inNamespace(object.getMetadata().getNamespace())
          .resource(object)
          .unlock()
          .createOr(existing -> existing.update());
      return true;
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        throw e;
      }
      return false;
    }
  }

  /** Deletes the objects of a YAML stream. */
  public void delete(String yaml) {
    for (GenericKubernetesResource object : read(yaml)) {
      admin
          .genericKubernetesResources(context(object))
          .inNamespace(object.getMetadata().getNamespace())
          .resource(object)
          .delete();
    }
  }

  /** The object of a YAML document as it is now, as YAML. */
  public String show(String yaml) {
    GenericKubernetesResource object = read(yaml).getFirst();
    return admin
        .getKubernetesSerialization()
        .asYaml(
            admin
                .genericKubernetesResources(context(object))
                .inNamespace(object.getMetadata().getNamespace())
                .withName(object.getMetadata().getName())
                .get());
  }

  private List<GenericKubernetesResource> read(String yaml) {
    return Arrays.stream(yaml.split("(?m)^---$"))
        .filter(document -> !document.isBlank())
        .map(document ->
            admin.getKubernetesSerialization().unmarshal(document, GenericKubernetesResource.class))
        .toList();
  }

  private static ResourceDefinitionContext context(GenericKubernetesResource object) {
    return KindWatch.context(Objects.requireNonNull(WatchedKind.named(object.getKind())));
  }

  /** Answers requests for a kind with this status from now on; 0 ends it. */
  public void answer(String plural, int status) {
    if (status == 0) {
      faults.statuses.remove(plural);
    } else {
      faults.statuses.put(plural, status);
    }
  }

  /** Tells the next watch of a kind that its version is gone; open when that has happened. */
  public CountDownLatch gone(String plural) {
    CountDownLatch told = new CountDownLatch(1);
    faults.gone.put(plural, told);
    return told;
  }

  /** Open at the next request for the list of a kind. */
  public CountDownLatch listed(String plural) {
    CountDownLatch asked = new CountDownLatch(1);
    faults.lists.put(plural, asked);
    return asked;
  }

  /** Requests without this token are refused from now on. */
  public void require(String token) {
    faults.token = token;
  }

  /** Tells those who watch a kind how far they know everything. */
  public void bookmark(String plural, String apiVersion, String kind, String version) {
    String event =
        """
        {"type":"BOOKMARK","object":{"kind":"KIND","apiVersion":"API","metadata":{"resourceVersion":"VERSION"}}}
        """
            .replace("KIND", kind)
            .replace("API", apiVersion)
            .replace("VERSION", version);
    faults.watches.getOrDefault(plural, List.of()).forEach(socket -> socket.send(event));
  }

  /** Watches that are open lead nowhere from now on, and nobody learns of it. */
  public void stall() throws IOException {
    wire.stall();
  }

  /** Breaks every connection. */
  public void breakWatches() throws IOException {
    wire.breakConnections();
  }

  /** The server is out of reach until {@link #up}. */
  public void down() throws IOException {
    wire.cut();
  }

  public void up() throws IOException {
    wire.mend();
  }

  /** The kinds that agents asked for. */
  public Set<String> asked() {
    return Set.copyOf(faults.asked);
  }

  @Override
  public void close() throws IOException {
    admin.close();
    wire.close();
    server.destroy();
  }

  private static final class Faults extends KubernetesCrudDispatcher {
    private final Map<String, Integer> statuses = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> gone = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> lists = new ConcurrentHashMap<>();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final Map<String, List<WebSocket>> watches = new ConcurrentHashMap<>();
    private volatile @Nullable String token;

    @Override
    public MockResponse dispatch(RecordedRequest request) {
      Matcher matcher = RESOURCE.matcher(request.getPath());
      boolean admin = ADMIN.equals(request.getHeader("User-Agent"));
      if (!admin
          && token != null
          && !("Bearer " + token).equals(request.getHeader("Authorization"))) {
        return new MockResponse().setResponseCode(401).setBody(body(401, "", false));
      }
      if (!admin && request.getMethod().equals("GET") && SINGLE.matcher(request.getPath()).find()) {
        return new MockResponse().setResponseCode(403).setBody(body(403, "a single object", false));
      }
      if (!admin && matcher.find()) {
        MockResponse answer = fault(matcher.group(1), request.getPath().contains("watch=true"));
        if (answer != null) {
          return answer;
        }
      }
      MockResponse answer = super.dispatch(request);
      WebSocketListener watch = answer == null ? null : answer.getWebSocketListener();
      if (watch == null) {
        return answer;
      }
      Matcher named = RESOURCE.matcher(request.getPath());
      String plural = named.find() ? named.group(1) : "";
      List<WebSocket> sockets =
          watches.computeIfAbsent(plural, key -> new CopyOnWriteArrayList<>());
      return new MockResponse().withWebSocketUpgrade(new Unblocking(watch, sockets));
    }

    private MockResponse fault(String plural, boolean watch) {
      asked.add(plural);
      Integer status = statuses.get(plural);
      if (status != null) {
        return new MockResponse().setResponseCode(status).setBody(body(status, plural, watch));
      }
      CountDownLatch end = watch ? gone.remove(plural) : null;
      CountDownLatch list = watch ? null : lists.remove(plural);
      if (list != null) {
        list.countDown();
      }
      return end == null ? null : new MockResponse().withWebSocketUpgrade(new Ending(end));
    }

    private static String body(int status, String plural, boolean watch) {
      return """
      {"kind":"Status","apiVersion":"v1","status":"Failure","code":STATUS,
       "message":"PLURAL is forbidden: User \\"system:serviceaccount:infra:agent\\" cannot VERB resource \\"PLURAL\\""}
      """
          .replace("STATUS", Integer.toString(status))
          .replace("VERB", watch ? "watch" : "list")
          .replace("PLURAL", plural);
    }
  }

  /** The mock waits for its own event loop, on that event loop, when a connection breaks. */
  private static final class Unblocking extends WebSocketListener {
    private final WebSocketListener watch;
    private final List<WebSocket> open;

    Unblocking(WebSocketListener watch, List<WebSocket> open) {
      this.watch = watch;
      this.open = open;
    }

    @Override
    public void onOpen(WebSocket socket, Response response) {
      open.add(socket);
      watch.onOpen(socket, response);
    }

    @Override
    public void onClosing(WebSocket socket, int code, String reason) {
      watch.onClosing(socket, code, reason);
    }

    @Override
    public void onClosed(WebSocket socket, int code, String reason) {
      open.remove(socket);
      Thread.ofVirtual().start(() -> watch.onClosed(socket, code, reason));
    }

    @Override
    public void onFailure(WebSocket socket, Throwable failure, Response response) {
      open.remove(socket);
      Thread.ofVirtual().start(() -> watch.onFailure(socket, failure, response));
    }
  }

  private static final class Ending extends WebSocketListener {
    private final CountDownLatch told;

    Ending(CountDownLatch told) {
      this.told = told;
    }

    @Override
    public void onOpen(WebSocket socket, Response response) {
      socket.send(
          """
          {"type":"ERROR","object":{"kind":"Status","apiVersion":"v1","status":"Failure","reason":"Expired","code":410,"message":"too old resource version"}}
          """);
      told.countDown();
    }
  }
}
