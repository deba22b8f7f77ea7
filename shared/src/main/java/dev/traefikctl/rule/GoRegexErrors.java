package dev.traefikctl.rule;

import com.google.re2j.PatternSyntaxException;

/** Words errors of regular expressions as Go does. */
final class GoRegexErrors {

  private GoRegexErrors() {}

  static String message(PatternSyntaxException e) {
    String pattern = e.getPattern() == null ? "" : e.getPattern();
    return "error parsing regexp: " + e.getDescription() + ": `" + pattern + "`";
  }
}
