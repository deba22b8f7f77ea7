package dev.traefikctl.agent.kube;

import dev.traefikctl.kubernetes.KubeObject;
import dev.traefikctl.kubernetes.WatchedKind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The cache of an informer, which keeps trimmed trees instead of the client's objects, and tells
 * every real change: the informer lists everything again after it was cut off, and most of that is
 * known. The informer calls it under a lock of its own.
 */
final class TreeStore implements ItemStore<GenericKubernetesResource> {

  private record Kept(String version, KubeObject tree) {}

  private final WatchedKind kind;
  private final ObjectSink sink;
  private final Map<String, Kept> kept = new ConcurrentHashMap<>();
  private final AtomicLong changes = new AtomicLong();

  TreeStore(WatchedKind kind, ObjectSink sink) {
    this.kind = kind;
    this.sink = sink;
  }

  @Override
  public String getKey(GenericKubernetesResource object) {
    ObjectMeta metadata = object.getMetadata();
    return Objects.toString(metadata.getNamespace(), "") + "/" + metadata.getName();
  }

  @Override
  @SuppressWarnings("NullAway") // the client is not annotated: null is "there was none"
  public GenericKubernetesResource put(String key, GenericKubernetesResource object) {
    changes.incrementAndGet();
    KubeObject tree = Trim.of(kind, object);
    Kept before = kept.get(key);
    boolean same = before != null && before.tree().equals(tree);
    String version = Objects.toString(object.getMetadata().getResourceVersion(), "");
    kept.put(key, new Kept(version, before != null && same ? before.tree() : tree));
    if (!same) {
      sink.changed(kind, tree.namespace(), tree.name(), tree);
    }
    return bare(before);
  }

  @Override
  @SuppressWarnings("NullAway") // as above
  public GenericKubernetesResource remove(String key) {
    changes.incrementAndGet();
    Kept before = kept.remove(key);
    if (before != null) {
      sink.changed(kind, before.tree().namespace(), before.tree().name(), null);
    }
    return bare(before);
  }

  /** How many objects the informer put in or took out, whether or not they differed. */
  long changes() {
    return changes.get();
  }

  @Override
  public Stream<String> keySet() {
    return kept.keySet().stream();
  }

  @Override
  @SuppressWarnings("NullAway") // no value is null
  public Stream<GenericKubernetesResource> values() {
    return kept.values().stream().map(TreeStore::bare);
  }

  @Override
  public int size() {
    return kept.size();
  }

  @Override
  @SuppressWarnings("NullAway") // as above
  public GenericKubernetesResource get(String key) {
    return bare(kept.get(key));
  }

  /** Without it the informer would keep the keys of its first list, to announce them at its end. */
  @Override
  public boolean isFullState() {
    return false;
  }

  /** As much of an object as the informer itself needs. */
  private static @Nullable GenericKubernetesResource bare(@Nullable Kept kept) {
    return kept == null
        ? null
        : new GenericKubernetesResourceBuilder()
            .withApiVersion(kept.tree().apiVersion())
            .withKind(kept.tree().kind())
            .withNewMetadata()
            .withNamespace(kept.tree().namespace().isEmpty() ? null : kept.tree().namespace())
            .withName(kept.tree().name())
            .withResourceVersion(kept.version())
            .endMetadata()
            .build();
  }
}
