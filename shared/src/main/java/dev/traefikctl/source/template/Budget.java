package dev.traefikctl.source.template;

import dev.traefikctl.source.Limits;

/** What a template may use up, so that none can take the process down. */
final class Budget {

  /** References that an item costs which is made anew, with the object that it refers to. */
  private static final int FRESH = 8;

  private long steps;
  private long items;
  private long characters;
  private int depth;

  /** Counts executed actions, and items that functions look at. */
  void steps(long count) {
    steps += count;
    if (count < 0 || steps > Limits.TEMPLATE_STEPS) {
      throw Failure.of("the template takes more than " + Limits.TEMPLATE_STEPS + " steps");
    }
  }

  /** Counts the items of a list or map that is a copy. */
  void items(long count) {
    items += count;
    if (count < 0 || items > Limits.TEMPLATE_ITEMS) {
      throw Failure.of("the template makes lists of too many items");
    }
  }

  /** Counts items of a list or map that are themselves new. */
  void freshItems(long count) {
    items(count * FRESH);
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
