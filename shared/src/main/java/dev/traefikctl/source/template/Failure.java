package dev.traefikctl.source.template;

import org.jspecify.annotations.Nullable;

/** Ends parsing or executing a template; {@link GoTemplate} turns it into a problem. */
final class Failure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int start;
  private final int end;
  private final @Nullable String suggestion;

  /**
   * A failure at a part of the template.
   *
   * @param start the offset of the part that failed; -1 where the one who calls knows it
   */
  Failure(int start, int end, String message, @Nullable String suggestion) {
    super(message, null, false, false);
    this.start = start;
    this.end = end;
    this.suggestion = suggestion;
  }

  /** A failure whose place the evaluator adds. */
  static Failure of(String message) {
    return new Failure(-1, -1, message, null);
  }

  Failure at(int from, int to) {
    return start >= 0 ? this : new Failure(from, to, message(), suggestion);
  }

  String message() {
    return String.valueOf(getMessage());
  }

  @Nullable String suggestion() {
    return suggestion;
  }

  int start() {
    return Math.max(start, 0);
  }

  int end() {
    return Math.max(end, start());
  }
}
