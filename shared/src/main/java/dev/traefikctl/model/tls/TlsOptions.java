package dev.traefikctl.model.tls;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.FileOrContent;
import dev.traefikctl.schema.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Doc("What TLS handshakes are accepted.")
public record TlsOptions(
    @Option(
            doc = "The lowest version; TLS 1.2 by default.",
            allowed = {"VersionTLS10", "VersionTLS11", "VersionTLS12", "VersionTLS13"})
        String minVersion,
    @Option(
            doc = "The highest version.",
            allowed = {"VersionTLS10", "VersionTLS11", "VersionTLS12", "VersionTLS13"})
        String maxVersion,
    @Option(
            doc = "Cipher suites up to TLS 1.2; those of TLS 1.3 are fixed.",
            def =
                "TLS_AES_128_GCM_SHA256,TLS_AES_256_GCM_SHA384,TLS_CHACHA20_POLY1305_SHA256,"
                    + "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA,TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA,"
                    + "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA,TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA,"
                    + "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,"
                    + "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,"
                    + "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,"
                    + "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,"
                    + "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256")
        List<String> cipherSuites,
    @Option(doc = "Key exchange groups in the order of preference.", example = "X25519")
        List<String> curvePreferences,
    @Option(doc = "Client certificates.", createdWithParent = true) ClientAuth clientAuth,
    @Option(doc = "Refuses names without a certificate of their own.") boolean sniStrict,
    @Option(
            doc = "Application protocols in the order of preference.",
            def = "h2,http/1.1,acme-tls/1")
        List<String> alpnProtocols,
    @Option(doc = "Does without session tickets.") boolean disableSessionTickets,
    @Option(doc = "Ignored.", deprecated = true) @Nullable Boolean preferServerCipherSuites) {

  @Doc("What certificates clients must show.")
  public record ClientAuth(
      @Option(doc = "Trusted authorities: paths, or PEM texts.") List<FileOrContent> caFiles,
      @Option(
              doc = "The policy; with caFiles alone RequireAndVerifyClientCert.",
              allowed = {
                "NoClientCert",
                "RequestClientCert",
                "RequireAnyClientCert",
                "VerifyClientCertIfGiven",
                "RequireAndVerifyClientCert"
              })
          String clientAuthType) {}
}
