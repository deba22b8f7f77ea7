package dev.traefikctl.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Evaluates an expression term by term, writing down each result. */
final class Tracer<F> {

  private final Function<Expr.Matcher, Condition<F>> tests;
  private final F facts;

  Tracer(Function<Expr.Matcher, Condition<F>> tests, F facts) {
    this.tests = tests;
    this.facts = facts;
  }

  Trace trace(Expr expr) {
    return switch (expr) {
      case Expr.Group group -> {
        Trace inner = trace(group.inner());
        yield new Trace(expr, inner.outcome(), "", List.of(inner));
      }
      case Expr.Not not -> {
        Trace inner = trace(not.inner());
        yield new Trace(expr, outcome(!inner.matched()), "", List.of(inner));
      }
      case Expr.And and -> terms(expr, and.terms(), false);
      case Expr.Or or -> terms(expr, or.terms(), true);
      case Expr.Matcher matcher -> {
        Condition<F> test = tests.apply(matcher);
        yield new Trace(expr, outcome(test.matches(facts)), test.seen(facts), List.of());
      }
    };
  }

  /**
   * @param deciding the result of a term that decides the whole
   */
  private Trace terms(Expr expr, List<Expr> terms, boolean deciding) {
    List<Trace> parts = new ArrayList<>();
    boolean decided = false;
    for (Expr term : terms) {
      Trace part = decided ? skipped(term) : trace(term);
      decided |= part.outcome() == outcome(deciding);
      parts.add(part);
    }
    return new Trace(expr, outcome(decided == deciding), "", parts);
  }

  private Trace skipped(Expr expr) {
    List<Expr> inner =
        switch (expr) {
          case Expr.Group group -> List.of(group.inner());
          case Expr.Not not -> List.of(not.inner());
          case Expr.And and -> and.terms();
          case Expr.Or or -> or.terms();
          case Expr.Matcher matcher -> List.of();
        };
    return new Trace(expr, Trace.Outcome.SKIPPED, "", inner.stream().map(this::skipped).toList());
  }

  private static Trace.Outcome outcome(boolean matched) {
    return matched ? Trace.Outcome.MATCHED : Trace.Outcome.FAILED;
  }
}
