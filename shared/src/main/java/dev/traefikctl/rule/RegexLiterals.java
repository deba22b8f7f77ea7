package dev.traefikctl.rule;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every text of ASCII holds in which an expression is found.
 *
 * @param prefix what such a text starts with; empty where nothing is known
 * @param pieces texts that it holds somewhere
 */
record RegexLiterals(String prefix, List<String> pieces) {

  RegexLiterals {
    pieces = List.copyOf(pieces);
  }

  /**
   * Reads them off an expression.
   *
   * @param lowerCase whether texts hold no upper-case letters, so that a set of the two cases of a
   *     letter is its lower-case one
   */
  static RegexLiterals of(@Nullable RegexTree tree, boolean lowerCase) {
    Collector collector = new Collector(lowerCase);
    if (tree != null) {
      collector.walk(tree, true);
    }
    collector.endPiece();
    return new RegexLiterals(collector.prefix, collector.pieces);
  }

  private static final class Collector {
    private final boolean lowerCase;
    private final List<String> pieces = new ArrayList<>();
    private final StringBuilder piece = new StringBuilder();
    private String prefix = "";
    private boolean anchored;
    private boolean first = true;

    Collector(boolean lowerCase) {
      this.lowerCase = lowerCase;
    }

    /**
     * @param inLine whether what was collected last stands directly before
     */
    void walk(RegexTree tree, boolean inLine) {
      switch (tree) {
        case RegexTree.Sequence sequence -> sequence.parts().forEach(part -> walk(part, inLine));
        case RegexTree.Chars chars -> single(chars);
        case RegexTree.Start start -> {
          if (first && inLine) {
            anchored = true;
          }
          first = false;
        }
        case RegexTree.End end -> endPiece();
        case RegexTree.Choice choice -> endPiece();
        case RegexTree.Repeat repeat -> {
          endPiece();
          if (repeat.min() > 0) {
            walk(repeat.inner(), false);
            endPiece();
          }
        }
      }
    }

    private void single(RegexTree.Chars chars) {
      RegexTree.Chars set = lowerCase ? withoutUpper(chars) : chars;
      if (set.count() == 1) {
        piece.append((char) set.first());
      } else {
        endPiece();
      }
      first = false;
    }

    private static RegexTree.Chars withoutUpper(RegexTree.Chars chars) {
      RegexTree.Chars upper = RegexTree.Chars.range('A', 'Z').not();
      return new RegexTree.Chars(chars.low() & upper.low(), chars.high() & upper.high());
    }

    void endPiece() {
      if (anchored) {
        prefix = piece.toString();
        anchored = false;
      }
      first = false;
      if (!piece.isEmpty()) {
        pieces.add(piece.toString());
        piece.setLength(0);
      }
    }
  }
}
