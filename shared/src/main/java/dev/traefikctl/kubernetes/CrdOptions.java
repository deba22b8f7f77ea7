package dev.traefikctl.kubernetes;

import dev.traefikctl.model.statics.KubernetesCrd;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The options of the kubernetesCRD provider.
 *
 * @param provider the options as they are bound
 * @param crossProviderNamespaces namespaces that may refer to other providers; null, unlike an
 *     empty list, is all
 */
public record CrdOptions(KubernetesCrd provider, @Nullable List<String> crossProviderNamespaces) {

  boolean watches(String namespace) {
    return provider.namespaces().isEmpty() || provider.namespaces().contains(namespace);
  }

  boolean mayRefer(String from, String to) {
    return provider.allowCrossNamespace() || from.equals(to);
  }

  boolean mayReferToProviders(String namespace) {
    List<String> allowed = crossProviderNamespaces;
    return allowed == null || allowed.contains(namespace);
  }

  Predicate<KubeObject> selector() {
    return LabelSelector.parse(provider.labelSelector());
  }
}
