package dev.traefikctl.rule;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the syntax errors of one expression and words them as Go does. */
final class SyntaxErrors {

  /** A message and the place it is about, in UTF-16 units. */
  record At(int offset, int line, String message) {}

  private final String text;
  private final List<At> found = new ArrayList<>();

  /** The line of an offset: errors mostly come in the order of the text. */
  private int counted = 1;

  private int countedTo;

  SyntaxErrors(String text) {
    this.text = text;
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /** Takes an error of the scanner, which are all kept. */
  void scanner(int offset, String message) {
    found.add(new At(offset, line(offset), message));
  }

  /** Takes an error of the parser; a second one on the line of the last is noise and dropped. */
  void parser(int offset, String message) {
    int line = line(offset);
    if (found.isEmpty() || found.getLast().line() != line) {
      found.add(new At(offset, line, message));
    }
  }

  /** The error that stands first in the text. */
  At first() {
    return found.stream()
        .min(Comparator.comparingInt(At::offset).thenComparing(At::message))
        .orElseThrow();
  }

  /** {@code 1:9: message}, columns in bytes, with the number of further errors. */
  String message() {
    At first = first();
    int lineStart = lineStart(first.offset());
    String before = text.substring(lineStart, Math.min(first.offset(), text.length()));
    int column = before.getBytes(StandardCharsets.UTF_8).length + 1;
    String more = found.size() == 1 ? "" : " (and " + (found.size() - 1) + " more errors)";
    return first.line() + ":" + column + ": " + first.message() + more;
  }

  /** A line break at the very end of the text starts no line, as Go counts. */
  private int line(int offset) {
    int end = Math.min(offset, text.length() - 1);
    if (end < countedTo) {
      countedTo = 0;
      counted = 1;
    }
    for (; countedTo < end; countedTo++) {
      if (text.charAt(countedTo) == '\n') {
        counted++;
      }
    }
    return counted;
  }

  private int lineStart(int offset) {
    return text.lastIndexOf('\n', Math.min(offset, text.length() - 1) - 1) + 1;
  }
}
