package dev.traefikctl.diag;

/** How bad a diagnostic is; only errors change an exit code. */
public enum Severity {
  ERROR,
  WARNING
}
