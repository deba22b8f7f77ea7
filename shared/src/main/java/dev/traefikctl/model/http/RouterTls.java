package dev.traefikctl.model.http;

import dev.traefikctl.model.Domain;
import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import java.util.List;

@Doc("TLS of a router or an entry point.")
public record RouterTls(
    @Option(doc = "The TLS options to use.", example = "modern") String options,
    @Option(doc = "The certificate resolver to use.", example = "letsencrypt", notYet = true)
        String certResolver,
    @Option(doc = "Names to get certificates for; none means those of the rule.")
        List<Domain> domains) {}
