package dev.traefikctl.cli;

/** When to use colours. */
enum ColourChoice {
  AUTO,
  ALWAYS,
  NEVER;

  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
