package dev.traefikctl.middleware;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import dev.traefikctl.schema.Variants;
import org.jspecify.annotations.Nullable;

@Doc("Tells the service about the client's certificate.")
@Variants.Key("passTLSClientCert")
public record PassTlsClientCert(
    @Option(doc = "Sends the certificate in X-Forwarded-Tls-Client-Cert.") boolean pem,
    @Option(doc = "Sends parts of the certificate in X-Forwarded-Tls-Client-Cert-Info.")
        @Nullable CertificateInfo info)
    implements Middleware {

  @Doc("Which parts of the certificate are sent.")
  public record CertificateInfo(
      @Option(doc = "The end of its validity.") boolean notAfter,
      @Option(doc = "The start of its validity.") boolean notBefore,
      @Option(doc = "Its alternative names.") boolean sans,
      @Option(doc = "Its serial number.") boolean serialNumber,
      @Option(doc = "Parts of its subject.") @Nullable Subject subject,
      @Option(doc = "Parts of its issuer.") @Nullable Issuer issuer) {}

  @Doc("Which parts of the subject are sent.")
  public record Subject(
      @Option(doc = "C of the subject.") boolean country,
      @Option(doc = "ST of the subject.") boolean province,
      @Option(doc = "L of the subject.") boolean locality,
      @Option(doc = "O of the subject.") boolean organization,
      @Option(doc = "OU of the subject.") boolean organizationalUnit,
      @Option(doc = "CN of the subject.") boolean commonName,
      @Option(doc = "SN of the subject.") boolean serialNumber,
      @Option(doc = "DC of the subject.") boolean domainComponent) {}

  @Doc("Which parts of the issuer are sent.")
  public record Issuer(
      @Option(doc = "C of the issuer.") boolean country,
      @Option(doc = "ST of the issuer.") boolean province,
      @Option(doc = "L of the issuer.") boolean locality,
      @Option(doc = "O of the issuer.") boolean organization,
      @Option(doc = "CN of the issuer.") boolean commonName,
      @Option(doc = "SN of the issuer.") boolean serialNumber,
      @Option(doc = "DC of the issuer.") boolean domainComponent) {}
}
