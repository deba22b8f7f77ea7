package dev.traefikctl.source;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Offsets in a text to lines and columns. Looking up rising offsets costs next to nothing, so that
 * every node can have its span.
 */
final class Lines {

  private final String file;
  private final int length;
  private final int[] starts;
  private final @Nullable Written written;
  private int cached;

  /** The text that a user wrote, where the parsed text was generated from it. */
  private record Written(Lines lines, TextMap map) {}

  private Lines(String text, String file, @Nullable Written written) {
    this.file = file;
    this.length = text.length();
    this.starts = starts(text);
    this.written = written;
  }

  static Lines of(String text, String file) {
    return new Lines(text, file, null);
  }

  /** The lines of a generated text; its spans are those of the text that it was generated from. */
  static Lines generated(String text, String from, TextMap map, String file) {
    return new Lines(text, file, new Written(of(from, file), map));
  }

  private static int[] starts(String text) {
    int[] found = new int[16 + text.length() / 32];
    int count = 1;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      if (count == found.length) {
        found = Arrays.copyOf(found, count * 2);
      }
      found[count++] = at + 1;
    }
    return Arrays.copyOf(found, count);
  }

  /** The span from {@code start} up to but without {@code end}, both clipped to the text. */
  Span span(int start, int end) {
    if (written != null) {
      TextMap map = written.map();
      return written.lines().span(map.start(start), map.end(start, end));
    }
    int from = Math.clamp(start, 0, length);
    int to = Math.clamp(end, from, length);
    int line = lineOf(from);
    int endLine = to < nextStart(line) ? line : lineOf(to);
    return new Span(file, line + 1, from - starts[line] + 1, endLine + 1, to - starts[endLine] + 1);
  }

  /** The offset of a line and column that count from 1, clipped to the text. */
  int offset(int line, int column) {
    int index = Math.clamp(line - 1, 0, starts.length - 1);
    return Math.clamp(starts[index] + Math.max(column - 1, 0), 0, length);
  }

  Span startOfFile() {
    return Span.startOf(file);
  }

  private int nextStart(int line) {
    return line + 1 < starts.length ? starts[line + 1] : Integer.MAX_VALUE;
  }

  private int lineOf(int offset) {
    int line = cached;
    if (offset < starts[line] || offset >= nextStart(line)) {
      line = offset >= nextStart(line) && offset < nextStart(line + 1) ? line + 1 : search(offset);
      cached = line;
    }
    return line;
  }

  private int search(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    return found >= 0 ? found : -found - 2;
  }
}
