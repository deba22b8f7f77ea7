package dev.traefikctl.kubernetes.crd;

import dev.traefikctl.schema.Constraint;
import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.IntOrString;
import dev.traefikctl.schema.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Doc("A Service or a TraefikService, and how its servers are used.")
public record ServiceSpec(
    @Option(
            doc = "Kind of the object, a Service of Kubernetes or a TraefikService.",
            allowed = {"Service", "TraefikService"})
        String kind,
    @Option(doc = "Name of the object.", example = "app", required = true) String name,
    @Option(doc = "Its namespace; by default that of the object that names it.") String namespace,
    @Option(doc = "Keeps a client on its server by a cookie.", allowEmpty = true)
        @Nullable Sticky sticky,
    @Option(doc = "The port of the Service, its number or its name.", example = "80")
        @Nullable IntOrString port,
    @Option(doc = "The scheme of the servers; by default from the port.", example = "https")
        String scheme,
    @Option(
            doc = "How a server is chosen.",
            allowed = {"wrr", "p2c", "hrw", "leasttime", "RoundRobin"})
        String strategy,
    @Option(doc = "Servers see the client's Host header; true by default.")
        @Nullable Boolean passHostHeader,
    @Option(doc = "How answers are passed on.", allowEmpty = true)
        @Nullable ResponseForwarding responseForwarding,
    @Option(doc = "The ServersTransport to use.") String serversTransport,
    @Constraint(min = 0, anyWidth = true) @Option(doc = "Its share of the requests.")
        @Nullable Long weight,
    @Option(doc = "Sends to the Service's address rather than to its endpoints.")
        @Nullable Boolean nativeLB,
    @Option(doc = "Sends to the nodes of a Service of type NodePort.") boolean nodePortLB,
    @Option(doc = "Probes the servers.", allowEmpty = true) @Nullable HealthCheck healthCheck,
    @Option(doc = "Watches the answers of the servers.", allowEmpty = true)
        @Nullable PassiveHealthCheck passiveHealthCheck,
    @Option(doc = "Middlewares for the requests to this service.") List<ObjectRef> middlewares) {
  @Doc("How answers are passed on.")
  public record ResponseForwarding(
      @Option(doc = "The time between flushes; 100ms by default, negative flushes each write.")
          String flushInterval) {}

  @Doc("Takes servers out that fail while serving.")
  public record PassiveHealthCheck(
      @Option(
              doc =
                  "The time in which failures are counted, and of the pause after them; 10s by"
                      + " default.")
          @Nullable IntOrString failureWindow,
      @Constraint(anyWidth = true) @Option(doc = "Failures until the pause; 1 by default.")
          @Nullable Long maxFailedAttempts) {}
}
