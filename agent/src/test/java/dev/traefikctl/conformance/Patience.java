package dev.traefikctl.conformance;

/**
 * How long a case is waited for.
 *
 * @param millis how long a configuration, an answer or a line of a log may take
 * @param attempt counted from 1; each gives more time to what nothing tells of
 */
record Patience(int millis, int attempt) {

  private static final int PATIENT_MILLIS = 60_000;
  private static final int IMPATIENT_MILLIS = 1_500;

  /** For a case that must pass. */
  static Patience ample(int attempt) {
    return new Patience(PATIENT_MILLIS, attempt);
  }

  /** For what must not happen, or differ; the first difference is enough. */
  static Patience scant() {
    return new Patience(IMPATIENT_MILLIS, 1);
  }

  boolean isScant() {
    return millis < PATIENT_MILLIS;
  }

  /** How long to wait for what cannot be noticed. */
  long unnoticedMillis() {
    return 1000L * attempt;
  }
}
