package dev.traefikctl.rule;

import java.util.List;

/**
 * The structure of a regular expression, for texts of ASCII characters only: classes are sets of
 * ASCII characters, what can match nothing else matches nothing.
 */
sealed interface RegexTree {

  /** Whether it is found in the empty text, which starts and ends where it is. */
  default boolean canBeEmpty() {
    return switch (this) {
      case Chars chars -> false;
      case Start start -> true;
      case End end -> true;
      case Sequence sequence -> sequence.parts().stream().allMatch(RegexTree::canBeEmpty);
      case Choice choice -> choice.options().stream().anyMatch(RegexTree::canBeEmpty);
      case Repeat repeat -> repeat.min() == 0 || repeat.inner().canBeEmpty();
    };
  }

  /** One character of a set, given as two words of 64 bits. */
  record Chars(long low, long high) implements RegexTree {

    static final Chars NONE = new Chars(0, 0);
    static final Chars ALL = new Chars(-1, -1);

    static Chars of(int c) {
      return range(c, c);
    }

    static Chars range(int from, int to) {
      long low = 0;
      long high = 0;
      for (int c = from; c <= Math.min(to, 127); c++) {
        if (c < 64) {
          low |= 1L << c;
        } else {
          high |= 1L << (c - 64);
        }
      }
      return new Chars(low, high);
    }

    Chars or(Chars other) {
      return new Chars(low | other.low, high | other.high);
    }

    Chars not() {
      return new Chars(~low, ~high);
    }

    boolean has(int c) {
      long word = c < 64 ? low : high;
      return (word >>> (c & 63) & 1) != 0;
    }

    int count() {
      return Long.bitCount(low) + Long.bitCount(high);
    }

    /** The least character of a set that is not empty. */
    int first() {
      return low != 0 ? Long.numberOfTrailingZeros(low) : 64 + Long.numberOfTrailingZeros(high);
    }

    /** The set with the other case of each of its letters. */
    Chars folded() {
      Chars out = this;
      for (int c = 'a'; c <= 'z'; c++) {
        if (has(c) || has(c - 32)) {
          out = out.or(of(c)).or(of(c - 32));
        }
      }
      return out;
    }
  }

  /** The start of the text. */
  record Start() implements RegexTree {}

  /** The end of the text. */
  record End() implements RegexTree {}

  record Sequence(List<RegexTree> parts) implements RegexTree {
    public Sequence {
      parts = List.copyOf(parts);
    }
  }

  record Choice(List<RegexTree> options) implements RegexTree {
    public Choice {
      options = List.copyOf(options);
    }
  }

  /**
   * Repetition.
   *
   * @param max -1 where there is no bound
   */
  record Repeat(RegexTree inner, int min, int max) implements RegexTree {}
}
