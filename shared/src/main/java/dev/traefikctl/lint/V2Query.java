package dev.traefikctl.lint;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.rule.Expr;

/** Query matchers of v2 in v3 rules. */
final class V2Query implements LintRule {

  @Override
  public Article article() {
    return new Article(
        Code.V2_QUERY,
        Reaction.SILENT,
        """
        v2's ``Query(`key=value`)`` is ``Query(`key`, `value`)`` in v3. The old form asks for a
        parameter whose name has an equals sign, which no request has.\
        """,
        Example.rule("Query(`debug=true`)"),
        Example.rule("Query(`debug`, `true`)"));
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    subject.matchers((path, matcher) -> check(path, matcher, reporter));
  }

  private static void check(ConfigPath path, Expr.Matcher matcher, Reporter reporter) {
    if (!matcher.name().equals("Query") || matcher.arguments().size() != 1) {
      return;
    }
    String value = matcher.value(0);
    int equals = value.indexOf('=');
    if (equals >= 0) {
      String key = value.substring(0, equals);
      reporter.report(
          Diagnostic.about(
                  Code.V2_QUERY,
                  path,
                  "Query with \"key=value\" never matches: v3 takes two values")
              .suggest("Query(`" + key + "`, `" + value.substring(equals + 1) + "`)")
              .within(matcher.start(), matcher.end()));
    }
  }
}
