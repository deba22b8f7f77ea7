package dev.traefikctl.model.statics;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import dev.traefikctl.schema.Unbinder;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Doc("Gets certificates from an ACME authority (RFC 8555).")
public record Acme(
    @Option(doc = "The account's mail address.") String email,
    @Option(doc = "The authority.", def = "https://acme-v02.api.letsencrypt.org/directory")
        String caServer,
    @Option(doc = "The common name of the chain's root.") String preferredChain,
    @Option(doc = "The authority's profile.") String profile,
    @Option(doc = "Mail addresses in certificate requests.") List<String> emailAddresses,
    @Option(doc = "Certificate requests without a common name.") boolean disableCommonName,
    @Option(doc = "The file that keeps accounts and certificates.", def = "acme.json")
        String storage,
    @Option(
            doc = "The kind of private keys.",
            def = "RSA4096",
            allowed = {"EC256", "EC384", "RSA2048", "RSA4096", "RSA8192"})
        String keyType,
    @Option(doc = "Binds the account to one outside.") @Nullable Eab eab,
    @Option(doc = "Hours that certificates last.", def = "2160") int certificatesDuration,
    @Option(doc = "The limit of a request to the authority.", def = "2m", allowEmpty = true)
        Duration clientTimeout,
    @Option(doc = "The limit of its answer's head.", def = "30s", allowEmpty = true)
        Duration clientResponseHeaderTimeout,
    @Option(doc = "The wait for a certificate.", def = "30s", allowEmpty = true)
        Duration certificateTimeout,
    @Option(doc = "Authorities that are trusted to be the ACME server.")
        List<String> caCertificates,
    @Option(doc = "Trusts those of the system, too.") boolean caSystemCertPool,
    @Option(doc = "The name that the server's certificate must have.") String caServerName,
    @Option(doc = "Proves names by DNS.", allowEmpty = true) @Nullable DnsChallenge dnsChallenge,
    @Option(doc = "Proves names by HTTP.", allowEmpty = true) @Nullable HttpChallenge httpChallenge,
    @Option(doc = "Proves names by TLS-ALPN.", allowEmpty = true)
        @Nullable TlsChallenge tlsChallenge) {

  @Doc("Binds an ACME account to one outside.")
  public record Eab(
      @Option(doc = "The key's identifier.", secret = true) String kid,
      @Option(doc = "The key in base64url.", secret = true) String hmacEncoded) {

    /** Without the secrets. */
    @Override
    public String toString() {
      return Unbinder.redacted(this).toString();
    }
  }

  @Doc("Proves names by DNS.")
  public record DnsChallenge(
      @Option(doc = "The DNS provider's code.", example = "route53") String provider,
      @Option(doc = "DNS servers to ask.") List<String> resolvers,
      @Option(doc = "When records are looked up.", allowEmpty = true)
          @Nullable Propagation propagation,
      @Option(doc = "Use propagation.delayBeforeChecks.", deprecated = true)
          Duration delayBeforeCheck,
      @Option(doc = "Use propagation.disableChecks.", deprecated = true)
          boolean disablePropagationCheck) {}

  @Doc("When DNS records are looked up.")
  public record Propagation(
      @Option(doc = "Not at all.") boolean disableChecks,
      @Option(doc = "Not at authoritative servers.") boolean disableANSChecks,
      @Option(doc = "At all recursive servers.") boolean requireAllRNS,
      @Option(doc = "After a pause.") Duration delayBeforeChecks) {}

  @Doc("Proves names by HTTP.")
  public record HttpChallenge(
      @Option(doc = "The entry point.", example = "web") String entryPoint,
      @Option(doc = "A pause before the authority is told.") Duration delay) {}

  @Doc("Proves names by TLS-ALPN.")
  public record TlsChallenge(
      @Option(doc = "A pause before the authority is told.") Duration delay) {}
}
