package dev.traefikctl.model.tls;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import java.util.List;
import java.util.Map;

@Doc("The TLS part of a dynamic configuration.")
public record TlsConfig(
    @Option(doc = "Certificates that are chosen by their names.", notYet = true)
        List<Certificate> certificates,
    @Option(doc = "TLS options by name; default is for all others.", notYet = true)
        Map<String, TlsOptions> options,
    @Option(doc = "Certificate stores; only the one named default is used.", notYet = true)
        Map<String, TlsStore> stores) {

  /** Defines nothing. */
  public static final TlsConfig EMPTY = new TlsConfig(List.of(), Map.of(), Map.of());
}
