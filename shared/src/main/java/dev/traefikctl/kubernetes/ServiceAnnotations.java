package dev.traefikctl.kubernetes;

import dev.traefikctl.model.http.Sticky;
import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the annotations {@code traefik.ingress.kubernetes.io/service.*} of a Service say; they count
 * for every path of an Ingress that leads to it.
 *
 * @param serversScheme any text; empty goes by the port
 * @param nativeLB null takes the provider's nativeLBByDefault
 */
@Doc("Options of the services that Ingresses make of a Service.")
public record ServiceAnnotations(
    @Option(doc = "The scheme of the servers; by default that of the port.", example = "https")
        String serversScheme,
    @Option(doc = "How the servers are reached.", example = "default-internal@kubernetescrd")
        String serversTransport,
    @Option(doc = "Servers see the client's Host header.", def = "true") boolean passHostHeader,
    @Option(
            doc = "Middlewares of any provider, with its name.",
            example = "default-auth@kubernetescrd")
        List<String> middlewares,
    @Option(doc = "Keeps a client on its server by a cookie.", allowEmpty = true)
        @Nullable Sticky sticky,
    @Option(doc = "Leaves the choice of the pod to the cluster.") @Nullable Boolean nativeLB,
    @Option(doc = "Sends requests to the ports of the nodes.") boolean nodePortLB) {}
