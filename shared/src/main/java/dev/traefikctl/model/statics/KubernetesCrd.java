package dev.traefikctl.model.statics;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.FileOrContent;
import dev.traefikctl.schema.Option;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Doc("Reads Traefik's own Kubernetes resources.")
public record KubernetesCrd(
    @Option(doc = "The API server, outside of a cluster.") String endpoint,
    @Option(doc = "The token for it.", secret = true) FileOrContent token,
    @Option(doc = "Its certificate authority.") String certAuthFilePath,
    @Option(doc = "Namespaces; none means all.") List<String> namespaces,
    @Option(doc = "Lets resources refer to other namespaces.") boolean allowCrossNamespace,
    @Option(doc = "Follows ExternalName services.") boolean allowExternalNameServices,
    @Option(doc = "Namespaces that may refer to other providers; absent means all, empty none.")
        @Nullable List<String> crossProviderNamespaces,
    @Option(doc = "Labels that resources must have.") String labelSelector,
    @Option(doc = "The value of the class annotation of resources.") String ingressClass,
    @Option(doc = "The least time between two changes.") Duration throttleDuration,
    @Option(doc = "Makes routers for services without endpoints.") boolean allowEmptyServices,
    @Option(doc = "Uses the cluster's load balancing.") boolean nativeLBByDefault,
    @Option(doc = "Does without cluster-wide resources.") boolean disableClusterScopeResources)
    implements KubernetesRoutes {}
