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
 * @param kubernetes as the API server reads objects: keys in their exact case, values of their
 *     exact type, empty sections as they stand
 */
public record Dialect(
    Code unknown,
    String reaction,
    @Nullable Class<? extends Record> foreign,
    String foreignKind,
    boolean strictRoot,
    OptionPaths unsupported,
    OptionPaths removed,
    boolean kubernetes) {

  /** Of a file, of flags or of variables. */
  public Dialect(
      Code unknown,
      String reaction,
      @Nullable Class<? extends Record> foreign,
      String foreignKind,
      boolean strictRoot,
      OptionPaths unsupported,
      OptionPaths removed) {
    this(unknown, reaction, foreign, foreignKind, strictRoot, unsupported, removed, false);
  }

  /** Of the spec of a custom resource. */
  public static Dialect kubernetes(Code unknown, String reaction) {
    return new Dialect(unknown, reaction, null, "", true, OptionPaths.NONE, OptionPaths.NONE, true);
  }
}
