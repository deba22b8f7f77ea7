package dev.traefikctl.kubernetes;

import dev.traefikctl.diag.Code;
import dev.traefikctl.source.Span;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Certificates and certificate authorities in Secrets and ConfigMaps. */
final class Certificates {

  /** A certificate and its key as PEM texts. */
  record Pair(String certificate, String key) {}

  private final Cluster cluster;

  Certificates(Cluster cluster) {
    this.cluster = cluster;
  }

  /** The certificate of a Secret; null where it has none, which is reported. */
  @Nullable Pair pair(Scope scope, String namespace, Part name) {
    KubeObject secret = secret(scope, namespace, name);
    if (secret == null) {
      return null;
    }
    Map<String, String> data = Cluster.data(secret);
    String certificate = data.getOrDefault("tls.crt", "");
    String key = data.getOrDefault("tls.key", "");
    if (certificate.isEmpty() || key.isEmpty()) {
      String missing = certificate.isEmpty() ? "tls.crt" : "tls.key";
      String message = "the Secret " + secret.id() + " lacks " + missing;
      return scope.refuse(Code.K8S_TLS_SECRET, name, message);
    }
    return new Pair(certificate, key);
  }

  /** As {@link #authority}, of a Secret whose one entry may have any name. */
  @Nullable String anyAuthority(Scope scope, String namespace, Part name) {
    KubeObject secret = cluster.secret(namespace, name.text());
    Map<String, String> data = secret == null ? Map.of() : Cluster.data(secret);
    return data.size() == 1 ? data.values().iterator().next() : authority(scope, namespace, name);
  }

  /** The certificate authorities of a Secret; null where it has none, which is reported. */
  @Nullable String authority(Scope scope, String namespace, Part name) {
    KubeObject secret = secret(scope, namespace, name);
    return secret == null ? null : authority(scope, secret, name);
  }

  /** The certificate authorities of a ConfigMap; null where it has none, which is reported. */
  @Nullable String authorityOfMap(Scope scope, String namespace, Part name) {
    KubeObject map = cluster.configMap(namespace, name.text());
    if (map == null) {
      String message = "the ConfigMap " + namespace + "/" + name.text() + " does not exist";
      return scope.refuse(Code.K8S_TLS_SECRET, name, message);
    }
    return authority(scope, map, name);
  }

  private static @Nullable String authority(Scope scope, KubeObject holder, Part name) {
    Map<String, String> data = Cluster.data(holder);
    String found = data.containsKey("tls.ca") ? data.get("tls.ca") : data.get("ca.crt");
    String message = "the " + holder.kind() + " " + holder.id() + " has neither tls.ca nor ca.crt";
    return found != null ? found : scope.refuse(Code.K8S_TLS_SECRET, name, message);
  }

  private @Nullable KubeObject secret(Scope scope, String namespace, Part name) {
    KubeObject secret = cluster.secret(namespace, name.text());
    if (secret != null) {
      return secret;
    }
    String message = "the Secret " + namespace + "/" + name.text() + " does not exist";
    return scope.refuse(Code.K8S_TLS_SECRET, name, message);
  }

  static Draft draft(Pair pair, Span at) {
    return new Draft(at).text("certFile", pair.certificate(), at).text("keyFile", pair.key(), at);
  }
}
