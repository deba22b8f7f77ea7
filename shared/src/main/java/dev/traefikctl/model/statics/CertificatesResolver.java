package dev.traefikctl.model.statics;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import org.jspecify.annotations.Nullable;

@Doc("Gets certificates.")
public record CertificatesResolver(@Option(doc = "From an ACME authority.") @Nullable Acme acme) {}
