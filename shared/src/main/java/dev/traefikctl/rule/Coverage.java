package dev.traefikctl.rule;

import dev.traefikctl.http.Request;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether every request that one condition matches is matched by another. The answer yes is certain
 * (but for a trailing dot of the host, which counts as absent, and for paths that do not start with
 * a slash); the answer no may mean that it is not known.
 */
final class Coverage {

  /** Bounds the search through rules of many terms. */
  private static final int MAX_STEPS = 5000;

  private int steps;

  private Coverage() {}

  static boolean holds(Condition<Request> narrow, Condition<Request> wide) {
    return new Coverage().implies(narrow, false, wide, false);
  }

  /**
   * @param notA whether {@code a} is negated
   * @param notB whether {@code b} is negated
   */
  private boolean implies(Condition<Request> a, boolean notA, Condition<Request> b, boolean notB) {
    if (steps++ > MAX_STEPS) {
      return false;
    }
    if (a instanceof Condition.Negation<Request> negation) {
      return implies(negation.inner(), !notA, b, notB);
    }
    if (b instanceof Condition.Negation<Request> negation) {
      return implies(a, notA, negation.inner(), !notB);
    }
    if (terms(b, notB, true).anyMatch(term -> true)) {
      return terms(b, notB, true).allMatch(term -> implies(a, notA, term, notB));
    }
    if (terms(a, notA, false).anyMatch(term -> true)) {
      return terms(a, notA, false).allMatch(term -> implies(term, notA, b, notB));
    }
    boolean some =
        terms(b, notB, false).anyMatch(term -> implies(a, notA, term, notB))
            || terms(a, notA, true).anyMatch(term -> implies(term, notA, b, notB));
    return some
        || a instanceof HttpCondition left
            && b instanceof HttpCondition right
            && leaf(left, notA, right, notB);
  }

  /** The terms that must all match ({@code all}), or of which one must; none for another kind. */
  private static Stream<Condition<Request>> terms(
      Condition<Request> condition, boolean negated, boolean all) {
    List<Condition<Request>> terms =
        switch (condition) {
          case Condition.AllOf<Request> and when all != negated -> and.terms();
          case Condition.AnyOf<Request> or when all == negated -> or.terms();
          default -> List.of();
        };
    return terms.stream();
  }

  private static boolean leaf(HttpCondition a, boolean notA, HttpCondition b, boolean notB) {
    if (isAlways(b) && !notB || isAlways(a) && notA) {
      return true;
    }
    if (a instanceof HttpCondition.Never && !notA || b instanceof HttpCondition.Never && notB) {
      return true;
    }
    if (a.equals(b)) {
      return notA == notB;
    }
    if (isExpression(a) || isExpression(b)) {
      return languages(a, notA, b, notB);
    }
    if (notA) {
      return notB && (texts(b, a) || values(b, a));
    }
    return notB ? excludes(a, b) : texts(a, b) || values(a, b);
  }

  private static boolean isExpression(HttpCondition leaf) {
    return leaf instanceof HttpCondition.HostMatches || leaf instanceof HttpCondition.PathMatches;
  }

  private static boolean isAlways(HttpCondition leaf) {
    return leaf instanceof HttpCondition.AnyHost
        || leaf instanceof HttpCondition.PathStarts starts && starts.prefix().equals("/");
  }

  /** Conditions on the host or on the path, one of them an expression. */
  private static boolean languages(HttpCondition a, boolean notA, HttpCondition b, boolean notB) {
    HttpLanguage left = HttpLanguage.of(a);
    HttpLanguage right = left == null ? null : HttpLanguage.of(b);
    return left != null && right != null && left.within(notA, right, notB);
  }

  /** Whether one host or path is among others. */
  private static boolean texts(HttpCondition a, HttpCondition b) {
    return switch (b) {
      case HttpCondition.HostIs wide ->
          a instanceof HttpCondition.HostIs narrow && name(narrow).equals(name(wide));
      case HttpCondition.HostUnder wide ->
          a instanceof HttpCondition.HostIs narrow
                  && DomainNames.isOneLabelUnder(name(narrow), wide.suffix())
              || a instanceof HttpCondition.HostUnder under
                  && DomainNames.undotted(under.suffix())
                      .equals(DomainNames.undotted(wide.suffix()));
      case HttpCondition.PathStarts wide ->
          a instanceof HttpCondition.PathIs is && is.path().startsWith(wide.prefix())
              || a instanceof HttpCondition.PathStarts narrow
                  && narrow.prefix().startsWith(wide.prefix());
      default -> false;
    };
  }

  private static String name(HttpCondition.HostIs host) {
    return DomainNames.undotted(host.host());
  }

  /** Whether one value that must be there implies another. */
  private static boolean values(HttpCondition a, HttpCondition b) {
    if (a instanceof HttpCondition.HeaderIs is
        && b instanceof HttpCondition.HeaderMatches matches) {
      return is.name().equals(matches.name())
          && DomainNames.isAscii(is.value())
          && matches.regex().find(is.value());
    }
    if (a instanceof HttpCondition.QueryIs is && b instanceof HttpCondition.QueryMatches matches) {
      return is.key().equals(matches.key()) && matches.regex().find(is.value().toString());
    }
    return a instanceof HttpCondition.ClientIn one
        && b instanceof HttpCondition.ClientIn many
        && many.texts().containsAll(one.texts());
  }

  /** Whether two conditions never hold together. */
  private static boolean excludes(HttpCondition a, HttpCondition b) {
    return switch (a) {
      case HttpCondition.MethodIs one ->
          b instanceof HttpCondition.MethodIs other && !one.method().equals(other.method());
      case HttpCondition.HostIs one ->
          b instanceof HttpCondition.HostIs other && !name(one).equals(name(other))
              || b instanceof HttpCondition.HostUnder && !texts(a, b);
      case HttpCondition.HostUnder one -> b instanceof HttpCondition.HostIs && !texts(b, a);
      case HttpCondition.PathIs one ->
          b instanceof HttpCondition.PathIs
              || b instanceof HttpCondition.PathStarts && !texts(a, b);
      case HttpCondition.PathStarts one ->
          b instanceof HttpCondition.PathIs && !texts(b, a)
              || b instanceof HttpCondition.PathStarts && !texts(a, b) && !texts(b, a);
      default -> false;
    };
  }
}
