package dev.traefikctl.model.statics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the options of the providers that read routes from a cluster have in common. */
public interface KubernetesRoutes {

  /** The namespaces that are watched; none means all. */
  List<String> namespaces();

  /** The labels that routes and other objects of the provider's own kinds must have. */
  String labelSelector();

  /** The class of the routes; empty means that of Traefik, and none. */
  String ingressClass();

  boolean allowEmptyServices();

  boolean allowExternalNameServices();

  boolean nativeLBByDefault();

  boolean disableClusterScopeResources();

  /** Namespaces that may refer to other providers; null, unlike an empty list, is all. */
  @Nullable List<String> crossProviderNamespaces();
}
