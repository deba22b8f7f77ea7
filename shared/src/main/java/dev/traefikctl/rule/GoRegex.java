package dev.traefikctl.rule;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression of Go (RE2 syntax), searched for anywhere in a text. Everyday expressions
 * run on a table of their own, the others and texts beyond ASCII on RE2/J; both take linear time.
 * What runs is built at first use: of thousands of expressions few are ever asked.
 */
final class GoRegex {

  private final String source;

  // built at most a few times where threads race; every result is as good as the other
  private @Nullable RegexAutomaton automaton;
  private boolean automatonTried;
  private @Nullable Pattern pattern;

  private GoRegex(String source) {
    this.source = source;
  }

  /** What is wrong with an expression, in Go's words; null where nothing is. */
  static @Nullable String problem(String source) {
    try {
      LibraryRegex.compile(source);
      return null;
    } catch (PatternSyntaxException e) {
      return GoRegexErrors.message(source, e);
    }
  }

  /** An expression that has no {@link #problem}. */
  static GoRegex compile(String source) {
    return new GoRegex(source);
  }

  boolean find(String text) {
    RegexAutomaton table = automaton();
    int found = table == null ? -1 : table.find(text);
    return found < 0 ? pattern().matcher(text).find() : found == 1;
  }

  /** The table for texts of ASCII; null where the expression is left to the library. */
  @Nullable RegexAutomaton automaton() {
    RegexAutomaton table = automaton;
    if (table == null && !automatonTried) {
      RegexTree tree = tree();
      table = tree == null ? null : RegexAutomaton.build(tree);
      automaton = table;
      automatonTried = true;
    }
    return table;
  }

  /** Whether the library finds it: what {@link #find} must agree with. */
  boolean findByLibrary(String text) {
    return pattern().matcher(text).find();
  }

  private Pattern pattern() {
    Pattern known = pattern;
    if (known == null) {
      known = LibraryRegex.compile(source);
      pattern = known;
    }
    return known;
  }

  /** Whether it is found in the empty text. */
  boolean findsNothing() {
    RegexTree tree = tree();
    return tree == null ? findByLibrary("") : tree.canBeEmpty();
  }

  /** The structure for texts of ASCII; null where it is not known for certain. */
  @Nullable RegexTree tree() {
    return RegexReader.read(source);
  }

  String source() {
    return source;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GoRegex that && source.equals(that.source);
  }

  @Override
  public int hashCode() {
    return source.hashCode();
  }

  @Override
  public String toString() {
    return source;
  }
}
