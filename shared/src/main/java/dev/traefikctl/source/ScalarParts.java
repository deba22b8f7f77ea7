package dev.traefikctl.source;

import org.jspecify.annotations.Nullable;

/**
 * Finds the place of a part of a scalar, such as one matcher of a rule, by walking the written form
 * and the text that it stands for side by side. Handles plain, quoted and block scalars of YAML and
 * the strings of TOML and JSON; where the two cannot be brought together (template output), the
 * answer is the whole scalar.
 */
public final class ScalarParts {

  private final String source;
  private final String text;
  private final Span scalar;
  private final int from;
  private final int to;

  private ScalarParts(String source, String text, Span scalar) {
    this.source = source;
    this.text = text;
    this.scalar = scalar;
    this.from = offset(source, scalar.line(), scalar.column());
    this.to = offset(source, scalar.endLine(), scalar.endColumn());
  }

  /**
   * The span of {@code text[start, end)}.
   *
   * @param source the whole file that the scalar stands in
   * @param scalar where it stands, quotes included
   * @param text what it stands for
   */
  public static Span find(String source, Span scalar, String text, int start, int end) {
    Span found = new ScalarParts(source, text, scalar).find(start, end);
    return found == null ? scalar : found;
  }

  private @Nullable Span find(int start, int end) {
    if (from < 0 || to < from || start < 0 || start > text.length()) {
      return null;
    }
    int last = Math.clamp(end, start, text.length());
    int[] map = align();
    if (map.length == 0) {
      return null;
    }
    int begin = start < text.length() ? map[start] : map[text.length()];
    int stop = last > start ? map[last - 1] + width(map[last - 1]) : begin;
    return span(begin, Math.max(stop, begin));
  }

  /** The offset in the source of each character of the text, and of its end; empty if unknown. */
  private int[] align() {
    int[] map = new int[text.length() + 1];
    int at = from + opening();
    char quote = quote();
    for (int i = 0; i < text.length(); i++) {
      at = next(at, text.charAt(i), quote);
      if (at < 0) {
        return new int[0];
      }
      map[i] = at;
      at += width(at);
    }
    map[text.length()] = Math.min(at, to);
    return map;
  }

  /** The next offset from {@code at} on that stands for {@code wanted}, or -1. */
  private int next(int at, char wanted, char quote) {
    int i = at;
    while (i < to) {
      char c = source.charAt(i);
      if (c == wanted || escapes(i, wanted, quote)) {
        return i;
      }
      if (wanted == ' ' && c == '\n') {
        return i; // a folded line break
      }
      if (!Character.isWhitespace(c) && !(quote == '"' && c == '\\')) {
        return -1;
      }
      i++;
    }
    return wanted == '\n' ? to - 1 : -1; // a block scalar may end before its last line break
  }

  private boolean escapes(int at, char wanted, char quote) {
    if (quote != '"' || source.charAt(at) != '\\' || at + 1 >= to) {
      return false;
    }
    return switch (source.charAt(at + 1)) {
      case 'n' -> wanted == '\n';
      case 't' -> wanted == '\t';
      case 'r' -> wanted == '\r';
      case 'u' -> at + 6 <= to && wanted == hex(at + 2, 4);
      case 'x' -> at + 4 <= to && wanted == hex(at + 2, 2);
      default -> source.charAt(at + 1) == wanted;
    };
  }

  private int hex(int at, int digits) {
    int value = 0;
    for (int i = 0; i < digits; i++) {
      int digit = Character.digit(source.charAt(at + i), 16);
      if (digit < 0) {
        return -1;
      }
      value = value * 16 + digit;
    }
    return value;
  }

  /** How many characters of the source stand for one of the text. */
  private int width(int at) {
    if (at >= to) {
      return 0;
    }
    char quote = quote();
    char c = source.charAt(at);
    if (quote == '"' && c == '\\' && at + 1 < to) {
      return switch (source.charAt(at + 1)) {
        case 'u' -> 6;
        case 'x' -> 4;
        default -> 2;
      };
    }
    boolean doubled = quote == '\'' && c == '\'' && at + 1 < to && source.charAt(at + 1) == '\'';
    return doubled ? 2 : 1;
  }

  private char quote() {
    char first = from < to ? source.charAt(from) : ' ';
    return first == '"' || first == '\'' ? first : ' ';
  }

  /** The length of what stands before the content: a quote, three, or a block scalar's header. */
  private int opening() {
    char quote = quote();
    if (quote != ' ') {
      String three = Character.toString(quote).repeat(3);
      boolean multiLine = to - from >= 6 && source.startsWith(three, from);
      return multiLine ? 3 : 1;
    }
    char first = from < to ? source.charAt(from) : ' ';
    if (first != '|' && first != '>') {
      return 0;
    }
    int lineEnd = source.indexOf('\n', from);
    return lineEnd < 0 || lineEnd >= to ? to - from : lineEnd + 1 - from;
  }

  private Span span(int begin, int stop) {
    int line = scalar.line();
    int lineStart = source.lastIndexOf('\n', from - 1) + 1;
    for (int at = source.indexOf('\n', lineStart); at >= 0 && at < begin; ) {
      line++;
      lineStart = at + 1;
      at = source.indexOf('\n', lineStart);
    }
    int endLine = line;
    int endStart = lineStart;
    for (int at = source.indexOf('\n', endStart); at >= 0 && at < stop; ) {
      endLine++;
      endStart = at + 1;
      at = source.indexOf('\n', endStart);
    }
    return new Span(scalar.file(), line, begin - lineStart + 1, endLine, stop - endStart + 1);
  }

  private static int offset(String source, int line, int column) {
    int start = 0;
    for (int i = 1; i < line; i++) {
      start = source.indexOf('\n', start) + 1;
      if (start == 0) {
        return -1;
      }
    }
    return Math.min(source.length(), start + column - 1);
  }
}
