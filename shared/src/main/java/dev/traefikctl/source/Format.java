package dev.traefikctl.source;

import java.util.Locale;
import java.util.Optional;

/** The formats in which a configuration may be written. */
public enum Format {
  YAML,
  TOML,
  JSON;

  /** The format that a file's name promises, in any case. */
  public static Optional<Format> ofFile(String name) {
    int dot = name.lastIndexOf('.');
    return switch (dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT)) {
      case "yaml", "yml" -> Optional.of(YAML);
      case "toml" -> Optional.of(TOML);
      case "json" -> Optional.of(JSON);
      default -> Optional.empty();
    };
  }
}
