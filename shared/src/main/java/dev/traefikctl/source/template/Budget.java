package dev.traefikctl.source.template;

import dev.traefikctl.source.Limits;

/** What a template may use up, so that none can take the process down. */
final class Budget {

  private long steps;
  private long characters;
  private int depth;

  /** Counts executed actions and made list items. */
  void steps(long count) {
    steps += count;
    if (count < 0 || steps > Limits.TEMPLATE_STEPS) {
      throw Failure.of("the template takes more than " + Limits.TEMPLATE_STEPS + " steps");
    }
  }

  /** Counts the characters of texts that functions make. */
  void characters(long count) {
    characters += count;
    if (count < 0 || count > Limits.TEMPLATE_TEXT) {
      throw tooLong();
    }
    if (characters > Limits.TEMPLATE_TEXTS) {
      throw Failure.of(
          "the functions make texts of more than " + Limits.TEMPLATE_TEXTS + " characters");
    }
  }

  /** Fails where a text that is being built is already too long. */
  static void check(StringBuilder text) {
    if (text.length() > Limits.TEMPLATE_TEXT) {
      throw tooLong();
    }
  }

  private static Failure tooLong() {
    return Failure.of("a text is longer than " + Limits.TEMPLATE_TEXT + " characters");
  }

  void enter() {
    if (++depth > Limits.DEPTH) {
      throw Failure.of("templates call each other deeper than " + Limits.DEPTH + " levels");
    }
  }

  void leave() {
    depth--;
  }
}
