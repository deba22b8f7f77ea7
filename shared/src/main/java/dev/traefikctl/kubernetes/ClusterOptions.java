package dev.traefikctl.kubernetes;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.model.statics.KubernetesRoutes;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the options of the providers of routes have in common: which part of a cluster they see. */
public sealed interface ClusterOptions permits CrdOptions, IngressOptions {

  /** The options as they are bound. */
  KubernetesRoutes provider();

  /** Whether objects of a namespace are looked at. */
  default boolean watches(String namespace) {
    List<String> watched = provider().namespaces();
    return watched.isEmpty() || watched.contains(namespace);
  }

  /** Whether objects of a namespace may refer to what other providers define. */
  default boolean mayReferToProviders(String namespace) {
    List<String> allowed = provider().crossProviderNamespaces();
    return allowed == null || allowed.contains(namespace);
  }

  /** Which objects have the wanted labels; none where the option is no label selector. */
  default Predicate<KubeObject> selector() {
    Predicate<KubeObject> selector = LabelSelector.parse(provider().labelSelector());
    return selector == null ? object -> false : selector;
  }

  /**
   * What keeps the provider from starting; null for nothing.
   *
   * @param section that of the provider in the static configuration
   */
  default @Nullable Diagnostic problem(String section) {
    if (LabelSelector.parse(provider().labelSelector()) != null) {
      return null;
    }
    String message =
        "`" + provider().labelSelector() + "` is no label selector; the provider never starts";
    ConfigPath path = ConfigPath.of("providers", section, "labelSelector");
    return Diagnostic.about(Code.STATIC_INVALID, path, path + ": " + message);
  }
}
