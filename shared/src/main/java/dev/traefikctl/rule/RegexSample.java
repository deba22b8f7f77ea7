package dev.traefikctl.rule;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Finds a short text that an expression is found in. */
final class RegexSample {

  /** Tried in this order, so that samples look like names. */
  private static final String ALPHABET =
      "abcdefghijklmnopqrstuvwxyz0123456789-._/~:@=+,;!$'()*&ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private record Step(int state, String text) {}

  private RegexSample() {}

  /** A text that starts with {@code head}; null where none of plain characters was found. */
  static @Nullable String find(GoRegex regex, String head) {
    RegexAutomaton automaton = regex.automaton();
    if (automaton == null || !DomainNames.isAscii(head)) {
      return null;
    }
    int state = automaton.start();
    for (int i = 0; i < head.length(); i++) {
      state = automaton.step(state, head.charAt(i));
    }
    Deque<Step> open = new ArrayDeque<>();
    BitSet seen = new BitSet();
    open.add(new Step(state, head));
    while (!open.isEmpty()) {
      Step at = open.poll();
      if (automaton.accepts(at.state())) {
        return at.text();
      }
      for (int i = 0; i < ALPHABET.length(); i++) {
        char c = ALPHABET.charAt(i);
        int next = automaton.step(at.state(), c);
        if (!seen.get(next)) {
          seen.set(next);
          open.add(new Step(next, at.text() + c));
        }
      }
    }
    return null;
  }
}
