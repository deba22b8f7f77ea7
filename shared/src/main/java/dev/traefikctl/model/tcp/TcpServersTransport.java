package dev.traefikctl.model.tcp;

import dev.traefikctl.model.ClientCertificate;
import dev.traefikctl.model.Spiffe;
import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.FileOrContent;
import dev.traefikctl.schema.Option;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Doc("How TCP servers are reached.")
public record TcpServersTransport(
    @Option(doc = "The time between keep-alive probes; 0 is 15s, negative none.", def = "15s")
        Duration dialKeepAlive,
    @Option(doc = "Until connected.", def = "30s") Duration dialTimeout,
    @Option(doc = "Tells servers the client's address.", allowEmpty = true)
        @Nullable ProxyProtocol proxyProtocol,
    @Option(
            doc = "How long the other side may go on after one has ended; negative is no limit.",
            def = "100ms")
        Duration terminationDelay,
    @Option(doc = "TLS towards the servers.", allowEmpty = true) @Nullable ClientTls tls) {

  @Doc("TLS towards servers.")
  public record ClientTls(
      @Option(doc = "The name that the server's certificate must have.") String serverName,
      @Option(doc = "Accepts any certificate.") boolean insecureSkipVerify,
      @Option(doc = "Trusted authorities: paths, or PEM texts.") List<FileOrContent> rootCAs,
      @Option(doc = "Certificates to show to the servers.") List<ClientCertificate> certificates,
      @Option(doc = "The URI that the server's certificate must have.") String peerCertURI,
      @Option(doc = "Allowed SPIFFE identities.", allowEmpty = true, notYet = true)
          @Nullable Spiffe spiffe) {}
}
