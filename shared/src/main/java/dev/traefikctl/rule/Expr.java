package dev.traefikctl.rule;

import java.util.List;

/**
 * A parsed rule. Offsets count UTF-16 units of the rule text, ends are exclusive, so {@code
 * text.substring(start, end)} is the sub-expression as written.
 */
public sealed interface Expr {

  int start();

  int end();

  /** All terms must match; they are tried from the left until one does not. */
  record And(List<Expr> terms) implements Expr {
    public And {
      terms = List.copyOf(terms);
    }

    @Override
    public int start() {
      return terms.getFirst().start();
    }

    @Override
    public int end() {
      return terms.getLast().end();
    }
  }

  /** One term must match; they are tried from the left until one does. */
  record Or(List<Expr> terms) implements Expr {
    public Or {
      terms = List.copyOf(terms);
    }

    @Override
    public int start() {
      return terms.getFirst().start();
    }

    @Override
    public int end() {
      return terms.getLast().end();
    }
  }

  /** {@code !inner}. */
  record Not(Expr inner, int start) implements Expr {
    @Override
    public int end() {
      return inner.end();
    }
  }

  /** {@code (inner)}: kept because whether parentheses are there matters to a reader. */
  record Group(Expr inner, int start, int end) implements Expr {}

  /**
   * {@code Name(`argument`, …)}.
   *
   * @param name the matcher's documented name, whatever spelling the rule uses
   */
  record Matcher(String name, List<Argument> arguments, int start, int end) implements Expr {
    public Matcher {
      arguments = List.copyOf(arguments);
    }

    /** The decoded value of argument {@code i}. */
    public String value(int i) {
      return arguments.get(i).value();
    }

    /** The decoded values of all arguments. */
    public List<String> values() {
      return arguments.stream().map(Argument::value).toList();
    }
  }

  /**
   * An argument of a matcher.
   *
   * @param value the text with quotes and escapes resolved
   * @param start where its opening quote stands
   * @param end behind its closing quote
   */
  record Argument(String value, int start, int end) {}
}
