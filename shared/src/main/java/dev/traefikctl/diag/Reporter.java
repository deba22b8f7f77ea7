package dev.traefikctl.diag;

/** Takes diagnostics as they are found; the work goes on behind each. */
@FunctionalInterface
public interface Reporter {

  void report(Diagnostic diagnostic);

  /** A reporter for callers that want the result only. */
  static Reporter ignoring() {
    return diagnostic -> {};
  }
}
