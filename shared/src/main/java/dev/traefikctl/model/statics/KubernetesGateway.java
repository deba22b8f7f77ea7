package dev.traefikctl.model.statics;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.FileOrContent;
import dev.traefikctl.schema.Option;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Doc("Reads Kubernetes Gateway API resources.")
public record KubernetesGateway(
    @Option(doc = "The API server, outside of a cluster.") String endpoint,
    @Option(doc = "The token for it.", secret = true) FileOrContent token,
    @Option(doc = "Requests a second to the API server.", def = "50") int qps,
    @Option(doc = "Requests at once to the API server.", def = "100") int burst,
    @Option(doc = "Its certificate authority.") String certAuthFilePath,
    @Option(doc = "Namespaces; none means all.") List<String> namespaces,
    @Option(doc = "Labels that GatewayClasses must have.") String labelSelector,
    @Option(doc = "The least time between two changes.") Duration throttleDuration,
    @Option(doc = "Reads resources of the experimental channel.") boolean experimentalChannel,
    @Option(doc = "What the status of Gateways shows.") @Nullable StatusAddress statusAddress,
    @Option(doc = "Uses the cluster's load balancing.") boolean nativeLBByDefault,
    @Option(doc = "Namespaces that may refer to other providers; absent means all, empty none.")
        @Nullable List<String> crossProviderNamespaces) {

  @Doc("What the status of Gateways shows.")
  public record StatusAddress(
      @Option(doc = "An address.") String ip,
      @Option(doc = "A host name.") String hostname,
      @Option(doc = "A service whose status is copied.", createdWithParent = true)
          ServiceRef service) {}

  @Doc("A Kubernetes service.")
  public record ServiceRef(
      @Option(doc = "Its name.") String name, @Option(doc = "Its namespace.") String namespace) {}
}
