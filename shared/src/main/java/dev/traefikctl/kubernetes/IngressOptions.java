package dev.traefikctl.kubernetes;

import dev.traefikctl.model.StaticConfig;
import dev.traefikctl.model.statics.Core;
import dev.traefikctl.model.statics.KubernetesIngress;
import dev.traefikctl.model.statics.KubernetesIngress.IngressEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * The options of the kubernetesIngress provider.
 *
 * @param provider the options as they are bound
 * @param endpoint what the status of Ingresses shows; null where it is left alone
 * @param defaultRuleSyntax {@code core.defaultRuleSyntax}
 */
public record IngressOptions(
    KubernetesIngress provider, @Nullable IngressEndpoint endpoint, String defaultRuleSyntax)
    implements ClusterOptions {

  /** Those of a static configuration; null where the provider is not enabled. */
  public static @Nullable IngressOptions of(StaticConfig config) {
    KubernetesIngress provider = config.providers().kubernetesIngress();
    Core core = config.core();
    String syntax = core == null ? "" : core.defaultRuleSyntax();
    return provider == null
        ? null
        : new IngressOptions(provider, provider.ingressEndpoint(), syntax);
  }

  /** Whether IngressClasses are looked up at all. */
  boolean hasClasses() {
    return !provider.disableIngressClassLookup() && !provider.disableClusterScopeResources();
  }
}
