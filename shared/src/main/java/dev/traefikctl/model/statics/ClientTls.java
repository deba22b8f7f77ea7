package dev.traefikctl.model.statics;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import dev.traefikctl.schema.Unbinder;

@Doc("TLS towards a server.")
public record ClientTls(
    @Option(doc = "The trusted authority.") String ca,
    @Option(doc = "The certificate to show.") String cert,
    @Option(doc = "Its private key.", secret = true) String key,
    @Option(doc = "Accepts any certificate.") boolean insecureSkipVerify) {

  /** Without the secrets. */
  @Override
  public String toString() {
    return Unbinder.redacted(this).toString();
  }
}
