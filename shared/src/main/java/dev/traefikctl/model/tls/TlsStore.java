package dev.traefikctl.model.tls;

import dev.traefikctl.model.ClientCertificate;
import dev.traefikctl.model.Domain;
import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import org.jspecify.annotations.Nullable;

@Doc("A store of certificates.")
public record TlsStore(
    @Option(doc = "The certificate for names without one of their own.")
        @Nullable ClientCertificate defaultCertificate,
    @Option(doc = "Gets the default certificate from a resolver.", notYet = true)
        @Nullable GeneratedCertificate defaultGeneratedCert) {

  @Doc("A default certificate from a resolver.")
  public record GeneratedCertificate(
      @Option(doc = "The certificate resolver.", notYet = true) String resolver,
      @Option(doc = "The names of the certificate.", notYet = true) @Nullable Domain domain) {}
}
