package dev.traefikctl.kubernetes.crd;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;

@Doc("Names an object.")
public record ObjectRef(
    @Option(doc = "The name of the object.", example = "app", required = true) String name,
    @Option(doc = "Its namespace; by default that of the object that names it.")
        String namespace) {}
