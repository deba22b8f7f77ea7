package dev.traefikctl.kubernetes.crd;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Doc("What TLS handshakes are accepted.")
public record TlsOptionSpec(
    @Option(doc = "The lowest version; VersionTLS12 by default.", example = "VersionTLS13")
        String minVersion,
    @Option(doc = "The highest version.", example = "VersionTLS13") String maxVersion,
    @Option(doc = "Cipher suites up to TLS 1.2; those of TLS 1.3 are fixed.")
        List<String> cipherSuites,
    @Option(doc = "Key exchange groups in the order of preference.", example = "X25519")
        List<String> curvePreferences,
    @Option(doc = "Client certificates.", allowEmpty = true) @Nullable ClientAuth clientAuth,
    @Option(doc = "Refuses names without a certificate of their own.") boolean sniStrict,
    @Option(doc = "Application protocols in the order of preference.", example = "h2")
        List<String> alpnProtocols,
    @Option(doc = "Does without session tickets.") boolean disableSessionTickets,
    @Option(doc = "Ignored.", deprecated = true) @Nullable Boolean preferServerCipherSuites) {
  @Doc("What certificates clients must show.")
  public record ClientAuth(
      @Option(doc = "Secrets that hold trusted authorities, under tls.ca or ca.crt.")
          List<String> secretNames,
      @Option(
              doc = "The policy.",
              allowed = {
                "NoClientCert",
                "RequestClientCert",
                "RequireAnyClientCert",
                "VerifyClientCertIfGiven",
                "RequireAndVerifyClientCert"
              })
          String clientAuthType) {}
}
