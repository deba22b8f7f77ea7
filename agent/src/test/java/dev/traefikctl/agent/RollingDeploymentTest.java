package dev.traefikctl.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.traefikctl.agent.Pods.Pod;
import dev.traefikctl.agent.kube.MockCluster;
import dev.traefikctl.agent.sample.SampleBackends;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pods come and go as in rolling Deployments while requests are served and the API server has every
 * kind of trouble, for a minute or {@code -Dsoak.seconds}.
 */
@Timeout(900)
class RollingDeploymentTest {

  private static final Duration LENGTH = Duration.ofSeconds(Long.getLong("soak.seconds", 60));
  private static final int REPLICAS = 3;
  private static final int CLIENTS = 3;

  private static final String SERVICE =
      """
      apiVersion: v1
      kind: Service
      metadata: {name: app, namespace: default}
      spec: {clusterIP: 10.0.0.1, ports: [{name: http, port: 80, targetPort: 8080}]}
      """;

  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final Set<CountDownLatch> underWay = ConcurrentHashMap.newKeySet();
  private final AtomicLong answered = new AtomicLong();
  private volatile boolean stopping;
  @TempDir private Path folder;
  private SampleBackends samples;
  private MockCluster cluster;
  private Pods pods;

  @BeforeEach
  void start() throws IOException {
    samples = SampleBackends.start(List.of(0, 0));
    cluster = new MockCluster();
    pods = new Pods();
  }

  @AfterEach
  void stop() throws IOException {
    cluster.close();
    pods.close();
  }

  private TestAgent agent(Map<String, String> environment) throws IOException {
    String statics =
        """
        providers:
          providersThrottleDuration: 10ms
          kubernetesCRD: {endpoint: "URL"}
        api: {insecure: true}
        """
            .replace("URL", cluster.url());
    return TestAgent.start(folder, samples, statics, "", environment);
  }

