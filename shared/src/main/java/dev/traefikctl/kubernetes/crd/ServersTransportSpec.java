package dev.traefikctl.kubernetes.crd;

import dev.traefikctl.model.Spiffe;
import dev.traefikctl.schema.Constraint;
import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.IntOrString;
import dev.traefikctl.schema.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Doc("How servers are reached.")
public record ServersTransportSpec(
    @Option(doc = "The name that the server's certificate must have.") String serverName,
    @Option(doc = "Accepts any certificate.") boolean insecureSkipVerify,
    @Option(doc = "Trusted authorities.") List<RootCa> rootCAs,
    @Option(doc = "Secrets that hold trusted authorities; use rootCAs instead.", deprecated = true)
        List<String> rootCAsSecrets,
    @Option(doc = "Secrets that hold certificates to show to the servers.")
        List<String> certificatesSecrets,
    @Option(doc = "The URI that the server's certificate must have.") String peerCertURI,
    @Option(doc = "Allowed SPIFFE identities.", allowEmpty = true) @Nullable Spiffe spiffe,
    @Option(doc = "Allowed cipher suites.") List<String> cipherSuites,
    @Option(doc = "The lowest TLS version; needs maxVersion.", example = "VersionTLS12")
        String minVersion,
    @Option(doc = "The highest TLS version.", example = "VersionTLS13") String maxVersion,
    @Constraint(min = -1) @Option(doc = "Idle connections kept per server; 0 is 2, negative none.")
        int maxIdleConnsPerHost,
    @Option(doc = "Time limits.", allowEmpty = true)
        @Nullable ForwardingTimeouts forwardingTimeouts,
    @Option(doc = "Speaks HTTP/1.1 only.") boolean disableHTTP2) {
  @Doc("Time limits towards servers; 0 is no limit.")
  public record ForwardingTimeouts(
      @Constraint(pattern = Patterns.DURATION) @Option(doc = "Until connected; 30s by default.")
          @Nullable IntOrString dialTimeout,
      @Constraint(pattern = Patterns.DURATION)
          @Option(doc = "From the end of the request to the head of the answer.")
          @Nullable IntOrString responseHeaderTimeout,
      @Constraint(pattern = Patterns.DURATION)
          @Option(doc = "How long an idle connection is kept; 90s by default.")
          @Nullable IntOrString idleConnTimeout,
      @Constraint(pattern = Patterns.DURATION)
          @Option(doc = "HTTP/2, silence before a ping is sent.")
          @Nullable IntOrString readIdleTimeout,
      @Constraint(pattern = Patterns.DURATION)
          @Option(doc = "HTTP/2, how long the answer to a ping may take; 15s by default.")
          @Nullable IntOrString pingTimeout) {}
}
