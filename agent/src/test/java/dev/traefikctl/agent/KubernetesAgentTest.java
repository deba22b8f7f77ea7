package dev.traefikctl.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.traefikctl.agent.kube.MockCluster;
import dev.traefikctl.agent.kube.ToldLog;
import dev.traefikctl.agent.sample.SampleBackends;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The agent with a Kubernetes provider, against fabric8's mock API server. */
@Timeout(300)
class KubernetesAgentTest {

  private static final String SERVICE =
      """
      apiVersion: v1
      kind: Service
      metadata: {name: app, namespace: default}
      spec: {clusterIP: 10.0.0.1, ports: [{name: http, port: 80, targetPort: 8080}]}
      """;

  private static final String INGRESS =
      """
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata: {name: web, namespace: default}
      spec:
        rules:
          - http:
              paths:
                - path: /ingress
                  pathType: Prefix
                  backend: {service: {name: app, port: {number: 80}}}
      """;

  @TempDir private Path folder;
  private SampleBackends samples;
  private MockCluster cluster;

  @BeforeEach
  void start() throws IOException {
    samples = SampleBackends.start(List.of(0, 0));
    cluster = new MockCluster();
  }

  @AfterEach
  void stop() throws IOException {
    cluster.close();
    samples.close();
  }

  static String route(String name, String path) {
    return """
    ---
    apiVersion: traefik.io/v1alpha1
    kind: IngressRoute
    metadata: {name: NAME, namespace: default}
    spec:
      entryPoints: [web]
      routes:
        - {kind: Rule, match: "PathPrefix(`PATH`)", services: [{name: app, port: 80}]}
    """
        .replace("NAME", name)
        .replace("PATH", path);
  }

  /** The slice of the Service, with endpoints on 127.0.0.1. */
  static String slice(int port) {
    return """
    ---
    apiVersion: discovery.k8s.io/v1
    kind: EndpointSlice
    metadata: {name: app-PORT, namespace: default, labels: {kubernetes.io/service-name: app}}
    addressType: IPv4
    endpoints: [{addresses: [127.0.0.1], conditions: {ready: true, serving: true}}]
    ports: [{name: http, port: PORT, protocol: TCP}]
    """
        .replace("PORT", Integer.toString(port));
  }

  private TestAgent agent(String more) throws IOException {
    return TestAgent.start(
        folder,
        samples,
        """
        providers:
          providersThrottleDuration: 0s
          kubernetesCRD: {endpoint: "URL"}
        """
                .replace("URL", cluster.url())
            + more);
  }

  @Test
  void servesRoutesAndFollowsTheirChanges() throws Exception {
    cluster.put(SERVICE + slice(samples.ports().getFirst()) + route("app", "/app"));
    try (TestAgent agent = agent("")) {
      agent.awaitReady();
      assertEquals(200, agent.get("web", "/app").statusCode());
      assertEquals(404, agent.get("web", "/other").statusCode());
      cluster.put(route("other", "/other"));
      await(agent, "/other", 200);
      cluster.delete(route("app", "/app"));
      await(agent, "/app", 404);
    }
  }

  @Test
  void followsChangesOfRoutersAmongThoseOfServers() throws Exception {
    String second = slice(samples.ports().getLast());
    cluster.put(SERVICE + slice(samples.ports().getFirst()) + route("app", "/app"));
    cluster.put(route("low", "/").replace("kind: Rule", "kind: Rule, priority: 1"));
    cluster.put(
        """
        apiVersion: traefik.io/v1alpha1
        kind: Middleware
        metadata: {name: stamp, namespace: default}
        spec: {headers: {customResponseHeaders: {X-Stamp: "1"}}}
        """);
    String stamped = route("app", "/app").replace("match:", "middlewares: [{name: stamp}], match:");
    cluster.put(
        route("low", "/").replace("match:", "middlewares: [{name: stamp}], priority: 1, match:"));
    try (TestAgent agent = agent("")) {
      agent.awaitReady();
      for (int round = 0; round < 3; round++) {
        cluster.put(stamped);
        awaitStamp(agent, true);
        cluster.put(second);
        cluster.put(route("app", "/app"));
        awaitStamp(agent, false);
        cluster.delete(second);
      }
      assertEquals(200, agent.get("web", "/app").statusCode());
    }
  }

  private static void awaitStamp(TestAgent agent, boolean there) throws Exception {
    while (agent.get("web", "/app").headers().firstValue("X-Stamp").isPresent() != there) {
      Thread.onSpinWait();
    }
  }

  @Test
  void servesFilesWhileTheClusterIsOutOfReachAndItsRoutesOnceItIsThere() throws Exception {
    cluster.put(SERVICE + slice(samples.ports().getFirst()) + route("app", "/app"));
    cluster.down();
    Path file = Files.writeString(folder.resolve("d.yml"), TestAgent.dynamic(samples, "1"));
    try (ToldLog log = new ToldLog();
        TestAgent agent = agent("  file: {filename: \"" + file + "\"}\n")) {
      agent.awaitVersion("1");
      log.await("The Kubernetes API server cannot be read");
      assertFalse(agent.agent().ready().isDone());
      assertEquals(404, agent.get("web", "/app").statusCode());
      cluster.up();
      agent.awaitReady();
      assertEquals(200, agent.get("web", "/app").statusCode());
      assertEquals(1, log.count("The Kubernetes API server cannot be read"));
      log.await("The Kubernetes API server can be read again");
    }
  }

