package dev.traefikctl.source.template;

import dev.traefikctl.source.Limits;
import java.util.Arrays;

/** The text that a template gives, and which part of the template each piece of it comes from. */
final class Output {

  private final StringBuilder text = new StringBuilder();
  private int[] pieces = new int[64];
  private int count;

  /** Adds a part of the template as it is. */
  void copy(String template, int start, int end) {
    reserve(end - start);
    piece(start, -1);
    text.append(template, start, end);
  }

  /** Adds what an action gave, which stands at this part of the template. */
  void add(String value, int start, int end) {
    if (!value.isEmpty()) {
      reserve(value.length());
      piece(start, end);
      text.append(value);
    }
  }

  private void reserve(int length) {
    if (text.length() + (long) length > Limits.TEMPLATE_OUTPUT) {
      throw Failure.of(
          "the output of the template is longer than " + Limits.TEMPLATE_OUTPUT + " characters");
    }
  }

  private void piece(int start, int end) {
    if (count + 3 > pieces.length) {
      pieces = Arrays.copyOf(pieces, pieces.length * 2);
    }
    pieces[count++] = text.length();
    pieces[count++] = start;
    pieces[count++] = end;
  }

  String text() {
    return text.toString();
  }

  PieceMap map() {
    return new PieceMap(Arrays.copyOf(pieces, count), text.length());
  }
}
