package dev.traefikctl.kubernetes.crd;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;

@Doc("Names a Secret of the same namespace.")
public record SecretRef(
    @Option(doc = "The name of the Secret.", example = "example-com-tls", required = true)
        String secretName) {}
