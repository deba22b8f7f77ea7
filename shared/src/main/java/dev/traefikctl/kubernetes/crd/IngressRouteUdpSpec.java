package dev.traefikctl.kubernetes.crd;

import dev.traefikctl.schema.Constraint;
import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.IntOrString;
import dev.traefikctl.schema.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Doc("Sends the datagrams of its entry points to services.")
public record IngressRouteUdpSpec(
    @Option(doc = "Entry points to listen on; none means the default ones.", example = "web")
        List<String> entryPoints,
    @Option(doc = "The routes; only their services count.", required = true) List<Route> routes,
    @Option(doc = "The ingress class whose controllers serve this object.")
        String ingressClassName) {
  @Doc("The services behind the entry points.")
  public record Route(
      @Option(doc = "The services; clients are shared among them by weight.")
          List<Service> services) {}

  @Doc("A Service, and how its servers are used.")
  public record Service(
      @Option(doc = "The name of the Service.", example = "db", required = true) String name,
      @Option(doc = "Its namespace; by default that of the object that names it.") String namespace,
      @Option(
              doc = "The port of the Service, its number or its name.",
              example = "5432",
              required = true)
          @Nullable IntOrString port,
      @Constraint(min = 0, anyWidth = true) @Option(doc = "Its share of the connections.")
          @Nullable Long weight,
      @Option(doc = "Sends to the Service's address rather than to its endpoints.")
          @Nullable Boolean nativeLB,
      @Option(doc = "Sends to the nodes of a Service of type NodePort.") boolean nodePortLB) {}
}
