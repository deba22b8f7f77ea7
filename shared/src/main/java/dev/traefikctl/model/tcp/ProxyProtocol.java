package dev.traefikctl.model.tcp;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;

@Doc("Tells servers the client's address by the PROXY protocol.")
public record ProxyProtocol(
    @Option(
            doc = "The version of the protocol.",
            def = "2",
            allowed = {"1", "2"})
        int version) {}
