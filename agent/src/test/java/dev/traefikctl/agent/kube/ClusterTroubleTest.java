package dev.traefikctl.agent.kube;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.traefikctl.kubernetes.KubeObject;
import dev.traefikctl.kubernetes.WatchedKind;
import dev.traefikctl.schema.FileOrContent;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseSpec;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Informers meet connections that die in silence, tokens that change, and leaders that vanish. */
@Timeout(300)
class ClusterTroubleTest {

  private static final WatchedKind KIND = WatchedKind.SERVICE;

  /** A leader on a machine that stands still for a second or two stays the leader. */
  private static final Election.Times QUICK =
      new Election.Times(Duration.ofSeconds(6), Duration.ofSeconds(4), Duration.ofMillis(200));

  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private final CountDownLatch settled = new CountDownLatch(1);
  @TempDir private Path folder;
  private MockCluster cluster;

  @BeforeEach
  void start() throws IOException {
    cluster = new MockCluster();
  }

  @AfterEach
  void stop() throws IOException {
    cluster.close();
  }

  private static String service(String name) {
    return """
    apiVersion: v1
    kind: Service
    metadata: {name: NAME, namespace: default}
    spec: {clusterIP: 10.0.0.1, ports: [{port: 80}]}
    """
        .replace("NAME", name);
  }

  private ClusterWatch watch(String token) {
    ApiServer server = new ApiServer(cluster.url(), new FileOrContent(token), "");
    ClusterWatch watch = new ClusterWatch(server, List.of(), System::nanoTime);
    watch.add(
        Set.of(KIND),
        "",
        this::changed,
        () -> {
          if (watch.isSettled(Set.of(KIND))) {
            settled.countDown();
          }
        });
    watch.start(Map.of());
    return watch;
  }

  /** Once a change came, it is the watch that tells, and no longer the list. */
  private void awaitFirst() throws InterruptedException {
    settled.await();
    assertEquals("first", told.take());
    cluster.put(service("watched"));
    assertEquals("watched", told.take());
  }

  private void changed(
      WatchedKind kind, String namespace, String name, @Nullable KubeObject object) {
    told.add(name);
  }

  @Test
  void aWatchThatFallsSilentBeginsAnew() throws Exception {
    cluster.put(service("first"));
    try (ToldLog log = new ToldLog();
        ClusterWatch watch = watch("")) {
      awaitFirst();
      bookmark(watch, "1000001");
      bookmark(watch, "1000002");
      cluster.stall();
      cluster.put(service("second"));
      for (int i = 0; i < 20; i++) {
        watch.check();
      }
      assertEquals("second", told.take());
      assertEquals(1, log.count("the watch of services has gone silent"), log.text());
    }
  }

  /** A bookmark is known once the version is that of it. */
  private void bookmark(ClusterWatch watch, String version) {
    while (!version.equals(watch.version(KIND))) {
      cluster.bookmark("services", "v1", "Service", version);
      Thread.onSpinWait();
    }
    watch.check();
  }

  @Test
  void aServerWithoutBookmarksIsLeftAloneForLong() throws Exception {
    cluster.put(service("first"));
    try (ToldLog log = new ToldLog();
        ClusterWatch watch = watch("")) {
      awaitFirst();
      CountDownLatch again = cluster.listed("services");
      for (int i = 0; i < 50; i++) {
        watch.check();
      }
      cluster.put(service("second"));
      assertEquals("second", told.take());
      assertEquals(1, again.getCount());
      for (int i = 0; i < 80; i++) {
        watch.check();
      }
      again.await(); // where nothing happens, it begins anew now and then
      assertEquals(
          "", log.text().lines().filter(line -> line.contains("silent")).findAny().orElse(""));
    }
  }

  @Test
  void aTokenThatWasReplacedIsReadAgain() throws Exception {
    Path token = Files.writeString(folder.resolve("token"), "old\n");
    cluster.require("old");
    cluster.put(service("first"));
    try (ToldLog log = new ToldLog();
        ClusterWatch watch = watch(token.toString())) {
      awaitFirst();
      cluster.require("new");
      cluster.put(service("second"));
      assertEquals("second", told.take(), "an open watch goes on");
      cluster.breakWatches();
      cluster.put(service("third"));
      while (log.count("the watch of services is broken") == 0) {
        watch.check();
      }
      for (int i = 0; i < 4; i++) {
        watch.check(); // and it begins anew, with a list
      }
      log.await("The Kubernetes API server refuses the token");
      Files.writeString(token, "new\n");
      assertEquals("third", told.take());
      log.await("The Kubernetes API server can be read again");
      assertFalse(log.text().contains("Bearer"), log.text());
    }
  }

  @Test
  void aLeaderThatLeavesIsReplaced() throws Exception {
    try (KubernetesClient client = server(cluster.url()).client(Map.of());
        StatusWriter writer = new StatusWriter();
        Election first = candidate(client, "first", writer);
        Election second = candidate(client, "second", writer)) {
      first.start();
      awaitLeader("first");
      second.start();
      first.close();
      awaitLeader("second");
    }
  }

  @Test
  void aLeaderThatVanishesIsReplacedAndDoesNotLeadWhenItIsBack() throws Exception {
    try (CutWire wire = cluster.wire();
        KubernetesClient cut = server("http://127.0.0.1:" + wire.port()).client(Map.of());
        KubernetesClient client = server(cluster.url()).client(Map.of());
        StatusWriter writer = new StatusWriter();
        Election first = candidate(cut, "first", writer);
        Election second = candidate(client, "second", writer)) {
      first.start();
      awaitLeader("first");
      second.start();
      wire.cut();
      awaitLeader("second");
      wire.mend();
      ZonedDateTime known = lease().getRenewTime();
      while (lease().getRenewTime().isEqual(known)) {
        Thread.onSpinWait();
      }
      awaitLeader("second");
      assertEquals(1, lease().getLeaseTransitions());
    }
  }

  @Test
  void tellsWhichRightTheElectionNeeds() throws Exception {
    cluster.answer("leases", 403);
    try (ToldLog log = new ToldLog();
        KubernetesClient client = server(cluster.url()).client(Map.of());
        StatusWriter writer = new StatusWriter();
        Election candidate = candidate(client, "first", writer)) {
      candidate.start();
      log.await("resources: [leases], verbs: [create, get, patch]");
      cluster.answer("leases", 0);
      awaitLeader("first");
      assertEquals(1, log.count("Cannot have the lease"), log.text());
    }
  }

  private static ApiServer server(String url) {
    return new ApiServer(url, new FileOrContent(""), "");
  }

  private static Election candidate(KubernetesClient client, String name, StatusWriter writer) {
    Map<String, String> environment = Map.of("POD_NAME", name, "POD_NAMESPACE", "infra");
    return new Election(client, environment, writer, QUICK);
  }

  private void awaitLeader(String name) {
    while (!Objects.toString(lease().getHolderIdentity(), "").startsWith(name + "-")) {
      Thread.onSpinWait();
    }
  }

  /** By the name that the Role of {@code manifests/overlays/load-balancer} allows. */
  private LeaseSpec lease() {
    Lease lease =
        cluster.admin().leases().inNamespace("infra").withName("traefik-agent-leader").get();
    return lease == null ? new LeaseSpec() : lease.getSpec();
  }
}
