package dev.traefikctl.kubernetes.crd;

import dev.traefikctl.model.Spiffe;
import dev.traefikctl.schema.Constraint;
import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.IntOrString;
import dev.traefikctl.schema.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Doc("How TCP servers are reached.")
public record ServersTransportTcpSpec(
    @Constraint(pattern = Patterns.DURATION)
        @Option(doc = "The time between keep-alive probes; 15s by default, negative none.")
        @Nullable IntOrString dialKeepAlive,
    @Constraint(pattern = Patterns.DURATION) @Option(doc = "Until connected; 30s by default.")
        @Nullable IntOrString dialTimeout,
    @Option(doc = "Tells servers the client's address.", allowEmpty = true)
        @Nullable ProxyProtocolSpec proxyProtocol,
    @Constraint(pattern = Patterns.DURATION)
        @Option(doc = "How long the other side may go on after one has ended; 100ms by default.")
        @Nullable IntOrString terminationDelay,
    @Option(doc = "TLS towards the servers.", allowEmpty = true) @Nullable ClientTls tls) {
  @Doc("TLS towards servers.")
  public record ClientTls(
      @Option(doc = "The name that the server's certificate must have.") String serverName,
      @Option(doc = "Accepts any certificate.") boolean insecureSkipVerify,
      @Option(doc = "Trusted authorities.") List<RootCa> rootCAs,
      @Option(
              doc = "Secrets that hold trusted authorities; use rootCAs instead.",
              deprecated = true)
          List<String> rootCAsSecrets,
      @Option(doc = "Secrets that hold certificates to show to the servers.")
          List<String> certificatesSecrets,
      @Option(doc = "The URI that the server's certificate must have.") String peerCertURI,
      @Option(doc = "Allowed SPIFFE identities.", allowEmpty = true) @Nullable Spiffe spiffe) {}
}
