package dev.traefikctl.kubernetes;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The objects of a cluster as a provider sees them through its options. */
final class Cluster {

  private static final String HELM_OWNER = "owner";

  private final Lookup objects;
  private final ClusterOptions options;
  private final Predicate<KubeObject> selector;

  /**
   * @param selector that of the options
   */
  Cluster(Lookup objects, ClusterOptions options, Predicate<KubeObject> selector) {
    this.objects = objects;
    this.options = options;
    this.selector = selector;
  }

  ClusterOptions options() {
    return options;
  }

  /**
   * Whether the provider sees an object of one of its own kinds: its namespace is watched, its
   * labels fit.
   */
  boolean sees(KubeObject object) {
    return options.watches(object.namespace()) && selector.test(object);
  }

  /** An object of one of its own kinds that the provider sees; null for none. */
  @Nullable KubeObject resource(String kind, String namespace, String name) {
    KubeObject found = options.watches(namespace) ? objects.find(kind, namespace, name) : null;
    return found == null || !selector.test(found) ? null : found;
  }

  /** An IngressClass; null for none. */
  @Nullable KubeObject ingressClass(String name) {
    return objects.find("IngressClass", "", name);
  }

  List<KubeObject> nodes() {
    return List.copyOf(objects.list("Node"));
  }

  /** Which of the endpoints of a Service are near enough. */
  Predicate<Part> near(List<Part> endpoints) {
    Nearness nearness = objects.nearness();
    return nearness.isOff() ? endpoint -> true : nearness.among(endpoints, this::zoneOf);
  }

  private String zoneOf(String node) {
    KubeObject found = objects.find("Node", "", node);
    return found == null ? "" : found.label(Nearness.ZONE_LABEL);
  }

  @Nullable KubeObject service(String namespace, String name) {
    return objects.find("Service", namespace, name);
  }

  List<KubeObject> slices(KubeObject service) {
    return objects.slicesOf(service);
  }

  /** A Secret; those that hold Helm's releases are never looked at. */
  @Nullable KubeObject secret(String namespace, String name) {
    KubeObject found = options.watches(namespace) ? objects.find("Secret", namespace, name) : null;
    return found == null || found.label(HELM_OWNER).equals("helm") ? null : found;
  }

  @Nullable KubeObject configMap(String namespace, String name) {
    return options.watches(namespace) ? objects.find("ConfigMap", namespace, name) : null;
  }

  /** The data of a Secret or ConfigMap as texts. */
  static Map<String, String> data(KubeObject object) {
    Map<String, String> out = new LinkedHashMap<>();
    boolean encoded = object.kind().equals("Secret");
    Part part = object.part();
    for (var entry : part.get("data").entries()) {
      String value = part.get("data").get(entry.key()).text();
      out.put(entry.key(), encoded ? decoded(value) : value);
    }
    if (encoded) {
      for (var entry : part.get("stringData").entries()) {
        out.put(entry.key(), part.get("stringData").get(entry.key()).text());
      }
    }
    return out;
  }

  /** The API server takes no Secret that is not base64; of one from a file nothing is left. */
  private static String decoded(String value) {
    try {
      return new String(Base64.getMimeDecoder().decode(value), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
