package dev.traefikctl.rule;

import java.util.List;

/** What comes of a rule text: a rule that can be used, or why it cannot. */
public sealed interface Parsed<T> {

  /** A usable rule. */
  record Valid<T>(T rule) implements Parsed<T> {}

  /**
   * A rule that disables its router.
   *
   * @param messages the errors in exactly the words of Traefik's API; never empty
   * @param errors everything that is wrong, with places; never empty
   */
  record Invalid<T>(List<String> messages, List<RuleError> errors) implements Parsed<T> {
    public Invalid {
      messages = List.copyOf(messages);
      errors = List.copyOf(errors);
    }
  }
}
