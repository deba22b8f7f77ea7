package dev.traefikctl.file;

import dev.traefikctl.diag.Code;
import dev.traefikctl.model.DynamicConfig;
import dev.traefikctl.schema.Binder;
import dev.traefikctl.schema.Dialect;
import dev.traefikctl.schema.OptionPaths;

/** How documents become configurations: with which options, codes and reactions of Traefik. */
public final class Binders {

  private static final String OPTIONS = "dev/traefikctl/options/";

  private static final Binder<DynamicConfig> DYNAMIC =
      Binder.of(
          DynamicConfig.class,
          new Dialect(
              Code.UNKNOWN_DYNAMIC_FIELD,
              "Traefik rejects the whole file",
              "dynamic",
              null,
              "static",
              OptionPaths.resource(OPTIONS + "dynamic-internal.txt"),
              OptionPaths.NONE));

  private Binders() {}

  /** Binds dynamic configurations. */
  public static Binder<DynamicConfig> dynamic() {
    return DYNAMIC;
  }
}
