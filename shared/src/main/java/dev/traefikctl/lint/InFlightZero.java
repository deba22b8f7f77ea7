package dev.traefikctl.lint;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.middleware.InFlightReq;

/** A limit of no request at once. */
final class InFlightZero implements LintRule {

  @Override
  public Article article() {
    return new Article(
        Code.IN_FLIGHT_ZERO,
        Reaction.SILENT,
        "`inFlightReq` without an `amount`, or with 0, refuses every request with 429.",
        Example.middleware("limit", "inFlightReq:\n  amount: 0\n"),
        Example.middleware("limit", "inFlightReq:\n  amount: 100\n"));
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    subject.middlewares(
        InFlightReq.class,
        (path, limit) -> {
          if (limit.amount() <= 0) {
            reporter.report(
                Diagnostic.about(
                        Code.IN_FLIGHT_ZERO,
                        path.child("amount"),
                        "amount " + limit.amount() + " refuses every request with 429")
                    .suggest("amount: 100"));
          }
        });
  }
}
