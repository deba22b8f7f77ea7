package dev.traefikctl.kubernetes;

import dev.traefikctl.model.statics.KubernetesCrd;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The options of the kubernetesCRD provider.
 *
 * @param provider the options as they are bound
 */
public record CrdOptions(KubernetesCrd provider, @Nullable List<String> crossProviderNamespaces)
    implements ClusterOptions {

  /** As they are bound. */
  public static CrdOptions of(KubernetesCrd provider) {
    return new CrdOptions(provider, provider.crossProviderNamespaces());
  }

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

  /** Whether an object of one namespace may refer to one of another. */
  boolean mayRefer(String from, String to) {
    return provider.allowCrossNamespace() || from.equals(to);
  }
}
