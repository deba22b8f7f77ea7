package dev.traefikctl.rule;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a rule.
 *
 * @param code TRK2001 to TRK2006
 * @param message what is wrong, for a person
 * @param start where the wrong sub-expression starts in the rule text, in UTF-16 units
 * @param end its end, exclusive; the text's length at most
 * @param suggestion what to write instead of the sub-expression or how; null where nothing helpful
 *     can be said
 */
public record RuleError(
    Code code, String message, int start, int end, @Nullable String suggestion) {

  /** This error as a diagnostic about the configuration value that holds the rule. */
  public Diagnostic diagnostic(ConfigPath rule) {
    return Diagnostic.about(code, rule, message).suggest(suggestion).within(start, end);
  }
}
