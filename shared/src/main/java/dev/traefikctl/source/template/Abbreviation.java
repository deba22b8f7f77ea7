package dev.traefikctl.source.template;

/** Texts shortened with dots. */
final class Abbreviation {

  private static final String DOTS = "...";

  private Abbreviation() {}

  /** The beginning of the text and dots, together as long as the width. */
  static String right(String text, long width) {
    return width < 4 ? text : cut(text, 0, width);
  }

  /** Like {@link #right}, with dots in place of what stands before the left offset as well. */
  static String both(String text, long left, long width) {
    boolean tooNarrow = width < 4 || (left > 0 && width < 7);
    return tooNarrow ? text : cut(text, left, width);
  }

  private static String cut(String text, long left, long width) {
    int length = Bytes.length(text);
    if (length <= width) {
      return text;
    }
    long offset = Math.clamp(left, 0, length);
    if (length - offset < width - 3) {
      offset = length - (width - 3);
    }
    if (offset <= 4) {
      return Bytes.slice(text, 0, width - 3) + DOTS;
    }
    return offset + width - 3 < length
        ? DOTS + cut(Bytes.slice(text, offset, length), 0, width - 3)
        : DOTS + Bytes.slice(text, length - (width - 3), length);
  }
}
