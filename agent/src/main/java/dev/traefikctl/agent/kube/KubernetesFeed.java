package dev.traefikctl.agent.kube;

import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.kubernetes.IncrementalTranslation;
import dev.traefikctl.kubernetes.KubeObject;
import dev.traefikctl.kubernetes.LiveObjects;
import dev.traefikctl.kubernetes.ObjectStatus;
import dev.traefikctl.kubernetes.Update;
import dev.traefikctl.kubernetes.WatchedKind;
import dev.traefikctl.merge.ProviderChange;
import dev.traefikctl.merge.ProviderConfig;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one Kubernetes provider says, change by change: the informers' threads put changes of
 * objects in, the thread that loads translates them. Nothing is said until all kinds are known.
 */
public final class KubernetesFeed {

  private record Id(WatchedKind kind, String namespace, String name) {}

  /**
   * What is said now.
   *
   * @param change null where nothing has another effect than before
   * @param problems what was not reported of the objects before
   */
  public record Said(@Nullable ProviderChange change, List<Diagnostic> problems) {}

  private static final Said NOTHING = new Said(null, List.of());

  private final String name;
  private final Duration throttle;
  private final Set<WatchedKind> kinds;
  private final ClusterWatch cluster;
  private final LiveObjects objects;
  private final IncrementalTranslation translation;
  private final Consumer<List<ObjectStatus>> statuses;
  private final Object lock = new Object();

  /** Changed objects, null where they are gone: as they are now, however often they changed. */
  private Map<Id, @Nullable KubeObject> waiting = new LinkedHashMap<>();

  private volatile Runnable listener = () -> {};
  private volatile boolean complete;

  /**
   * @param name of the provider, as it stands behind the @
   * @param throttle the option {@code throttleDuration}
   * @param translation of these objects
   * @param statuses gets what the status of objects should be
   */
  KubernetesFeed(
      String name,
      Duration throttle,
      Set<WatchedKind> kinds,
      ClusterWatch cluster,
      LiveObjects objects,
      IncrementalTranslation translation,
      Consumer<List<ObjectStatus>> statuses) {
    this.name = name;
    this.throttle = throttle;
    this.kinds = Set.copyOf(kinds);
    this.cluster = cluster;
    this.objects = objects;
    this.translation = translation;
    this.statuses = statuses;
  }

  public String name() {
    return name;
  }

  /** The least time between two changes. */
  public Duration throttle() {
    return throttle;
  }

  /** Calls back whenever {@link #load} may say something else; before the start. */
  public void onChange(Runnable action) {
    listener = action;
  }

  void settled() {
    listener.run();
  }

  void changed(WatchedKind kind, String namespace, String name, @Nullable KubeObject now) {
    synchronized (lock) {
      waiting.put(new Id(kind, namespace, name), now);
    }
    if (complete) {
      listener.run();
    }
  }

  /** Whether all objects were known at the last {@link #load}. */
  public boolean isComplete() {
    return complete;
  }

  /** Follows the changes since the last call. Not to be called by two threads at once. */
  public Said load() {
    boolean first = !complete;
    if (first && !cluster.isSettled(kinds)) {
      return NOTHING;
    }
    take().forEach(this::put);
    Update update = translation.update(objects.takeChanges());
    statuses.accept(update.statuses());
    // from here on every change calls back; one that came in between is taken now or then
    complete = true;
    if (first) {
      listener.run();
    }
    return new Said(
        change(first ? Update.Extent.EVERYTHING : update.extent(), update), update.problems());
  }

  private @Nullable ProviderChange change(Update.Extent extent, Update update) {
    return switch (extent) {
      case NOTHING -> null;
      case SERVERS -> new ProviderChange.Servers(name, update.servers(), this::whole);
      case ROUTERS -> new ProviderChange.Routers(name, update.routers(), this::whole);
      case EVERYTHING -> new ProviderChange.Full(whole());
    };
  }

  private ProviderConfig whole() {
    return new ProviderConfig(name, translation.config(), translation.origins());
  }

  private Map<Id, @Nullable KubeObject> take() {
    synchronized (lock) {
      Map<Id, @Nullable KubeObject> taken = waiting;
      waiting = new LinkedHashMap<>();
      return taken;
    }
  }

  private void put(Id id, @Nullable KubeObject now) {
    if (now == null) {
      objects.remove(id.kind().kind(), id.namespace(), id.name());
    } else {
      objects.put(now);
    }
  }
}
