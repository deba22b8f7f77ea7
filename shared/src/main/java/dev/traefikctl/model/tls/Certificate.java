package dev.traefikctl.model.tls;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.FileOrContent;
import dev.traefikctl.schema.Option;
import java.util.List;

@Doc("A certificate and where it is used.")
public record Certificate(
    @Option(doc = "The certificate: a path, or PEM text.", required = true) FileOrContent certFile,
    @Option(doc = "The private key: a path, or PEM text.", required = true, secret = true)
        FileOrContent keyFile,
    @Option(doc = "The stores that hold it; none means default.") List<String> stores) {

  /** The certificate as PEM text, or the path of a file. */
  public String pemOrPath() {
    return certFile.value();
  }
}
