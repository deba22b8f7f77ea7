package dev.traefikctl.kubernetes.crd;

import dev.traefikctl.model.Domain;
import dev.traefikctl.schema.Constraint;
import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.IntOrString;
import dev.traefikctl.schema.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Doc("Sends the connections that match its rules to services.")
public record IngressRouteTcpSpec(
    @Option(doc = "Entry points to listen on; none means the default ones.", example = "web")
        List<String> entryPoints,
    @Option(doc = "The routes.", required = true) List<Route> routes,
    @Option(doc = "Makes its routes match TLS connections.", allowEmpty = true) @Nullable Tls tls,
    @Option(doc = "The ingress class whose controllers serve this object.")
        String ingressClassName) {
  @Doc("A rule and the services behind it.")
  public record Route(
      @Option(
              doc = "What a connection must look like.",
              example = "HostSNI(`db.example.com`)",
              required = true)
          String match,
      @Constraint(max = 9223372036854775000L, anyWidth = true)
          @Option(doc = "The highest matching priority wins; 0 is the length of the rule.")
          long priority,
      @Option(
              doc = "The syntax of the rule.",
              allowed = {"v3", "v2"},
              deprecated = true)
          String syntax,
      @Option(doc = "The services; connections are shared among them by weight.")
          List<Service> services,
      @Option(doc = "Middlewares in the order in which they see the connection.")
          List<ObjectRef> middlewares) {}

  @Doc("TLS of the routes.")
  public record Tls(
      @Option(doc = "The Secret that holds the certificate.", example = "example-com-tls")
          String secretName,
      @Option(doc = "Relays the connection undecrypted.") boolean passthrough,
      @Option(doc = "The TLSOption to use.") @Nullable ObjectRef options,
      @Option(doc = "The TLSStore to use; only the one named default is.")
          @Nullable ObjectRef store,
      @Option(doc = "The certificate resolver to use.", example = "letsencrypt")
          String certResolver,
      @Option(doc = "Names to get certificates for; none means those of the rule.")
          List<Domain> domains) {}

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
      @Option(doc = "Sends to the nodes of a Service of type NodePort.") boolean nodePortLB,
      @Option(doc = "Connects to the servers with TLS.") boolean tls,
      @Constraint(anyWidth = true)
          @Option(doc = "Use a ServersTransportTCP instead.", deprecated = true)
          @Nullable Long terminationDelay,
      @Option(doc = "Use a ServersTransportTCP instead.", deprecated = true, allowEmpty = true)
          @Nullable ProxyProtocolSpec proxyProtocol,
      @Option(doc = "The ServersTransportTCP to use.") String serversTransport) {}
}
