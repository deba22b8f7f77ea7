package dev.traefikctl.diag;

import dev.traefikctl.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One problem that a user can cause.
 *
 * @param span where it stands in a file; null where it has no place, or only its {@code path} is
 *     known yet (see {@link #located})
 * @param path the configuration path that it is about; null where there is none
 * @param part the part of the value at {@code path} that it is about; null is the whole
 * @param message what is wrong and how Traefik reacts, without the place and never with a secret
 * @param suggestion what to write instead; null where nothing helpful can be said
 * @param related other places that explain the problem
 */
public record Diagnostic(
    Code code,
    Severity severity,
    @Nullable Span span,
    @Nullable ConfigPath path,
    @Nullable Part part,
    String message,
    @Nullable String suggestion,
    List<Related> related) {

  /** Another place that matters, and why. */
  public record Related(Span span, String message) {}

  /**
   * A range in the text of a scalar, such as a matcher in a rule.
   *
   * @param start an index into the text as the user reads it (quotes and escapes resolved), in
   *     UTF-16 units
   * @param end exclusive
   */
  public record Part(int start, int end) {}

  public Diagnostic {
    related = List.copyOf(related);
  }

  public static Diagnostic at(Code code, @Nullable Span span, String message) {
    return new Diagnostic(code, code.severity(), span, null, null, message, null, List.of());
  }

  public static Diagnostic about(Code code, ConfigPath path, String message) {
    return new Diagnostic(code, code.severity(), null, path, null, message, null, List.of());
  }

  public Diagnostic suggest(@Nullable String text) {
    return new Diagnostic(code, severity, span, path, part, message, text, related);
  }

  /** The same diagnostic about a part of the text at its path, such as a matcher of a rule. */
  public Diagnostic within(int start, int end) {
    Part range = new Part(start, end);
    return new Diagnostic(code, severity, span, path, range, message, suggestion, related);
  }

  /** The same diagnostic at another place, for instance that of its part. */
  public Diagnostic at(Span place) {
    return new Diagnostic(code, severity, place, path, part, message, suggestion, related);
  }

  /** The same diagnostic in other words. */
  public Diagnostic withMessage(String words) {
    return new Diagnostic(code, severity, span, path, part, words, suggestion, related);
  }

  /** The same diagnostic with its path as users write it; see {@link ConfigPath#asWritten}. */
  public Diagnostic asWritten() {
    ConfigPath own = path;
    return own == null ? this : about(own.asWritten());
  }

  /** The same diagnostic with its path written otherwise, or without. */
  public Diagnostic about(@Nullable ConfigPath other) {
    return new Diagnostic(code, severity, span, other, part, message, suggestion, related);
  }

  public Diagnostic withSeverity(Severity other) {
    return new Diagnostic(code, other, span, path, part, message, suggestion, related);
  }

  public Diagnostic relate(List<Related> places) {
    return new Diagnostic(code, severity, span, path, part, message, suggestion, places);
  }

  /** The same diagnostic with the place of its path, if it has none yet and one is known. */
  public Diagnostic located(Origins origins) {
    if (span != null || path == null) {
      return this;
    }
    Span found = origins.find(path).orElse(null);
    return new Diagnostic(code, severity, found, path, part, message, suggestion, related);
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** {@code file:line:column: error TRK1001: message}, the form of compilers. */
  @Override
  public String toString() {
    String place = span == null ? "" : span + ": ";
    String word = isError() ? "error " : "warning ";
    return place + word + code.id() + ": " + message;
  }
}
