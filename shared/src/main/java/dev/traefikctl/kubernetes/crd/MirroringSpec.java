package dev.traefikctl.kubernetes.crd;

import dev.traefikctl.schema.Constraint;
import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.IntOrString;
import dev.traefikctl.schema.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Doc("Sends copies of the requests of a service to further services and drops their answers.")
public record MirroringSpec(
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
        ServiceSpec.@Nullable ResponseForwarding responseForwarding,
    @Option(doc = "The ServersTransport to use.") String serversTransport,
    @Constraint(min = 0, anyWidth = true) @Option(doc = "Its share of the requests.")
        @Nullable Long weight,
    @Option(doc = "Sends to the Service's address rather than to its endpoints.")
        @Nullable Boolean nativeLB,
    @Option(doc = "Sends to the nodes of a Service of type NodePort.") boolean nodePortLB,
    @Option(doc = "Probes the servers.", allowEmpty = true) @Nullable HealthCheck healthCheck,
    @Option(doc = "Watches the answers of the servers.", allowEmpty = true)
        ServiceSpec.@Nullable PassiveHealthCheck passiveHealthCheck,
    @Option(doc = "Middlewares for the requests to this service.") List<ObjectRef> middlewares,
    @Option(doc = "Copies the body too; true by default.") @Nullable Boolean mirrorBody,
    @Option(doc = "Larger bodies are not mirrored; bytes, -1 is no limit.")
        @Nullable Long maxBodySize,
    @Option(doc = "The services that get the copies.") List<Mirror> mirrors) {
  /** The service itself, without what concerns the mirrors. */
  public ServiceSpec service() {
    return new ServiceSpec(
        kind,
        name,
        namespace,
        sticky,
        port,
        scheme,
        strategy,
        passHostHeader,
        responseForwarding,
        serversTransport,
        weight,
        nativeLB,
        nodePortLB,
        healthCheck,
        passiveHealthCheck,
        middlewares);
  }

  @Doc("A service that gets copies of requests.")
  public record Mirror(
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
          ServiceSpec.@Nullable ResponseForwarding responseForwarding,
      @Option(doc = "The ServersTransport to use.") String serversTransport,
      @Constraint(min = 0, anyWidth = true) @Option(doc = "Its share of the requests.")
          @Nullable Long weight,
      @Option(doc = "Sends to the Service's address rather than to its endpoints.")
          @Nullable Boolean nativeLB,
      @Option(doc = "Sends to the nodes of a Service of type NodePort.") boolean nodePortLB,
      @Option(doc = "Probes the servers.", allowEmpty = true) @Nullable HealthCheck healthCheck,
      @Option(doc = "Watches the answers of the servers.", allowEmpty = true)
          ServiceSpec.@Nullable PassiveHealthCheck passiveHealthCheck,
      @Option(doc = "Middlewares for the requests to this service.") List<ObjectRef> middlewares,
      @Option(doc = "How many of 100 requests are copied.") int percent) {
    /** The service itself, without what concerns the copies. */
    public ServiceSpec service() {
      return new ServiceSpec(
          kind,
          name,
          namespace,
          sticky,
          port,
          scheme,
          strategy,
          passHostHeader,
          responseForwarding,
          serversTransport,
          weight,
          nativeLB,
          nodePortLB,
          healthCheck,
          passiveHealthCheck,
          middlewares);
    }
  }
}
