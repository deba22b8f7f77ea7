package dev.traefikctl.rule;

import com.google.re2j.PatternSyntaxException;

/** Words errors of regular expressions as Go does. */
final class GoRegexErrors {

  private GoRegexErrors() {}

  static String message(String source, PatternSyntaxException e) {
    String description = e.getDescription();
    String pattern = e.getPattern() == null ? "" : e.getPattern();
    if (description.contains("internal error")) {
      // RE2/J says so of a parenthesis that closes nothing
      description = "unexpected )";
      pattern = source;
    }
    if (description.equals("missing closing )")) {
      pattern = source; // Go shows all of it, also where we had to compile a plainer form
    }
    return "error parsing regexp: " + description + ": `" + pattern + "`";
  }
}
