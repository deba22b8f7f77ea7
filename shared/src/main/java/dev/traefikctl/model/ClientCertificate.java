package dev.traefikctl.model;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.FileOrContent;
import dev.traefikctl.schema.Option;

@Doc("A certificate and its private key.")
public record ClientCertificate(
    @Option(doc = "The certificate: a path, or PEM text.") FileOrContent certFile,
    @Option(doc = "The private key: a path, or PEM text.", secret = true) FileOrContent keyFile) {

  /** Both texts as one, to tell certificates apart; it holds the key, so it must not be shown. */
  public String identity() {
    return certFile.value() + '\n' + keyFile.value();
  }
}
