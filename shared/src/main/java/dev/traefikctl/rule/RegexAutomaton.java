package dev.traefikctl.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression as a table: one step per character, nothing allocated, no backtracking. It
 * answers whether the expression is found anywhere in a text of ASCII characters.
 */
final class RegexAutomaton {

  /** Bounds memory: larger automata are left to the library. */
  private static final int MAX_STATES = 400;

  /** The state behind a match: nothing that follows matters. */
  private static final int FOUND = 0;

  /** The class of each character: characters that the expression never tells apart share one. */
  private final byte[] classes;

  private final int classCount;
  private final short[] next;

  /** The states in which the end of the text completes a match. */
  private final BitSet finalStates;

  private final int start;

  private RegexAutomaton(byte[] classes, int classCount, short[] next, BitSet finals, int start) {
    this.classes = classes;
    this.classCount = classCount;
    this.next = next;
    this.finalStates = finals;
    this.start = start;
  }

  /** The automaton of an expression; null where it would grow too large. */
  static @Nullable RegexAutomaton build(RegexTree tree) {
    RegexProgram program = RegexProgram.compile(tree);
    return program == null ? null : new Builder(program).build();
  }

  /**
   * Whether the expression is found: 1 or 0, or -1 where the text holds a character beyond ASCII.
   */
  int find(String text) {
    int state = start;
    int length = text.length();
    for (int i = 0; i < length && state != FOUND; i++) {
      char c = text.charAt(i);
      if (c > 127) {
        return -1;
      }
      state = next[state * classCount + classes[c]];
    }
    return state == FOUND || finalStates.get(state) ? 1 : 0;
  }

  int start() {
    return start;
  }

  /** The state behind a character of ASCII. */
  int step(int state, int c) {
    return next[state * classCount + classes[c]];
  }

  /** A number that characters share which this automaton does not tell apart. */
  int classOf(int c) {
    return classes[c];
  }

  /** Whether a text that ends in this state holds the expression. */
  boolean accepts(int state) {
    return finalStates.get(state);
  }

  /** An upper bound of the states. */
  int states() {
    return next.length / classCount;
  }

  /** Builds states from sets of places in the program, as they are reached. */
  private static final class Builder {
    private final RegexProgram program;
    private final byte[] classes = new byte[128];
    private final List<Integer> representatives = new ArrayList<>();
    private final Map<BitSet, Integer> numbers = new HashMap<>();
    private final List<BitSet> states = new ArrayList<>();
    private final BitSet finalStates = new BitSet();

    /** Where a search may begin again behind the first character. */
    private final BitSet restart;

    Builder(RegexProgram program) {
      this.program = program;
      restart = program.closure(program.entry(), false, false);
      divideCharacters();
      states.add(new BitSet());
      finalStates.set(FOUND);
    }

    @Nullable RegexAutomaton build() {
      int start = number(program.closure(program.entry(), true, false), true);
      int count = representatives.size();
      short[] next = new short[count * 8];
      for (int state = 1; state < states.size(); state++) {
        if (states.size() > MAX_STATES) {
          return null;
        }
        if ((state + 1) * count > next.length) {
          next = Arrays.copyOf(next, next.length * 2);
        }
        for (int k = 0; k < count; k++) {
          BitSet to = program.step(states.get(state), representatives.get(k));
          to.or(restart);
          next[state * count + k] = (short) number(to, false);
        }
      }
      short[] table = Arrays.copyOf(next, states.size() * count);
      return new RegexAutomaton(classes, count, table, finalStates, start);
    }

    private int number(BitSet places, boolean atStart) {
      if (program.isMatch(places)) {
        return FOUND;
      }
      // the start of the text is a state of its own: anchors hold there only
      if (!atStart) {
        Integer known = numbers.get(places);
        if (known != null) {
          return known;
        }
      }
      int number = states.size();
      states.add(places);
      if (!atStart) {
        numbers.put(places, number);
      }
      if (program.isMatchAtEnd(places, atStart)) {
        finalStates.set(number);
      }
      return number;
    }

    private void divideCharacters() {
      Map<BitSet, Integer> known = new HashMap<>();
      for (int c = 0; c < 128; c++) {
        BitSet sets = program.setsWith(c);
        Integer number = known.get(sets);
        if (number == null) {
          number = representatives.size();
          known.put(sets, number);
          representatives.add(c);
        }
        classes[c] = number.byteValue();
      }
    }
  }
}
