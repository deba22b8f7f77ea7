package dev.traefikctl.middleware;

import com.google.re2j.PatternSyntaxException;

/** Regular expressions of configurations, in Go's syntax (RE2). */
final class Patterns {

  private Patterns() {}

  /** Why an expression does not compile, in Traefik's words. */
  static String reason(PatternSyntaxException e) {
    return "error parsing regexp: " + e.getDescription() + ": `" + e.getPattern() + "`";
  }
}
