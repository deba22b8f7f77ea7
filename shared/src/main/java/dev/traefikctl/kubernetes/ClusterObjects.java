package dev.traefikctl.kubernetes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The objects of a cluster that translators look at, by kind; immutable. */
public final class ClusterObjects implements Lookup {

  /** The label of an EndpointSlice that names its Service. */
  public static final String SERVICE_LABEL = "kubernetes.io/service-name";

  private final Map<String, Map<String, KubeObject>> byKind = new HashMap<>();
  private final Map<String, List<KubeObject>> slices = new HashMap<>();

  /** Of objects with the same kind, namespace and name the last one counts. */
  public ClusterObjects(Collection<KubeObject> objects) {
    for (KubeObject object : objects) {
      byKind.computeIfAbsent(object.kind(), kind -> new LinkedHashMap<>()).put(object.id(), object);
    }
    for (KubeObject slice : list("EndpointSlice")) {
      String service = slice.namespace() + "/" + slice.label(SERVICE_LABEL);
      slices.computeIfAbsent(service, key -> new ArrayList<>()).add(slice);
    }
  }

  /** The objects of all kinds. */
  public List<KubeObject> all() {
    return byKind.values().stream().flatMap(objects -> objects.values().stream()).toList();
  }

  /** In the order in which they were read. */
  @Override
  public Collection<KubeObject> list(String kind) {
    return byKind.getOrDefault(kind, Map.of()).values();
  }

  @Override
  public @Nullable KubeObject find(String kind, String namespace, String name) {
    return byKind.getOrDefault(kind, Map.of()).get(KubeObject.id(namespace, name));
  }

  @Override
  public List<KubeObject> slicesOf(KubeObject service) {
    String key = service.namespace() + "/" + service.name();
    return slices.getOrDefault(key, List.of());
  }
}
