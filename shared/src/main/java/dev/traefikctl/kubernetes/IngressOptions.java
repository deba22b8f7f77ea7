package dev.traefikctl.kubernetes;

import dev.traefikctl.model.statics.KubernetesIngress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The options of the kubernetesIngress provider.
 *
 * @param provider the options as they are bound
 * @param defaultRuleSyntax {@code core.defaultRuleSyntax}
 */
public record IngressOptions(
    KubernetesIngress provider,
    @Nullable List<String> crossProviderNamespaces,
    String defaultRuleSyntax)
    implements ClusterOptions {

  @Override
  public List<String> namespaces() {
    return provider.namespaces();
  }

  @Override
  public String labelSelector() {
    return provider.labelSelector();
  }

  @Override
  public String ingressClass() {
    return provider.ingressClass();
  }

  @Override
  public boolean allowEmptyServices() {
    return provider.allowEmptyServices();
  }

  @Override
  public boolean allowExternalNameServices() {
    return provider.allowExternalNameServices();
  }

  @Override
  public boolean nativeLBByDefault() {
    return provider.nativeLBByDefault();
  }

  @Override
  public boolean disableClusterScopeResources() {
    return provider.disableClusterScopeResources();
  }

  /** Whether IngressClasses are looked up at all. */
  boolean hasClasses() {
    return !provider.disableIngressClassLookup() && !provider.disableClusterScopeResources();
  }
}
