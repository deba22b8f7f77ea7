package dev.traefikctl.source;

/**
 * A range of text in a file; lines and columns count from 1, columns in UTF-16 units, the end is
 * exclusive.
 *
 * @param file the name to show to the user, as given by them; {@code -} is standard input
 */
public record Span(String file, int line, int column, int endLine, int endColumn) {

  /** The place where nothing more exact is known: the first character of a file. */
  public static Span startOf(String file) {
    return new Span(file, 1, 1, 1, 1);
  }

  /** The same range so many lines below. */
  public Span down(int lines) {
    return new Span(file, line + lines, column, endLine + lines, endColumn);
  }

  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
