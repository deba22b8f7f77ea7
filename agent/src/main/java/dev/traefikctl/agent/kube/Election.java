package dev.traefikctl.agent.kube;

import dev.traefikctl.agent.telemetry.Log;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfig;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Chooses one agent of all by a lease, as long as it runs. The times are long, since there is an
 * agent on every node, and the status of an Ingress is in no hurry.
 */
final class Election implements AutoCloseable {

  /** The name of the lease, as in the Role of {@code manifests/}. */
  static final String LEASE = "traefik-agent-leader";

  private static final Path NAMESPACE =
      Path.of("/var/run/secrets/kubernetes.io/serviceaccount/namespace");

  /**
   * The times of an election.
   *
   * @param lease after which a leader that says nothing is replaced
   * @param renewal how long a leader tries to say something before it gives up
   * @param retry between two tries
   */
  record Times(Duration lease, Duration renewal, Duration retry) {
    static final Times USUAL =
        new Times(Duration.ofSeconds(60), Duration.ofSeconds(40), Duration.ofSeconds(10));
  }

  private final KubernetesClient client;
  private final String namespace;
  private final String identity;
  private final StatusWriter writer;
  private final Times times;
  private @Nullable CompletableFuture<?> running;
  private boolean closed;

  Election(
      KubernetesClient client, Map<String, String> environment, StatusWriter writer, Times times) {
    this.client = client;
    this.times = times;
    this.writer = writer;
    this.namespace = namespace(environment);
    this.identity = environment.getOrDefault("POD_NAME", "agent") + "-" + UUID.randomUUID();
  }

  private static String namespace(Map<String, String> environment) {
    String named = environment.getOrDefault("POD_NAMESPACE", "");
    if (!named.isEmpty()) {
      return named;
    }
    try {
      return Files.readString(NAMESPACE).strip();
    } catch (IOException e) {
      return "default"; // outside of a cluster
    }
  }

  synchronized void start() {
    if (closed) {
      return;
    }
    LeaderElectionConfig config =
        new LeaderElectionConfigBuilder()
            .withName(LEASE)
            .withLock(new ToldLease(namespace, LEASE, identity))
            .withLeaseDuration(times.lease())
            .withRenewDeadline(times.renewal())
            .withRetryPeriod(times.retry())
            .withReleaseOnCancel(true)
            .withLeaderCallbacks(
                new LeaderCallbacks(
                    () -> writer.lead(client),
                    writer::follow,
                    name -> Log.debug("Leader", "pod", name)))
            .build();
    CompletableFuture<?> elected = client.leaderElector().withConfig(config).build().start();
    running = elected;
    CompletableFuture<?> _ = elected.whenComplete((done, failure) -> again());
  }

  /** Leadership was lost: the server was out of reach for too long, say. */
  private void again() {
    writer.follow();
    CompletableFuture.delayedExecutor(times.retry().toMillis(), TimeUnit.MILLISECONDS)
        .execute(this::start);
  }

  @Override
  public void close() {
    CompletableFuture<?> current;
    synchronized (this) {
      closed = true;
      current = running;
    }
    if (current != null) {
      current.cancel(true);
    }
  }
}
