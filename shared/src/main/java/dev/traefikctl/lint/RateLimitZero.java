package dev.traefikctl.lint;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.middleware.RateLimit;

/** A rate limit that limits nothing. */
final class RateLimitZero implements LintRule {

  @Override
  public Article article() {
    return new Article(
        Code.RATE_LIMIT_ZERO,
        Reaction.SILENT,
        "`rateLimit` without an `average`, or with 0, lets every request pass.",
        Example.middleware("slow", "rateLimit:\n  burst: 50\n"),
        Example.middleware("slow", "rateLimit:\n  average: 100\n  burst: 50\n"));
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    subject.middlewares(
        RateLimit.class,
        (path, limit) -> {
          if (limit.average() == 0) {
            reporter.report(
                Diagnostic.about(
                        Code.RATE_LIMIT_ZERO,
                        path.child("average"),
                        "average 0 means no limit: every request passes")
                    .suggest("average: 100"));
          }
        });
  }
}
