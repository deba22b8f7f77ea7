package dev.traefikctl.rule;

import dev.traefikctl.diag.Code;
import org.jspecify.annotations.Nullable;

/** What comes of one matcher with its arguments. */
sealed interface Leaf<F> {

  record Good<F>(Condition<F> test) implements Leaf<F> {}

  /**
   * A matcher that cannot be used.
   *
   * @param checking whether the arguments were wrong in general, before the matcher saw them
   * @param words the error in Traefik's words, without prefixes
   */
  record Bad<F>(boolean checking, String words, RuleError error) implements Leaf<F> {}

  /** An error of the whole matcher. */
  static <F> Leaf<F> bad(
      Code code, Expr.Matcher at, String words, String message, @Nullable String suggestion) {
    RuleError error = new RuleError(code, message, at.start(), at.end(), suggestion);
    return new Bad<>(false, words, error);
  }

  /** An error of one argument. */
  static <F> Leaf<F> bad(
      Code code, Expr.Argument at, String words, String message, @Nullable String suggestion) {
    RuleError error = new RuleError(code, message, at.start(), at.end(), suggestion);
    return new Bad<>(false, words, error);
  }
}