  @Test
  void aLostClusterKeepsServingAndIsCaughtUpWith() throws Exception {
    cluster.put(SERVICE + slice(samples.ports().getFirst()) + route("app", "/app"));
    cluster.put(route("old", "/old"));
    try (TestAgent agent = agent("")) {
      agent.awaitReady();
      cluster.put(route("first", "/first"));
      await(agent, "/first", 200); // the watch is open at both ends
      cluster.down();
      cluster.put(route("new", "/new"));
      cluster.delete(route("old", "/old"));
      for (int i = 0; i < 100; i++) {
        assertEquals(200, agent.get("web", "/app").statusCode());
        assertEquals(200, agent.get("web", "/old").statusCode());
      }
      CountDownLatch told = cluster.gone("ingressroutes"); // its version is too old when it is back
      cluster.up();
      await(agent, "/new", 200);
      told.await();
      await(agent, "/old", 404);
      assertEquals(200, agent.get("web", "/app").statusCode());
    }
  }

  @Test
  void saysWhichRightIsMissingAndGoesOnWithTheOtherKinds() throws Exception {
    cluster.answer("middlewares", 403);
    cluster.put(SERVICE + slice(samples.ports().getFirst()) + route("app", "/app"));
    cluster.put(
        """
        apiVersion: traefik.io/v1alpha1
        kind: Middleware
        metadata: {name: stamp, namespace: default}
        spec: {headers: {customResponseHeaders: {X-Version: "1"}}}
        """);
    cluster.put(
        route("stamped", "/stamped").replace("match:", "middlewares: [{name: stamp}], match:"));
    try (ToldLog log = new ToldLog();
        TestAgent agent = agent("")) {
      agent.awaitReady();
      assertEquals(200, agent.get("web", "/app").statusCode());
      assertEquals(404, agent.get("web", "/stamped").statusCode());
      String rule = "apiGroups: [\\\"traefik.io\\\"], resources: [middlewares], verbs: [list]";
      assertEquals(1, log.count(rule), log.text());
      assertEquals(1, log.count("system:serviceaccount:infra:agent"), log.text());
      cluster.answer("middlewares", 0);
      await(agent, "/stamped", 200);
      assertEquals(1, log.count(rule), log.text());
    }
  }

  @Test
  void readsAKindAsSoonAsItsDefinitionIsInstalled() throws Exception {
    cluster.answer("ingressroutes", 404);
    cluster.put(SERVICE + slice(samples.ports().getFirst()) + route("app", "/app"));
    try (ToldLog log = new ToldLog();
        TestAgent agent = agent("")) {
      agent.awaitReady();
      assertEquals(404, agent.get("web", "/app").statusCode());
      assertEquals(1, log.count("The API server does not know a kind"), log.text());
      cluster.answer("ingressroutes", 0);
      await(agent, "/app", 200);
    }
  }

  @Test
  void isNotReadyWhileTheServerIsInTrouble() throws Exception {
    cluster.answer("secrets", 503);
    cluster.put(SERVICE + slice(samples.ports().getFirst()) + route("app", "/app"));
    try (ToldLog log = new ToldLog();
        TestAgent agent = agent("")) {
      log.await("status=503");
      assertFalse(agent.agent().ready().isDone());
      cluster.answer("secrets", 0);
      agent.awaitReady();
      assertEquals(200, agent.get("web", "/app").statusCode());
    }
  }

  @Test
  void asksForNothingThatTheOptionsLeaveOut() throws Exception {
    cluster.put(SERVICE + slice(samples.ports().getFirst()) + route("app", "/app"));
    String statics =
        """
        providers:
          kubernetesCRD: {endpoint: "URL", namespaces: [default], disableClusterScopeResources: true}
        """
            .replace("URL", cluster.url());
    try (TestAgent agent = TestAgent.start(folder, samples, statics)) {
      agent.awaitReady();
      assertEquals(200, agent.get("web", "/app").statusCode());
      assertFalse(cluster.asked().contains("nodes"));
      assertFalse(cluster.asked().contains("ingresses"));
    }
  }

  @Test
  void servesIngressesBesideRoutes() throws Exception {
    cluster.put(SERVICE + slice(samples.ports().getFirst()) + route("app", "/app"));
    cluster.put(INGRESS);
    String more = "  kubernetesIngress: {endpoint: \"" + cluster.url() + "\"}\n";
    try (TestAgent agent = agent(more)) {
      agent.awaitReady();
      assertEquals(200, agent.get("web", "/app").statusCode());
      assertEquals(200, agent.get("web", "/ingress").statusCode());
    }
  }

  @Test
  void oneAgentWritesTheStatusOfIngresses() throws Exception {
    cluster.put(SERVICE + slice(samples.ports().getFirst()));
    cluster.put(INGRESS);
    String statics =
        """
        providers:
          kubernetesIngress: {endpoint: "URL", ingressEndpoint: {ip: 192.0.2.1}}
        """
            .replace("URL", cluster.url());
    try (TestAgent agent = TestAgent.start(folder, samples, statics)) {
      agent.awaitReady();
      while (!cluster.show(INGRESS).contains("192.0.2.1")) {
        Thread.onSpinWait();
      }
      assertTrue(cluster.show(INGRESS).contains("/ingress"), "the rest of it stays");
      assertEquals(200, agent.get("web", "/ingress").statusCode());
    }
  }

  @Test
  void readinessIsToldBesideThePing() throws Exception {
    cluster.answer("secrets", 503);
    try (TestAgent agent = agent("ping: {}\n")) {
      assertEquals(200, agent.get("traefik", "/ping").statusCode());
      assertEquals(503, agent.get("traefik", "/ready").statusCode());
      cluster.answer("secrets", 0);
      agent.awaitReady();
      assertEquals(200, agent.get("traefik", "/ready").statusCode());
    }
  }

  private static void await(TestAgent agent, String path, int status) throws Exception {
    while (agent.get("web", path).statusCode() != status) {
      Thread.onSpinWait();
    }
  }
}
