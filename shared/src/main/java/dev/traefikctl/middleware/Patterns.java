package dev.traefikctl.middleware;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.traefikctl.rule.RegexLimits;

/** Regular expressions of configurations, in Go's syntax (RE2). */
final class Patterns {

  private Patterns() {}

  /**
   * Compiles an expression, unless it is larger than Go takes: RE2/J would fill the memory with it.
   *
   * @throws PatternSyntaxException if Go refuses the expression; see {@link #reason}
   */
  static Pattern compile(String regex) {
    RegexLimits.check(regex);
    return Pattern.compile(regex);
  }

  /** Why an expression does not compile, in Traefik's words. */
  static String reason(PatternSyntaxException e) {
    return "error parsing regexp: " + e.getDescription() + ": `" + e.getPattern() + "`";
  }
}
