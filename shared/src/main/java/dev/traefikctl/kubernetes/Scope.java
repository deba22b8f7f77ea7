package dev.traefikctl.kubernetes;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.diag.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What is being translated, for diagnostics.
 *
 * @param reaction what Traefik does where that fails, as the end of a sentence
 */
record Scope(KubeObject object, String reaction, Reporter reporter) {

  Scope reacting(String other) {
    return new Scope(object, other, reporter);
  }

  /** Reports what cannot be translated; null, so that callers can return it. */
  @SuppressWarnings("TypeParameterUnusedInFormals") // it is never a value, so no cast is unsafe
  <T> @Nullable T refuse(Code code, Part part, String problem) {
    report(code, part, problem + "; " + reaction);
    return null;
  }

  /** Reports what is wrong but has no such consequence. */
  void warn(Code code, Part part, String problem) {
    reporter.report(diagnostic(code, part, problem).withSeverity(Severity.WARNING));
  }

  void report(Code code, Part part, String problem) {
    reporter.report(diagnostic(code, part, problem));
  }

  Diagnostic diagnostic(Code code, Part part, String problem) {
    String field = part.path().isEmpty() ? "" : ", " + part.path();
    return Diagnostic.at(code, part.span(), object.title() + field + ": " + problem);
  }
}
