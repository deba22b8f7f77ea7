package dev.traefikctl.model.tcp;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import dev.traefikctl.schema.Variants;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Servers of one TCP application.
 *
 * @param terminationDelay nanoseconds, since Traefik takes the deprecated number as such
 */
@Doc("Shares connections among servers.")
@Variants.Key("loadBalancer")
public record TcpLoadBalancer(
    @Option(doc = "The servers.") List<Server> servers,
    @Option(doc = "How the servers are reached.") String serversTransport,
    @Option(
            doc = "Sends the PROXY protocol; use a serversTransport instead.",
            allowEmpty = true,
            deprecated = true)
        @Nullable ProxyProtocol proxyProtocol,
    @Option(
            doc =
                "Ignored in practice, being taken as nanoseconds; use a serversTransport instead.",
            deprecated = true)
        @Nullable Long terminationDelay,
    @Option(doc = "Probes the servers.", allowEmpty = true) @Nullable HealthCheck healthCheck)
    implements TcpServiceType {

  /** The same with other servers. */
  public TcpLoadBalancer withServers(List<Server> others) {
    return new TcpLoadBalancer(
        others, serversTransport, proxyProtocol, terminationDelay, healthCheck);
  }

  @Doc("A server.")
  public record Server(
      @Option(doc = "Host and port.", example = "10.0.0.5:5432") String address,
      @Option(doc = "Used by label providers.", hidden = true) String port,
      @Option(doc = "Connects with TLS.") boolean tls) {}

  @Doc("Probes servers and takes those out that fail.")
  public record HealthCheck(
      @Option(doc = "The port of the probe; 0 is the server's.") int port,
      @Option(doc = "What is sent.") String send,
      @Option(doc = "What must be answered.") String expect,
      @Option(doc = "The time from probe to probe.", def = "30s") Duration interval,
      @Option(doc = "The interval while the server is down; interval by default.")
          @Nullable Duration unhealthyInterval,
      @Option(doc = "The limit of one probe.", def = "5s") Duration timeout) {}
}
