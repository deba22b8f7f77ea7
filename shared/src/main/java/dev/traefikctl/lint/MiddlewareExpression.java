package dev.traefikctl.lint;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.middleware.Buffering;
import dev.traefikctl.middleware.CircuitBreaker;
import java.util.List;
import java.util.Map;

/** Expressions that the middleware cannot read. */
final class MiddlewareExpression implements LintRule {

  private static final Map<String, Predicate.Function> BREAKER =
      Map.of(
          "NetworkErrorRatio", new Predicate.Function(Predicate.Type.FLOAT, List.of()),
          "ResponseCodeRatio",
              new Predicate.Function(
                  Predicate.Type.FLOAT,
                  List.of(
                      Predicate.Type.INTEGER,
                      Predicate.Type.INTEGER,
                      Predicate.Type.INTEGER,
                      Predicate.Type.INTEGER)),
          "LatencyAtQuantileMS",
              new Predicate.Function(Predicate.Type.INTEGER, List.of(Predicate.Type.FLOAT)));

  private static final Map<String, Predicate.Function> RETRY =
      Map.of(
          "IsNetworkError", new Predicate.Function(Predicate.Type.BOOLEAN, List.of()),
          "Attempts", new Predicate.Function(Predicate.Type.INTEGER, List.of()),
          "ResponseCode", new Predicate.Function(Predicate.Type.INTEGER, List.of()),
          "RequestMethod", new Predicate.Function(Predicate.Type.TEXT, List.of()));

  @Override
  public Article article() {
    return new Article(
        Code.MIDDLEWARE_EXPRESSION,
        Reaction.ROUTER_DISABLED,
        """
        The `expression` of `circuitBreaker` or the `retryExpression` of `buffering` cannot be read:
        an unknown function, a missing comparison, or a ratio compared with a whole number (write
        `0.30`, `1.0`).\
        """,
        Example.middleware("breaker", "circuitBreaker:\n  expression: NetworkErrorRatio() > 1\n"),
        Example.middleware(
            "breaker", "circuitBreaker:\n  expression: NetworkErrorRatio() > 0.30\n"));
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    subject.middlewares(
        CircuitBreaker.class,
        (path, breaker) ->
            check(breaker.expression(), path.child("expression"), BREAKER, reporter));
    subject.middlewares(
        Buffering.class,
        (path, buffering) -> {
          if (!buffering.retryExpression().isEmpty()) {
            check(buffering.retryExpression(), path.child("retryExpression"), RETRY, reporter);
          }
        });
  }

  private static void check(
      String expression,
      ConfigPath path,
      Map<String, Predicate.Function> functions,
      Reporter reporter) {
    if (expression.isBlank()) {
      reporter.report(
          Diagnostic.about(Code.MIDDLEWARE_EXPRESSION, path, "circuitBreaker needs an expression")
              .suggest("expression: NetworkErrorRatio() > 0.30"));
      return;
    }
    Predicate.Fault fault = Predicate.check(expression, functions);
    if (fault != null) {
      reporter.report(
          Diagnostic.about(
                  Code.MIDDLEWARE_EXPRESSION, path, "invalid expression: " + fault.message())
              .suggest(fault.suggestion())
              .within(fault.start(), fault.end()));
    }
  }
}
