package dev.traefikctl.rule;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A regular expression as a graph of places, of which a text may be at several at once. */
final class RegexProgram {

  /** Bounds what repetitions such as {@code (a{50}){50}} unfold to. */
  private static final int MAX_PLACES = 1500;

  private enum Kind {
    CHARS,
    FORK,
    START,
    END,
    MATCH
  }

  private record Place(Kind kind, RegexTree.Chars chars, int to, int other) {}

  private final List<Place> places = new ArrayList<>();
  private int entry;
  private boolean tooLarge;

  private RegexProgram() {}

  static @Nullable RegexProgram compile(RegexTree tree) {
    RegexProgram program = new RegexProgram();
    int match = program.add(new Place(Kind.MATCH, RegexTree.Chars.NONE, 0, 0));
    program.entry = program.compile(tree, match);
    return program.tooLarge ? null : program;
  }

  int entry() {
    return entry;
  }

  /**
   * Compiles back to front: gives the place where {@code tree} begins that leads on to {@code to}.
   */
  private int compile(RegexTree tree, int to) {
    if (tooLarge) {
      return to;
    }
    return switch (tree) {
      case RegexTree.Chars chars -> add(new Place(Kind.CHARS, chars, to, 0));
      case RegexTree.Start start -> add(new Place(Kind.START, RegexTree.Chars.NONE, to, 0));
      case RegexTree.End end -> add(new Place(Kind.END, RegexTree.Chars.NONE, to, 0));
      case RegexTree.Sequence sequence -> {
        int at = to;
        for (RegexTree part : sequence.parts().reversed()) {
          at = compile(part, at);
        }
        yield at;
      }
      case RegexTree.Choice choice -> {
        int at = compile(choice.options().getFirst(), to);
        for (RegexTree option : choice.options().subList(1, choice.options().size())) {
          at = fork(at, compile(option, to));
        }
        yield at;
      }
      case RegexTree.Repeat repeat -> repeat(repeat, to);
    };
  }

  private int repeat(RegexTree.Repeat repeat, int to) {
    int at = to;
    if (repeat.max() < 0) {
      int loop = fork(to, to);
      int inner = compile(repeat.inner(), loop);
      places.set(loop, new Place(Kind.FORK, RegexTree.Chars.NONE, inner, to));
      at = loop;
    } else {
      for (int i = repeat.min(); i < repeat.max() && !tooLarge; i++) {
        at = fork(compile(repeat.inner(), at), to);
      }
    }
    for (int i = 0; i < repeat.min() && !tooLarge; i++) {
      at = compile(repeat.inner(), at);
    }
    return at;
  }

  private int fork(int to, int other) {
    return add(new Place(Kind.FORK, RegexTree.Chars.NONE, to, other));
  }

  private int add(Place place) {
    tooLarge |= places.size() >= MAX_PLACES;
    places.add(place);
    return places.size() - 1;
  }

  /**
   * The places of characters, ends and matches that are reached from a place without a character.
   */
  BitSet closure(int from, boolean atStart, boolean atEnd) {
    BitSet out = new BitSet();
    add(out, new BitSet(), from, atStart, atEnd);
    return out;
  }

  private void add(BitSet out, BitSet visited, int from, boolean atStart, boolean atEnd) {
    List<Integer> open = new ArrayList<>();
    open.add(from);
    while (!open.isEmpty()) {
      int at = open.removeLast();
      if (visited.get(at)) {
        continue;
      }
      visited.set(at);
      Place place = places.get(at);
      switch (place.kind()) {
        case CHARS, MATCH -> out.set(at);
        case FORK -> {
          open.add(place.to());
          open.add(place.other());
        }
        case START -> {
          if (atStart) {
            open.add(place.to());
          }
        }
        case END -> {
          out.set(at);
          if (atEnd) {
            open.add(place.to());
          }
        }
      }
    }
  }

  /** Where a text may be behind {@code c}. */
  BitSet step(BitSet from, int c) {
    BitSet out = new BitSet();
    BitSet visited = new BitSet();
    for (int at = from.nextSetBit(0); at >= 0; at = from.nextSetBit(at + 1)) {
      Place place = places.get(at);
      if (place.kind() == Kind.CHARS && place.chars().has(c)) {
        add(out, visited, place.to(), false, false);
      }
    }
    return out;
  }

  boolean isMatch(BitSet at) {
    return at.get(0);
  }

  /** Whether there is a match if the text ends here. */
  boolean isMatchAtEnd(BitSet from, boolean atStart) {
    BitSet out = new BitSet();
    BitSet visited = new BitSet();
    for (int at = from.nextSetBit(0); at >= 0; at = from.nextSetBit(at + 1)) {
      add(out, visited, at, atStart, true);
    }
    return isMatch(out);
  }

  /** Which of the sets in the program hold a character. */
  BitSet setsWith(int c) {
    BitSet out = new BitSet();
    for (int i = 0; i < places.size(); i++) {
      if (places.get(i).chars().has(c)) {
        out.set(i);
      }
    }
    return out;
  }
}
