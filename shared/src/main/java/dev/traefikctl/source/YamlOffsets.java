package dev.traefikctl.source;

import java.util.Arrays;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.ScalarEvent;

/** SnakeYAML's positions, which count code points, as offsets in the text. */
final class YamlOffsets {

  private final String text;

  /** The code point indices of the characters that take two UTF-16 units, rising. */
  private final int[] wide;

  YamlOffsets(String text) {
    this.text = text;
    this.wide = wide(text);
  }

  private static int[] wide(String text) {
    int[] found = new int[0];
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      if (Character.isHighSurrogate(text.charAt(i))
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        if (count == found.length) {
          found = Arrays.copyOf(found, Math.max(16, count * 2));
        }
        found[count] = i - count;
        count++;
        i++;
      }
    }
    return Arrays.copyOf(found, count);
  }

  int of(int codePointIndex) {
    if (wide.length == 0) {
      return codePointIndex;
    }
    int found = Arrays.binarySearch(wide, codePointIndex);
    return codePointIndex + (found >= 0 ? found : -found - 1);
  }

  int of(Mark mark) {
    return of(mark.getIndex());
  }

  /** The end of a scalar; without the line breaks that block scalars end with. */
  int endOf(ScalarEvent event) {
    int end = Math.min(of(event.getEndMark()), text.length());
    if (event.isLiteral() || event.isFolded()) {
      int start = of(event.getStartMark());
      while (end > start && text.charAt(end - 1) <= ' ') {
        end--;
      }
    }
    return end;
  }
}
