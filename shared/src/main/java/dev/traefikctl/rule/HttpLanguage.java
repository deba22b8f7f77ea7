package dev.traefikctl.rule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The hosts or the paths that a condition matches. What is beyond ASCII is one character here:
 * conditions that tell such characters apart have no language.
 *
 * @param host whether it is about hosts
 */
record HttpLanguage(boolean host, RegexAutomaton texts) {

  /** Bounds the comparison of two large expressions. */
  private static final int MAX_PAIRS = 20_000;

  private static final RegexTree.Chars NO_DOT = RegexTree.Chars.of('.').not();

  /** The language of a condition; null where it is about something else or not known. */
  static @Nullable HttpLanguage of(HttpCondition condition) {
    RegexAutomaton automaton =
        switch (condition) {
          case HttpCondition.HostIs is -> literal(List.of(), DomainNames.undotted(is.host()), true);
          case HttpCondition.HostUnder under -> {
            RegexTree label = new RegexTree.Repeat(NO_DOT, 0, -1);
            yield literal(List.of(label), DomainNames.undotted(under.suffix()), true);
          }
          case HttpCondition.HostMatches matches -> matches.regex().automaton();
          case HttpCondition.PathIs is -> literal(List.of(), is.path(), true);
          case HttpCondition.PathStarts starts -> literal(List.of(), starts.prefix(), false);
          case HttpCondition.PathMatches matches -> path(matches.regex());
          default -> null;
        };
    return automaton == null ? null : new HttpLanguage(isHost(condition), automaton);
  }

  /** Paths may hold any character, of which an expression must not single out one. */
  private static @Nullable RegexAutomaton path(GoRegex regex) {
    boolean plain = DomainNames.isAscii(regex.source()) && !regex.source().contains("(?i");
    return plain ? regex.automaton() : null;
  }

  private static boolean isHost(HttpCondition condition) {
    return switch (condition) {
      case HttpCondition.HostIs is -> true;
      case HttpCondition.HostUnder under -> true;
      case HttpCondition.HostMatches matches -> true;
      default -> false;
    };
  }

  /** A text at the start, behind {@code head}; null where it is not ASCII. */
  private static @Nullable RegexAutomaton literal(
      List<RegexTree> head, String text, boolean whole) {
    if (!DomainNames.isAscii(text)) {
      return null;
    }
    List<RegexTree> parts = new ArrayList<>();
    parts.add(new RegexTree.Start());
    parts.addAll(head);
    text.chars().forEach(c -> parts.add(RegexTree.Chars.of(c)));
    if (whole) {
      parts.add(new RegexTree.End());
    }
    return RegexAutomaton.build(new RegexTree.Sequence(parts));
  }

  /**
   * Whether each text of this language (or, negated, each text that is not of it) is one of the
   * other (or, negated, is not).
   */
  boolean within(boolean not, HttpLanguage other, boolean otherNot) {
    if (host != other.host) {
      return false;
    }
    RegexAutomaton a = texts;
    RegexAutomaton b = other.texts;
    int width = b.states();
    int[] characters = characters(other);
    BitSet seen = new BitSet();
    int pairs = 0;
    Deque<Integer> open = new ArrayDeque<>();
    int startA = host ? a.start() : a.step(a.start(), '/');
    int startB = host ? b.start() : b.step(b.start(), '/');
    open.add(startA * width + startB);
    while (!open.isEmpty()) {
      int pair = open.poll();
      if (seen.get(pair)) {
        continue;
      }
      seen.set(pair);
      boolean inA = a.accepts(pair / width) != not;
      boolean inB = b.accepts(pair % width) != otherNot;
      if (inA && !inB || ++pairs > MAX_PAIRS) {
        return false;
      }
      for (int c : characters) {
        open.add(a.step(pair / width, c) * width + b.step(pair % width, c));
      }
    }
    return true;
  }

  /** Rules see hosts in lower case, and they hold no blanks. */
  private static boolean isInHosts(int c) {
    return c == 0 || c > ' ' && c < 127 && (c < 'A' || c > 'Z');
  }

  /** One of each kind of characters; 0 stands for all that is not ASCII. */
  private int[] characters(HttpLanguage other) {
    BitSet seen = new BitSet();
    return IntStream.range(0, 128)
        .filter(c -> !host || isInHosts(c))
        .filter(c -> {
          int kind = texts.classOf(c) << 7 | other.texts.classOf(c);
          boolean first = !seen.get(kind);
          seen.set(kind);
          return first;
        })
        .toArray();
  }
}
