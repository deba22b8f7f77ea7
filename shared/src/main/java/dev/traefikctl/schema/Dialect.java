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
 * @param reading how keys, values and what is absent are taken
 */
public record Dialect(
    Code unknown,
    String reaction,
    @Nullable Class<? extends Record> foreign,
    String foreignKind,
    boolean strictRoot,
    OptionPaths unsupported,
    OptionPaths removed,
    Reading reading) {

  /** How keys, values and what is absent are taken. */
  public enum Reading {
    /** As Traefik's decoder of files, flags and variables, with its leniencies and defaults. */
    FILE,
    /**
     * As the API server reads objects: keys in their exact case, values of their exact type, empty
     * sections as they stand.
     */
    OBJECT,
    /**
     * As a provider's own words: keys in their exact case, options that no user may write as well,
     * and no default, since the provider added those that it means.
     */
    TRANSLATED
  }

  /** Of a file, of flags or of variables. */
  public Dialect(
      Code unknown,
      String reaction,
      @Nullable Class<? extends Record> foreign,
      String foreignKind,
      boolean strictRoot,
      OptionPaths unsupported,
      OptionPaths removed) {
    this(unknown, reaction, foreign, foreignKind, strictRoot, unsupported, removed, Reading.FILE);
  }

  /** Of the spec of a custom resource. */
  public static Dialect kubernetes(Code unknown, String reaction) {
    return exact(unknown, reaction, Reading.OBJECT);
  }

  /** Of a configuration that a provider made. */
  public static Dialect translated(Code unknown, String reaction) {
    return exact(unknown, reaction, Reading.TRANSLATED);
  }

  private static Dialect exact(Code unknown, String reaction, Reading reading) {
    return new Dialect(
        unknown, reaction, null, "", true, OptionPaths.NONE, OptionPaths.NONE, reading);
  }
}
