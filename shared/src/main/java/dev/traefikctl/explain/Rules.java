package dev.traefikctl.explain;

import dev.traefikctl.http.Request;
import dev.traefikctl.rule.Expr;
import dev.traefikctl.rule.HttpRule;
import dev.traefikctl.rule.Parsed;
import dev.traefikctl.rule.RuleSyntax;
import dev.traefikctl.rule.Trace;
import org.jspecify.annotations.Nullable;

/** Questions about rules and one request. */
final class Rules {

  private Rules() {}

  /** How a rule comes to its result; null where it is invalid. */
  static @Nullable Trace trace(String rule, String syntax, Request request) {
    return switch (HttpRule.parse(rule, RuleSyntax.of(syntax))) {
      case Parsed.Valid<HttpRule> valid -> valid.rule().trace(request);
      case Parsed.Invalid<HttpRule> invalid -> null;
    };
  }

  /**
   * How many conditions would have to change for a rule to match: the sum over the terms of an
   * {@code &&}, the least over those of an {@code ||}.
   */
  static int distance(String rule, String syntax, Expr expr, Request request) {
    return switch (expr) {
      case Expr.Group group -> distance(rule, syntax, group.inner(), request);
      case Expr.And and ->
          and.terms().stream().mapToInt(term -> distance(rule, syntax, term, request)).sum();
      case Expr.Or or ->
          or.terms().stream()
              .mapToInt(term -> distance(rule, syntax, term, request))
              .min()
              .orElse(0);
      case Expr.Not not -> matches(rule.substring(not.start(), not.end()), syntax, request) ? 0 : 1;
      case Expr.Matcher leaf ->
          matches(rule.substring(leaf.start(), leaf.end()), syntax, request) ? 0 : 1;
    };
  }

  /** How many conditions a rule has. */
  static int conditions(Expr expr) {
    return switch (expr) {
      case Expr.Group group -> conditions(group.inner());
      case Expr.And and -> and.terms().stream().mapToInt(Rules::conditions).sum();
      case Expr.Or or -> or.terms().stream().mapToInt(Rules::conditions).min().orElse(0);
      case Expr.Not not -> 1;
      case Expr.Matcher leaf -> 1;
    };
  }

  private static boolean matches(String part, String syntax, Request request) {
    Trace trace = trace(part, syntax, request);
    return trace != null && trace.matched();
  }
}
