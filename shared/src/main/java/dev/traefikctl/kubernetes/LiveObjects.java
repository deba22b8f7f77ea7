package dev.traefikctl.kubernetes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a cluster as they are now, one by one put and removed. Lists are sorted by
 * namespace and name, so that what is made of them does not depend on the order of the changes. Not
 * thread-safe.
 */
public final class LiveObjects implements Lookup {

  /** What translations may have looked up before, and would find changed now. */
  public static final class Changes {
    private final Set<LookupKey> keys;

    private Changes(Set<LookupKey> keys) {
      this.keys = keys;
    }

    Set<LookupKey> keys() {
      return keys;
    }

    public boolean isEmpty() {
      return keys.isEmpty();
    }
  }

  private final Map<String, TreeMap<String, KubeObject>> byKind = new HashMap<>();
  private final Map<LookupKey, List<KubeObject>> slices = new HashMap<>();
  private final Nearness nearness;
  private Set<LookupKey> changed = new LinkedHashSet<>();

  /** Without a preference for near endpoints. */
  public LiveObjects() {
    this(Nearness.NONE);
  }

  /**
   * @param nearness which endpoints of Services are preferred
   */
  public LiveObjects(Nearness nearness) {
    this.nearness = nearness;
  }

  @Override
  public Nearness nearness() {
    return nearness;
  }

  /** Adds an object, or replaces that of its kind, namespace and name. */
  public void put(KubeObject object) {
    KubeObject before =
        byKind.computeIfAbsent(object.kind(), kind -> new TreeMap<>()).put(object.id(), object);
    if (!object.equals(before)) {
      changed(before);
      changed(object);
    }
    unfile(before);
    file(object);
  }

  /**
   * Removes an object; nothing happens where there is none.
   *
   * @param namespace empty for kinds of the whole cluster
   */
  public void remove(String kind, String namespace, String name) {
    Map<String, KubeObject> all = byKind.get(kind);
    KubeObject before = all == null ? null : all.remove(KubeObject.id(namespace, name));
    changed(before);
    unfile(before);
  }

  /** What has changed since the last call. */
  public Changes takeChanges() {
    Changes out = new Changes(changed);
    changed = new LinkedHashSet<>();
    return out;
  }

  private void changed(@Nullable KubeObject object) {
    if (object != null) {
      changed.add(LookupKey.of(object));
      changed.add(LookupKey.all(object.kind()));
      if (isSlice(object)) {
        changed.add(service(object));
      }
    }
  }

  private static boolean isSlice(KubeObject object) {
    return object.kind().equals("EndpointSlice");
  }

  private static LookupKey service(KubeObject slice) {
    return LookupKey.slicesOf(slice.namespace(), slice.label(ClusterObjects.SERVICE_LABEL));
  }

  private void file(KubeObject object) {
    if (isSlice(object)) {
      List<KubeObject> others = slices.computeIfAbsent(service(object), key -> new ArrayList<>(1));
      int at = 0;
      while (at < others.size() && others.get(at).name().compareTo(object.name()) < 0) {
        at++;
      }
      others.add(at, object);
    }
  }

  private void unfile(@Nullable KubeObject object) {
    if (object != null && isSlice(object)) {
      slices.computeIfPresent(
          service(object),
          (key, others) -> {
            others.removeIf(other -> other.name().equals(object.name()));
            return others.isEmpty() ? null : others;
          });
    }
  }

  @Override
  public Collection<KubeObject> list(String kind) {
    TreeMap<String, KubeObject> all = byKind.get(kind);
    return all == null ? List.of() : all.values();
  }

  @Override
  public @Nullable KubeObject find(String kind, String namespace, String name) {
    TreeMap<String, KubeObject> all = byKind.get(kind);
    return all == null ? null : all.get(KubeObject.id(namespace, name));
  }

  @Override
  public List<KubeObject> slicesOf(KubeObject service) {
    return slices.getOrDefault(LookupKey.slicesOf(service.namespace(), service.name()), List.of());
  }
}
