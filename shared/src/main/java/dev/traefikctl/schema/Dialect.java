package dev.traefikctl.schema;

import dev.traefikctl.diag.Code;
import org.jspecify.annotations.Nullable;

/**
 * What distinguishes one kind of configuration from another when it is bound.
 *
 * @param unknown the code of an unknown option
 * @param reaction what Traefik does with a document that it refuses, as the end of a sentence
 * @param foreign the root record of the other kind, whose keys users put into this one by mistake;
 *     null for none
 * @param foreignKind how that other configuration is called
 * @param strictRoot an unknown key at the top level is an error as well (flags, variables)
 * @param unsupported options that Traefik knows and this version does not
 * @param removed options of earlier versions of Traefik that stop it
 */
public record Dialect(
    Code unknown,
    String reaction,
    @Nullable Class<? extends Record> foreign,
    String foreignKind,
    boolean strictRoot,
    OptionPaths unsupported,
    OptionPaths removed) {}
