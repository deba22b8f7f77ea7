package dev.traefikctl.agent.kube;

import dev.traefikctl.kubernetes.ClusterObjects;
import dev.traefikctl.kubernetes.KubeObject;
import dev.traefikctl.kubernetes.Nearness;
import dev.traefikctl.kubernetes.WatchedKind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps of objects what translators read: a cluster holds much that is of no interest here, and
 * what is left out does not count as a change either.
 */
final class Trim {

  /** What kubectl writes to remember the manifest: as large as the object itself. */
  private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

  /** Where a ConfigMap may have certificate authorities. */
  private static final Set<String> AUTHORITIES = Set.of("tls.ca", "ca.crt");

  private Trim() {}

  /** The object as it is kept. */
  static KubeObject of(WatchedKind kind, GenericKubernetesResource object) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("metadata", metadata(kind, object.getMetadata()));
    Map<String, Object> rest = object.getAdditionalProperties();
    switch (kind) {
      case SECRET -> {
        put(out, "type", rest.get("type"));
        put(out, "data", rest.get("data"));
      }
      case CONFIG_MAP -> put(out, "data", only(rest.get("data"), AUTHORITIES));
      case ENDPOINT_SLICE -> {
        put(out, "endpoints", endpoints(rest.get("endpoints")));
        put(out, "ports", rest.get("ports"));
      }
      case NODE -> put(out, "status", only(rest.get("status"), Set.of("addresses")));
      case SERVICE -> {
        put(out, "spec", without(rest.get("spec"), "selector"));
        put(out, "status", only(rest.get("status"), Set.of("loadBalancer")));
      }
      case INGRESS -> {
        put(out, "spec", rest.get("spec"));
        put(out, "status", only(rest.get("status"), Set.of("loadBalancer")));
      }
      default -> put(out, "spec", rest.get("spec"));
    }
    return KubeObject.of(kind.apiVersion(), kind.kind(), out);
  }

  private static Map<String, Object> metadata(WatchedKind kind, ObjectMeta metadata) {
    Map<String, Object> out = new LinkedHashMap<>();
    put(out, "name", metadata.getName());
    put(out, "namespace", metadata.getNamespace());
    put(out, "creationTimestamp", metadata.getCreationTimestamp());
    put(out, "labels", labels(kind, metadata.getLabels()));
    if (kind.isSelected() || kind == WatchedKind.SERVICE || kind == WatchedKind.INGRESS_CLASS) {
      put(out, "annotations", without(metadata.getAnnotations(), LAST_APPLIED));
    }
    return out;
  }

  private static @Nullable Object labels(WatchedKind kind, @Nullable Map<String, String> labels) {
    return switch (kind) {
      case ENDPOINT_SLICE -> only(labels, Set.of(ClusterObjects.SERVICE_LABEL));
      case NODE -> only(labels, Set.of(Nearness.ZONE_LABEL));
      default -> kind.isSelected() ? labels : null;
    };
  }

  /** Endpoints without the pods behind them, whose versions change for no reason of ours. */
  private static @Nullable Object endpoints(@Nullable Object endpoints) {
    return endpoints instanceof List<?> list
        ? list.stream().map(endpoint -> without(endpoint, "targetRef")).toList()
        : null;
  }

  private static void put(Map<String, Object> out, String key, @Nullable Object value) {
    if (value != null && !(value instanceof Map<?, ?> map && map.isEmpty())) {
      out.put(key, value);
    }
  }

  private static @Nullable Object only(@Nullable Object value, Set<String> keys) {
    if (!(value instanceof Map<?, ?> map)) {
      return null;
    }
    Map<Object, Object> out = new LinkedHashMap<>(map);
    out.keySet().removeIf(key -> !keys.contains(key.toString()));
    return out;
  }

  private static @Nullable Object without(@Nullable Object value, String unwanted) {
    if (!(value instanceof Map<?, ?> map) || !map.containsKey(unwanted)) {
      return value;
    }
    Map<Object, Object> out = new LinkedHashMap<>(map);
    out.remove(unwanted);
    return out;
  }
}
