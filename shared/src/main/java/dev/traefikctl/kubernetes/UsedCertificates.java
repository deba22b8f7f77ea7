package dev.traefikctl.kubernetes;

import dev.traefikctl.kubernetes.Certificates.Pair;
import dev.traefikctl.source.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The certificates that a configuration holds; of several under one key the first counts. */
final class UsedCertificates {

  private final Certificates certificates;
  private final String separator;
  private final Map<String, Node> byKey = new TreeMap<>();

  /**
   * @param separator stands between namespace and name in the keys, by which Traefik sorts and
   *     which therefore may be those of two Secrets
   */
  UsedCertificates(Certificates certificates, String separator) {
    this.certificates = certificates;
    this.separator = separator;
  }

  /**
   * Adds the certificate of a Secret; false where there is none, which is reported.
   *
   * @param store the store that it is for; empty for the default one
   */
  boolean add(Scope scope, String namespace, Part name, String store) {
    String key = namespace + separator + name.text();
    if (byKey.containsKey(key)) {
      return true;
    }
    Pair pair = certificates.pair(scope, namespace, name);
    if (pair == null) {
      return false;
    }
    List<String> stores = store.isEmpty() ? List.of() : List.of(store);
    Draft out = Certificates.draft(pair, name.span());
    byKey.put(key, out.texts("stores", stores, name.span()).build());
    return true;
  }

  Map<String, Node> byKey() {
    return byKey;
  }

  /** All of them, sorted by their keys. */
  List<Node> all() {
    return new ArrayList<>(byKey.values());
  }
}
