package dev.traefikctl.file;

import dev.traefikctl.diag.Code;
import dev.traefikctl.model.DynamicConfig;
import dev.traefikctl.model.StaticConfig;
import dev.traefikctl.schema.Binder;
import dev.traefikctl.schema.Dialect;
import dev.traefikctl.schema.OptionPaths;
import dev.traefikctl.schema.OptionShape;
import dev.traefikctl.schema.WordTree;
import dev.traefikctl.source.Node;
import java.util.List;

/** How documents become configurations: with which options, codes and reactions of Traefik. */
public final class Binders {

  private static final String OPTIONS = "dev/traefikctl/options/";

  /** Options that stop Traefik in whatever source they stand, even in one that does not count. */
  static final OptionPaths REMOVED = OptionPaths.resource(OPTIONS + "static-removed.txt");

  private static final OptionPaths UNSUPPORTED =
      OptionPaths.resource(OPTIONS + "static-unsupported.txt");

  private static final Binder<DynamicConfig> DYNAMIC =
      Binder.of(
          DynamicConfig.class,
          new Dialect(
              Code.UNKNOWN_DYNAMIC_FIELD,
              "Traefik rejects the whole file",
              StaticConfig.class,
              "static",
              false,
              OptionPaths.resource(OPTIONS + "dynamic-internal.txt"),
              OptionPaths.NONE));

  /** Flags and variables. */
  static final WordTree.Kind STATIC_WORD_KIND =
      new WordTree.Kind(
          StaticConfig.class, Code.UNKNOWN_STATIC_FIELD, "Traefik does not start", Flags.PLACE);

  private static final Binder<StaticConfig> STATIC_FILE = statics(false);
  private static final Binder<StaticConfig> STATIC_WORDS = statics(true);

  private Binders() {}

  private static Binder<StaticConfig> statics(boolean strictRoot) {
    Dialect dialect =
        new Dialect(
            Code.UNKNOWN_STATIC_FIELD,
            "Traefik does not start",
            DynamicConfig.class,
            "dynamic",
            strictRoot,
            UNSUPPORTED,
            REMOVED);
    return Binder.of(StaticConfig.class, dialect);
  }

  /** Binds dynamic configurations. */
  public static Binder<DynamicConfig> dynamic() {
    return DYNAMIC;
  }

  /** Binds static configuration files; sections that Traefik does not know are ignored. */
  public static Binder<StaticConfig> staticFile() {
    return STATIC_FILE;
  }

  /** Whether Traefik finds anything for itself in a static file. */
  static boolean hasStaticSection(Node.Mapping document) {
    return document.entries().stream()
        .filter(entry -> !entry.value().isNull())
        .anyMatch(entry -> isStaticSection(entry.key()));
  }

  private static boolean isStaticSection(String key) {
    return key.equalsIgnoreCase("spiffe")
        || OptionShape.at(StaticConfig.class, List.of(key)) != OptionShape.UNKNOWN;
  }

  /** Binds flags and environment variables, of which Traefik wants to know every one. */
  static Binder<StaticConfig> staticWords() {
    return STATIC_WORDS;
  }
}
