package dev.traefikctl.model.statics;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.FileOrContent;
import dev.traefikctl.schema.Option;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Doc("Reads Kubernetes Ingress resources.")
public record KubernetesIngress(
    @Option(doc = "The API server, outside of a cluster.") String endpoint,
    @Option(doc = "The token for it.", secret = true) FileOrContent token,
    @Option(doc = "Its certificate authority.") String certAuthFilePath,
    @Option(doc = "Namespaces; none means all.") List<String> namespaces,
    @Option(doc = "Labels that Ingresses must have.") String labelSelector,
    @Option(doc = "The class of Ingresses.") String ingressClass,
    @Option(doc = "What the status of Ingresses shows.") @Nullable IngressEndpoint ingressEndpoint,
    @Option(doc = "The least time between two changes.") Duration throttleDuration,
    @Option(doc = "Makes routers for services without endpoints.") boolean allowEmptyServices,
    @Option(doc = "Follows ExternalName services.") boolean allowExternalNameServices,
    @Option(doc = "Namespaces that may refer to other providers; absent means all, empty none.")
        @Nullable List<String> crossProviderNamespaces,
    @Option(doc = "Does not look up IngressClasses.", deprecated = true)
        boolean disableIngressClassLookup,
    @Option(doc = "Does without cluster-wide resources.") boolean disableClusterScopeResources,
    @Option(doc = "Uses the cluster's load balancing.") boolean nativeLBByDefault,
    @Option(doc = "Path prefixes end at a slash.") boolean strictPrefixMatching)
    implements KubernetesRoutes {

  @Doc("What the status of Ingresses shows.")
  public record IngressEndpoint(
      @Option(doc = "An address.") String ip,
      @Option(doc = "A host name.") String hostname,
      @Option(doc = "A service whose status is copied.", example = "traefik/traefik")
          String publishedService) {}
}
