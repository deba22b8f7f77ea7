package dev.traefikctl.lint;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.rule.Expr;

/** Prefixes that end within a path segment. */
final class PrefixNotSegment implements LintRule {

  @Override
  public Article article() {
    return new Article(
        Code.PREFIX_NOT_SEGMENT,
        Reaction.NONE,
        """
        `PathPrefix` compares text, not path segments: `/api` also matches `/apifoo`. If only the
        segment is meant, write ``PathRegexp(`^/api(/|$)`)``, or ``PathPrefix(`/api/`)`` where
        nothing is served at `/api` itself. Ignore it with `--ignore TRK2012` where it is meant.\
        """,
        Example.rule("PathPrefix(`/api`)"),
        Example.rule("PathPrefix(`/api/`)"));
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    subject.matchers((path, matcher) -> check(path, matcher, reporter));
  }

  private static void check(ConfigPath path, Expr.Matcher matcher, Reporter reporter) {
    String value = matcher.name().equals("PathPrefix") ? matcher.value(0) : "/";
    if (!value.endsWith("/") && !V2HostRegexp.TEMPLATE.matcher(value).find()) {
      reporter.report(
          Diagnostic.about(
                  Code.PREFIX_NOT_SEGMENT,
                  path,
                  "PathPrefix(`" + value + "`) also matches " + value + "foo")
              .suggest("PathRegexp(`^" + value + "(/|$)`), or PathPrefix(`" + value + "/`)")
              .within(matcher.start(), matcher.end()));
    }
  }
}
