package dev.traefikctl.routing;

import java.util.Locale;

/** How a part of the configuration fares, as Traefik's API shows it. */
public enum Status {
  ENABLED,
  WARNING,
  DISABLED;

  /** The word of the API: {@code enabled}, {@code warning}, {@code disabled}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
