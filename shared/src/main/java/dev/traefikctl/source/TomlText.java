package dev.traefikctl.source;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds where the keys and values of a valid TOML text end. It does not check anything: the parser
 * has done so before.
 */
final class TomlText {

  /** A range of the text; the end is exclusive. */
  record Range(int start, int end) {}

  /** A part of a dotted key. */
  record Segment(String raw, Range range) {}

  private final String text;

  TomlText(String text) {
    this.text = text;
  }

  /** Whether a table header ({@code [a.b]} or {@code [[a.b]]}) begins at the offset. */
  boolean isHeader(int at) {
    return at < text.length() && text.charAt(at) == '[';
  }

  /** The parts of the dotted key at the offset, be it a header or before an equals sign. */
  List<Segment> key(int at) {
    int i = at;
    while (i < text.length() && text.charAt(i) == '[') {
      i++;
    }
    List<Segment> segments = new ArrayList<>();
    while (true) {
      int start = skipBlanks(i);
      int end = segmentEnd(start);
      segments.add(new Segment(text.substring(start, end), new Range(start, end)));
      i = skipBlanks(end);
      if (i >= text.length() || text.charAt(i) != '.') {
        return segments;
      }
      i++;
    }
  }

  /** The value behind the key that begins at the offset. */
  Range valueOf(int keyStart) {
    int i = skipBlanks(key(keyStart).getLast().range().end());
    int start = skipBlanks(i + 1);
    return new Range(start, valueEnd(start));
  }

  /** The header at the offset with its brackets. */
  Range header(int at) {
    int end = skipBlanks(key(at).getLast().range().end());
    while (end < text.length() && text.charAt(end) == ']') {
      end++;
    }
    return new Range(at, end);
  }

  int valueEnd(int start) {
    if (start >= text.length()) {
      return text.length();
    }
    return switch (text.charAt(start)) {
      case '"', '\'' -> stringEnd(start);
      case '[', '{' -> bracketEnd(start);
      default -> bareEnd(start);
    };
  }

  private int segmentEnd(int start) {
    if (start < text.length() && (text.charAt(start) == '"' || text.charAt(start) == '\'')) {
      return stringEnd(start);
    }
    int i = start;
    while (i < text.length() && " \t\r\n.=]".indexOf(text.charAt(i)) < 0) {
      i++;
    }
    return i;
  }

  private int bareEnd(int start) {
    int i = start;
    while (i < text.length() && ",]}#\r\n".indexOf(text.charAt(i)) < 0) {
      i++;
    }
    while (i > start && text.charAt(i - 1) <= ' ') {
      i--;
    }
    return i;
  }

  private int bracketEnd(int start) {
    int open = 0;
    int i = start;
    while (i < text.length()) {
      switch (text.charAt(i)) {
        case '[', '{' -> open++;
        case ']', '}' -> open--;
        case '"', '\'' -> i = stringEnd(i) - 1;
        case '#' -> i = lineEnd(i);
        default -> {}
      }
      i++;
      if (open == 0) {
        return i;
      }
    }
    return text.length();
  }

  private int lineEnd(int at) {
    int found = text.indexOf('\n', at);
    return found < 0 ? text.length() : found;
  }

  private int stringEnd(int start) {
    char quote = text.charAt(start);
    String triple = String.valueOf(quote).repeat(3);
    if (text.startsWith(triple, start)) {
      int end = closing(start + 3, quote, triple);
      // up to two quotes may stand directly before the closing ones
      while (end < text.length() && text.charAt(end) == quote) {
        end++;
      }
      return end;
    }
    return closing(start + 1, quote, String.valueOf(quote));
  }

  private int closing(int from, char quote, String end) {
    int i = from;
    while (i < text.length() && !text.startsWith(end, i)) {
      i += quote == '"' && text.charAt(i) == '\\' ? 2 : 1;
    }
    return Math.min(i + end.length(), text.length());
  }

  private int skipBlanks(int at) {
    int i = at;
    while (i < text.length() && " \t".indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    return i;
  }
}
