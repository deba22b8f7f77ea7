package dev.traefikctl.kubernetes;

import java.util.Comparator;

/**
 * Something that can be looked up: an object, the EndpointSlices of a Service, all of a kind.
 *
 * @param namespace empty for kinds of the whole cluster
 */
record LookupKey(String kind, String namespace, String name) {

  private static final String SLICES = "EndpointSlices of";
  private static final String ALL = "*";

  static final Comparator<LookupKey> ORDER =
      Comparator.comparing(LookupKey::kind)
          .thenComparing(LookupKey::namespace)
          .thenComparing(LookupKey::name);

  static LookupKey of(KubeObject object) {
    return new LookupKey(object.kind(), object.namespace(), object.name());
  }

  static LookupKey slicesOf(String namespace, String service) {
    return new LookupKey(SLICES, namespace, service);
  }

  static LookupKey all(String kind) {
    return new LookupKey(kind, ALL, ALL);
  }

  boolean isAll() {
    return namespace.equals(ALL);
  }
}
