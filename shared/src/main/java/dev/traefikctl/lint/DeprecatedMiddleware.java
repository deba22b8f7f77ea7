package dev.traefikctl.lint;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.middleware.IpWhiteList;

/** Middlewares that go away. */
final class DeprecatedMiddleware implements LintRule {

  private static final String RANGES = "  sourceRange:\n    - 10.0.0.0/8\n";

  @Override
  public Article article() {
    return new Article(
        Code.DEPRECATED_MIDDLEWARE,
        Reaction.WARNED,
        "`ipWhiteList` is the former name of `ipAllowList`, which has the same options.",
        Example.middleware("inside", "ipWhiteList:\n" + RANGES),
        Example.middleware("inside", "ipAllowList:\n" + RANGES));
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    subject.middlewares(
        IpWhiteList.class,
        (path, list) ->
            reporter.report(
                Diagnostic.about(
                        Code.DEPRECATED_MIDDLEWARE,
                        path,
                        "ipWhiteList is deprecated and will be removed")
                    .suggest("ipAllowList, with the same options")));
  }
}
