package dev.traefikctl.rule;

import java.util.List;

/**
 * A compiled rule or a part of one: a predicate over the facts of a request or a connection.
 *
 * @param <F> what it looks at
 */
interface Condition<F> {

  boolean matches(F facts);

  /** What the facts hold where this test looks, for a person; empty where it looks at several. */
  default String seen(F facts) {
    return "";
  }

  /** All must match. */
  record AllOf<F>(List<Condition<F>> terms) implements Condition<F> {
    public AllOf {
      terms = List.copyOf(terms);
    }

    @Override
    public boolean matches(F facts) {
      for (int i = 0; i < terms.size(); i++) {
        if (!terms.get(i).matches(facts)) {
          return false;
        }
      }
      return true;
    }
  }

  /** One must match. */
  record AnyOf<F>(List<Condition<F>> terms) implements Condition<F> {
    public AnyOf {
      terms = List.copyOf(terms);
    }

    @Override
    public boolean matches(F facts) {
      for (int i = 0; i < terms.size(); i++) {
        if (terms.get(i).matches(facts)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public String seen(F facts) {
      return terms.getFirst().seen(facts);
    }
  }

  /** The opposite. */
  record Negation<F>(Condition<F> inner) implements Condition<F> {
    @Override
    public boolean matches(F facts) {
      return !inner.matches(facts);
    }
  }

  /** One test, or all of several that one matcher stands for. */
  static <F> Condition<F> all(List<Condition<F>> terms) {
    return terms.size() == 1 ? terms.getFirst() : new AllOf<>(terms);
  }

  /** One test, or any of several that one matcher stands for. */
  static <F> Condition<F> any(List<Condition<F>> terms) {
    return terms.size() == 1 ? terms.getFirst() : new AnyOf<>(terms);
  }
}
