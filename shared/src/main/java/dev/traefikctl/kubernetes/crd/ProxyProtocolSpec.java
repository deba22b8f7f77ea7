package dev.traefikctl.kubernetes.crd;

import dev.traefikctl.schema.Constraint;
import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;

@Doc("Tells servers the client's address by the PROXY protocol.")
public record ProxyProtocolSpec(
    @Constraint(min = 1, max = 2) @Option(doc = "The version of the protocol; 2 by default.")
        int version) {}
