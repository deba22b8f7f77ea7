package dev.traefikctl.kubernetes.crd;

import dev.traefikctl.model.Domain;
import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Doc("A store of certificates; only the one named default is used.")
public record TlsStoreSpec(
    @Option(doc = "The certificate for names without one of their own.")
        @Nullable SecretRef defaultCertificate,
    @Option(doc = "Gets the default certificate from a resolver.", allowEmpty = true)
        @Nullable GeneratedCertificate defaultGeneratedCert,
    @Option(doc = "Further certificates.") List<SecretRef> certificates) {
  @Doc("A default certificate from a resolver.")
  public record GeneratedCertificate(
      @Option(doc = "The certificate resolver.") String resolver,
      @Option(doc = "The names of the certificate.", allowEmpty = true) @Nullable Domain domain) {}
}
