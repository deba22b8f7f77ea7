package dev.traefikctl.middleware;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.traefikctl.rule.LibraryRegex;

/** Regular expressions of configurations, in Go's syntax (RE2). */
final class Patterns {

  private Patterns() {}

  /**
   * Compiles an expression.
   *
   * @throws PatternSyntaxException if Go refuses the expression; see {@link #reason}
   */
  static Pattern compile(String regex) {
    return LibraryRegex.compile(regex);
  }

  /** Why an expression does not compile, in Traefik's words. */
  static String reason(String regex, PatternSyntaxException e) {
    return LibraryRegex.reason(regex, e);
  }
}
