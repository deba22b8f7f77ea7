package dev.traefikctl.model.tcp;

import dev.traefikctl.model.Domain;
import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import java.util.List;

@Doc("TLS of a TCP router.")
public record TcpRouterTls(
    @Option(doc = "Relays the connection undecrypted.", always = true) boolean passthrough,
    @Option(doc = "The TLS options to use.") String options,
    @Option(doc = "The certificate resolver to use.", notYet = true) String certResolver,
    @Option(doc = "Names to get certificates for.") List<Domain> domains) {}
