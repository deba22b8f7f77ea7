package dev.traefikctl.kubernetes.crd;

/** Regular expressions that several options share. */
final class Patterns {

  /** Go's durations, and numbers without a unit. */
  static final String DURATION = "^([0-9]+(ns|us|µs|ms|s|m|h)?)+$";

  /** Status codes and ranges of them. */
  static final String STATUS = "^([1-5][0-9]{2}[,-]?)+$";

  private Patterns() {}
}
