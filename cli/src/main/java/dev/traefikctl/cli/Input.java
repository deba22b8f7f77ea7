package dev.traefikctl.cli;

import dev.traefikctl.source.Format;

/**
 * One text to look at.
 *
 * @param name as the user gave it; {@code -} is standard input
 */
record Input(String name, Format format, String text, Kind kind) {

  /** What a text is, by its root keys. */
  enum Kind {
    STATIC,
    DYNAMIC,
    KUBERNETES,
    /** Has no key of any of them. */
    UNKNOWN
  }
}
