package dev.traefikctl.agent.kube;

import dev.traefikctl.agent.telemetry.Guard;
import dev.traefikctl.agent.telemetry.Log;
import dev.traefikctl.kubernetes.KubeObject;
import dev.traefikctl.kubernetes.WatchedKind;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * All informers on one API server, shared by the providers that look at the same namespaces. It
 * never gives up: what cannot be read is tried again, at most every half minute, and what was read
 * stays known meanwhile.
 */
final class ClusterWatch implements AutoCloseable {

  private static final Duration CHECKS = Duration.ofSeconds(10);

  private final ApiServer server;
  private final List<String> namespaces;
  private final Map<WatchedKind, String> selectors = new EnumMap<>(WatchedKind.class);
  private final List<ObjectSink> sinks = new CopyOnWriteArrayList<>();
  private final List<Runnable> settled = new CopyOnWriteArrayList<>();
  private final List<KindWatch> watches = new CopyOnWriteArrayList<>();
  private final Outage outage;
  private final ScheduledExecutorService checks =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
  private @Nullable KubernetesClient client;
  private @Nullable StatusWriter writer;
  private @Nullable Election election;
  private volatile boolean started;
  private volatile boolean closed;

  /**
   * @param namespaces those to watch; none means all
   * @param clock steady, in nanoseconds
   */
  ClusterWatch(ApiServer server, List<String> namespaces, LongSupplier clock) {
    this.server = server;
    this.namespaces = List.copyOf(namespaces);
    this.outage = new Outage(clock);
  }

  /**
   * Adds what a provider wants to know, before the start.
   *
   * @param labels the selector for the provider's own kinds
   * @param changed runs when {@link #isSettled} may have become true
   */
  void add(Set<WatchedKind> kinds, String labels, ObjectSink sink, Runnable changed) {
    for (WatchedKind kind : kinds) {
      selectors.merge(kind, labels, (known, now) -> kind.isSelected() ? now : known);
    }
    sinks.add((kind, namespace, name, now) -> {
      if (kinds.contains(kind)) {
        sink.changed(kind, namespace, name, now);
      }
    });
    settled.add(changed);
  }

  /** Has the status of objects written by this agent, or by another; before the start. */
  void write(StatusWriter statuses) {
    writer = statuses;
  }

  /** Starts watching, on a thread of its own: the client's classes alone take a second to load. */
  void start(Map<String, String> environment) {
    Thread.ofVirtual().name("kubernetes").start(() -> connect(environment));
  }

  private void connect(Map<String, String> environment) {
    try {
      KubernetesClient made = server.client(environment);
      if (!open(made, environment)) {
        made.close();
      }
    } catch (IOException | RuntimeException e) {
      Log.error("Cannot watch the Kubernetes cluster", "error", e);
    }
  }

  private synchronized boolean open(KubernetesClient made, Map<String, String> environment) {
    if (closed) {
      return false;
    }
    client = made;
    Log.info("Watching the Kubernetes cluster", "server", made.getMasterUrl());
    selectors.forEach((kind, labels) -> {
      for (String namespace : namespaces(kind)) {
        watches.add(new KindWatch(made, kind, namespace, labels, this::changed, new Ears()));
      }
    });
    started = true;
    watches.forEach(KindWatch::start);
    if (writer != null) {
      election = new Election(made, environment, writer, Election.Times.USUAL);
      election.start();
    }
    ScheduledFuture<?> _ =
        checks.scheduleWithFixedDelay(
            () -> Guard.run("Cannot check the watches of the cluster", this::check),
            CHECKS.toMillis(),
            CHECKS.toMillis(),
            TimeUnit.MILLISECONDS);
    return true;
  }

  private List<@Nullable String> namespaces(WatchedKind kind) {
    List<@Nullable String> out = new ArrayList<>();
    if (namespaces.isEmpty() || kind.scope() == WatchedKind.Scope.CLUSTER) {
      out.add(null);
    } else {
      out.addAll(namespaces);
    }
    return out;
  }

  private void changed(WatchedKind kind, String namespace, String name, @Nullable KubeObject now) {
    sinks.forEach(sink -> sink.changed(kind, namespace, name, now));
  }

  private final class Ears implements KindWatch.Listener {
    @Override
    public void settled() {
      settled.forEach(Runnable::run);
    }

    @Override
    public void reached() {
      outage.over(this);
    }

    @Override
    public void failed(Refusal refusal) {
      outage.seen(this, refusal);
    }
  }

  /** Notices watches that broke in silence. */
  void check() {
    watches.forEach(KindWatch::check);
  }

  /** The version that is known of a kind: of the last change, or of the last bookmark. */
  @Nullable String version(WatchedKind kind) {
    return watches.stream()
        .filter(watch -> watch.kind() == kind)
        .map(KindWatch::version)
        .findFirst()
        .orElse(null);
  }

  /** Whether of each of these kinds the objects are known, or it is known that they are not. */
  boolean isSettled(Set<WatchedKind> kinds) {
    return started
        && watches.stream()
            .filter(watch -> kinds.contains(watch.kind()))
            .noneMatch(watch -> watch.state() == KindWatch.State.WAITING);
  }

  @Override
  public synchronized void close() {
    closed = true;
    checks.shutdownNow();
    watches.forEach(KindWatch::close);
    if (election != null) {
      election.close();
    }
    if (writer != null) {
      writer.close();
    }
    if (client != null) {
      client.close();
    }
  }
}
