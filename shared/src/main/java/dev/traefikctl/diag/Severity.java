package dev.traefikctl.diag;

/** How bad a diagnostic is; warnings change an exit code only where that is asked for. */
public enum Severity {
  ERROR,
  WARNING
}
