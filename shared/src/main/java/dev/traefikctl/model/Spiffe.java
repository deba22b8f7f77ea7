package dev.traefikctl.model;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import java.util.List;

@Doc("Which SPIFFE identities a server may have.")
public record Spiffe(
    @Option(doc = "Allowed SPIFFE identifiers.", notYet = true) List<String> ids,
    @Option(doc = "Allowed trust domain; the identifiers win over it.", notYet = true)
        String trustDomain) {}
