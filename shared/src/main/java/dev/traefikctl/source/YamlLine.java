package dev.traefikctl.source;

import org.jspecify.annotations.Nullable;

/**
 * A line of a YAML text that says something, as its author sees it.
 *
 * @param begin the offset of the line
 * @param start the offset of its first character that is not blank
 * @param end the offset behind its last one, comments left out
 */
record YamlLine(String text, int begin, int start, int end) {

  /** The line that holds an offset. */
  static YamlLine at(String text, int offset) {
    int begin = text.lastIndexOf('\n', offset - 1) + 1;
    int line = text.indexOf('\n', Math.min(Math.max(offset, begin), text.length()));
    int end = line < 0 ? text.length() : line;
    int start = begin;
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    return new YamlLine(text, begin, start, contentEnd(text, start, end));
  }

  private static int contentEnd(String text, int start, int lineEnd) {
    int end = lineEnd;
    for (int i = start; i < lineEnd; i++) {
      if (text.charAt(i) == '#' && (i == start || isBlank(text.charAt(i - 1)))) {
        end = i;
        break;
      }
    }
    while (end > start && text.charAt(end - 1) <= ' ') {
      end--;
    }
    return end;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  /** What stands behind an offset of the line. */
  YamlLine from(int offset) {
    return new YamlLine(text, begin, offset, Math.max(end, offset));
  }

  String content() {
    return text.substring(start, end);
  }

  int indentation() {
    return start - begin;
  }

  /** The indentation of its key, which may stand behind the dash of a list item. */
  int keyIndentation() {
    int at = start;
    while (at + 1 < end && text.charAt(at) == '-' && isBlank(text.charAt(at + 1))) {
      at++;
      while (at < end && isBlank(text.charAt(at))) {
        at++;
      }
    }
    return at - begin;
  }

  /** Whether a colon in it ends a key. */
  boolean hasKey() {
    String content = content();
    return content.endsWith(":") || content.contains(": ");
  }

  /** The nearest line above that says something; null for none. */
  @Nullable YamlLine above() {
    int at = begin;
    while (at > 0) {
      YamlLine line = at(text, at - 1);
      if (line.end > line.start) {
        return line;
      }
      at = line.begin;
    }
    return null;
  }

  /** The nearest line above that is indented less; null for none. */
  @Nullable YamlLine outer() {
    YamlLine line = above();
    while (line != null && line.indentation() >= indentation()) {
      line = line.above();
    }
    return line;
  }
}
