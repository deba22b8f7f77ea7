package dev.traefikctl.model.http;

import dev.traefikctl.model.ClientCertificate;
import dev.traefikctl.model.Spiffe;
import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.FileOrContent;
import dev.traefikctl.schema.Option;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Doc("How servers are reached.")
public record ServersTransport(
    @Option(doc = "The name that the server's certificate must have.", notYet = true)
        String serverName,
    @Option(doc = "Accepts any certificate.", notYet = true) boolean insecureSkipVerify,
    @Option(doc = "Trusted authorities: paths, or PEM texts.", notYet = true)
        List<FileOrContent> rootCAs,
    @Option(doc = "Certificates to show to the servers.", notYet = true)
        List<ClientCertificate> certificates,
    @Option(doc = "Allowed cipher suites.", notYet = true) List<String> cipherSuites,
    @Option(
            doc = "The lowest TLS version; needs maxVersion.",
            allowed = {"VersionTLS10", "VersionTLS11", "VersionTLS12", "VersionTLS13"},
            notYet = true)
        String minVersion,
    @Option(
            doc = "The highest TLS version.",
            allowed = {"VersionTLS10", "VersionTLS11", "VersionTLS12", "VersionTLS13"},
            notYet = true)
        String maxVersion,
    @Option(doc = "Idle connections kept per server; 0 is 2, negative none.")
        int maxIdleConnsPerHost,
    @Option(doc = "Time limits.") @Nullable ForwardingTimeouts forwardingTimeouts,
    @Option(doc = "Speaks HTTP/1.1 only.") boolean disableHTTP2,
    @Option(doc = "The URI that the server's certificate must have.", notYet = true)
        String peerCertURI,
    @Option(doc = "Allowed SPIFFE identities.", allowEmpty = true, notYet = true)
        @Nullable Spiffe spiffe) {

  /** The trusted authorities as paths or PEM texts. */
  public List<String> authorities() {
    return rootCAs.stream().map(FileOrContent::value).toList();
  }

  @Doc("Time limits towards servers; 0 is no limit.")
  public record ForwardingTimeouts(
      @Option(doc = "Until connected.", def = "30s") Duration dialTimeout,
      @Option(doc = "From the end of the request to the head of the answer.")
          Duration responseHeaderTimeout,
      @Option(doc = "How long an idle connection is kept.", def = "90s") Duration idleConnTimeout,
      @Option(doc = "HTTP/2: silence before a ping is sent.", notYet = true)
          Duration readIdleTimeout,
      @Option(doc = "HTTP/2: how long the answer to a ping may take.", def = "15s", notYet = true)
          Duration pingTimeout,
      @Option(doc = "Silence of a server.", notYet = true) Duration readTimeout,
      @Option(doc = "A write to a server.", notYet = true) Duration writeTimeout) {}
}
