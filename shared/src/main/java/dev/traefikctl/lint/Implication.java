package dev.traefikctl.lint;

import dev.traefikctl.rule.Expr;
import java.util.List;
import java.util.Locale;

/**
 * Whether every request that one rule matches is also matched by another. Says no where it does not
 * know.
 */
final class Implication {

  private Implication() {}

  /** Whether {@code narrow} holds only where {@code wide} holds too. */
  static boolean holds(Expr narrow, Expr wide) {
    if (narrow instanceof Expr.Group group) {
      return holds(group.inner(), wide);
    }
    if (wide instanceof Expr.Group group) {
      return holds(narrow, group.inner());
    }
    if (wide instanceof Expr.And and) {
      return and.terms().stream().allMatch(term -> holds(narrow, term));
    }
    if (narrow instanceof Expr.Or or) {
      return or.terms().stream().allMatch(term -> holds(term, wide));
    }
    if (wide instanceof Expr.Or or) {
      return or.terms().stream().anyMatch(term -> holds(narrow, term));
    }
    if (narrow instanceof Expr.And and) {
      return and.terms().stream().anyMatch(term -> holds(term, wide));
    }
    if (narrow instanceof Expr.Not a && wide instanceof Expr.Not b) {
      return holds(b.inner(), a.inner());
    }
    return wide instanceof Expr.Matcher b
        && (all(b) || narrow instanceof Expr.Matcher a && implies(a, b));
  }

  private static boolean all(Expr.Matcher matcher) {
    return matcher.name().equals("PathPrefix") && matcher.value(0).equals("/")
        || matcher.name().equals("Host") && matcher.value(0).equals("*");
  }

  private static boolean implies(Expr.Matcher narrow, Expr.Matcher wide) {
    if (wide.name().equals("PathPrefix")
        && (narrow.name().equals("PathPrefix") || narrow.name().equals("Path"))) {
      return narrow.value(0).startsWith(wide.value(0));
    }
    if (!narrow.name().equals(wide.name())) {
      return false;
    }
    return narrow.name().equals("Host")
        ? host(lower(narrow.value(0)), lower(wide.value(0)))
        : equal(narrow, wide);
  }

  private static boolean host(String narrow, String wide) {
    if (narrow.equals(wide)) {
      return true;
    }
    int dot = narrow.indexOf('.');
    return wide.startsWith("*.") && dot > 0 && narrow.substring(dot).equals(wide.substring(1));
  }

  private static boolean equal(Expr.Matcher a, Expr.Matcher b) {
    List<String> left = a.values();
    return left.equals(b.values());
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