  @Test
  void noRequestIsLostWhatEverHappens() throws Exception {
    Deque<Pod> running = new ArrayDeque<>();
    for (int i = 0; i < REPLICAS; i++) {
      running.add(pods.start());
    }
    cluster.put(SERVICE + pods.slice() + KubernetesAgentTest.route("app", "/app"));
    try (TestAgent agent = agent(Map.of())) {
      agent.awaitReady();
      List<Thread> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(Thread.ofVirtual().start(() -> hammer(agent)));
      }
      long end = System.nanoTime() + LENGTH.toNanos();
      for (int round = 0;
          round < Trouble.values().length || answered.get() <= 100 || System.nanoTime() < end;
          round++) {
        Trouble trouble = Trouble.values()[round % Trouble.values().length];
        trouble.begins(cluster);
        replaceOne(agent, running, trouble);
      }
      stopping = true;
      for (Thread client : clients) {
        client.join();
      }
    }
    assertEquals(List.of(), List.copyOf(failures));
  }

  /** What an API server may do meanwhile. */
  private enum Trouble {
    NONE {},
    BROKEN_WATCHES {
      @Override
      void begins(MockCluster cluster) throws IOException {
        cluster.breakWatches();
      }
    },
    GONE {
      private CountDownLatch told;

      @Override
      void begins(MockCluster cluster) throws IOException {
        told = cluster.gone("endpointslices");
        cluster.breakWatches();
      }

      @Override
      void ends(MockCluster cluster) throws IOException, InterruptedException {
        while (!told.await(2, TimeUnit.SECONDS)) {
          cluster.breakWatches(); // a connection that was just being made escaped
        }
      }
    },
    FORBIDDEN {
      @Override
      void begins(MockCluster cluster) throws IOException {
        cluster.answer("middlewares", 403);
        cluster.breakWatches();
      }

      @Override
      void ends(MockCluster cluster) {
        cluster.answer("middlewares", 0);
      }
    },
    UNAVAILABLE {
      @Override
      void begins(MockCluster cluster) throws IOException {
        cluster.answer("endpointslices", 503);
        cluster.breakWatches();
      }

      @Override
      void ends(MockCluster cluster) {
        cluster.answer("endpointslices", 0);
      }
    },
    AWAY {
      @Override
      void begins(MockCluster cluster) throws IOException {
        cluster.down();
      }

      @Override
      void ends(MockCluster cluster) throws IOException {
        cluster.up();
      }
    };

    void begins(MockCluster cluster) throws IOException {}

    void ends(MockCluster cluster) throws IOException, InterruptedException {}
  }

  /** As a Deployment does it: a new pod first, then an old one goes, with what it is doing done. */
  private void replaceOne(TestAgent agent, Deque<Pod> running, Trouble trouble) throws Exception {
    Pod fresh = pods.start();
    running.add(fresh);
    cluster.put(pods.slice());
    trouble.ends(cluster);
    fresh.awaitRequest();
    Pod old = running.removeFirst();
    List<Thread> holding = holdOn(agent, old);
    old.terminate();
    cluster.put(pods.slice());
    pods.remove(old);
    cluster.put(pods.slice());
    awaitForgotten(agent, old);
    old.release();
    running.forEach(Pod::release);
    for (Thread one : holding) {
      one.join();
    }
    for (CountDownLatch request : List.copyOf(underWay)) {
      request.await(); // any of them may be with the old pod, whose grace period lets it finish
    }
    pods.stop(old);
  }

  /** Sends requests that take their time until one of them is with that pod. */
  private List<Thread> holdOn(TestAgent agent, Pod pod) throws InterruptedException {
    List<Thread> out = new ArrayList<>();
    while (!pod.holds()) {
      out.add(Thread.ofVirtual().start(() -> ask(agent, "/app/hold")));
      if (out.size() > 10 * REPLICAS) {
        pod.awaitHeld(); // round robin has come to each of them by now
      }
    }
    return out;
  }

  private static void awaitForgotten(TestAgent agent, Pod pod) throws Exception {
    while (agent.get("traefik", "/api/http/services").body().contains(pod.address() + ":")) {
      Thread.onSpinWait();
    }
  }

  private void hammer(TestAgent agent) {
    while (!stopping) {
      ask(agent, "/app");
    }
  }

  private void ask(TestAgent agent, String path) {
    CountDownLatch request = new CountDownLatch(1);
    underWay.add(request);
    try {
      HttpResponse<String> response = agent.get("web", path);
      if (response.statusCode() != 200) {
        failures.add(path + " " + response.statusCode() + " " + response.body());
      }
      answered.incrementAndGet();
    } catch (IOException e) {
      failures.add(path + " " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      underWay.remove(request);
      request.countDown();
    }
  }

  @Test
  void aTerminatingPodGetsNoNewRequests() throws Exception {
    Pod staying = pods.start();
    Pod leaving = pods.start();
    cluster.put(SERVICE + pods.slice() + KubernetesAgentTest.route("app", "/app"));
    try (TestAgent agent = agent(Map.of())) {
      agent.awaitReady();
      assertEquals(Set.of(staying.address(), leaving.address()), seen(agent));
      leaving.terminate();
      cluster.put(pods.slice());
      while (seen(agent).size() > 1) {
        Thread.onSpinWait();
      }
      assertEquals(Set.of(staying.address()), seen(agent));
    }
  }

  @Test
  void podsOfTheNodeComeFirstAndOthersWhenThereIsNone() throws Exception {
    Pod here = pods.start().on("a");
    Pod there = pods.start().on("b");
    cluster.put(SERVICE + pods.slice() + KubernetesAgentTest.route("app", "/app"));
    Map<String, String> environment =
        Map.of("TRAEFIK_AGENT_PREFER_ENDPOINTS", "node", "NODE_NAME", "a");
    try (TestAgent agent = agent(environment)) {
      agent.awaitReady();
      assertEquals(Set.of(here.address()), seen(agent));
      here.terminate();
      cluster.put(pods.slice());
      while (!seen(agent).equals(Set.of(there.address()))) {
        Thread.onSpinWait();
      }
    }
  }

  /** Who answers. */
  private static Set<String> seen(TestAgent agent) throws Exception {
    Set<String> out = new HashSet<>();
    for (int i = 0; i < 10; i++) {
      HttpResponse<String> response = agent.get("web", "/app");
      assertEquals(200, response.statusCode());
      out.add(response.body());
    }
    return out;
  }
}
