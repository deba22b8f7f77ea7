package dev.traefikctl.rule;

import org.jspecify.annotations.Nullable;

/** The language of a rule: Traefik option {@code ruleSyntax}. */
public enum RuleSyntax {
  V2,
  V3;

  /**
   * The syntax that Traefik uses for a configured value: exactly {@code v2}, or else v3, whatever
   * else the value is.
   */
  public static RuleSyntax of(@Nullable String configured) {
    return "v2".equals(configured) ? V2 : V3;
  }
}
