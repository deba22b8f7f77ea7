package dev.traefikctl.lint;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.rule.Expr;
import java.util.regex.Matcher;

/** Path templates of v2 in v3 rules. */
final class V2PathTemplate implements LintRule {

  @Override
  public Article article() {
    return new Article(
        Code.V2_PATH_TEMPLATE,
        Reaction.SILENT,
        """
        v2's ``Path(`/users/{id}`)`` is taken literally in v3: only a path with these very braces
        matches. Use `PathRegexp`.\
        """,
        Example.rule("Path(`/users/{id:[0-9]+}`)"),
        Example.rule("PathRegexp(`^/users/[0-9]+$`)"));
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    subject.matchers((path, matcher) -> check(path, matcher, reporter));
  }

  private static void check(ConfigPath path, Expr.Matcher matcher, Reporter reporter) {
    boolean prefix = matcher.name().equals("PathPrefix");
    if (!prefix && !matcher.name().equals("Path")) {
      return;
    }
    String value = matcher.value(0);
    if (V2HostRegexp.TEMPLATE.matcher(value).find()) {
      reporter.report(
          Diagnostic.about(
                  Code.V2_PATH_TEMPLATE,
                  path,
                  matcher.name() + " takes the braces of a v2 template literally")
              .suggest("PathRegexp(`" + translated(value) + (prefix ? "" : "$") + "`)")
              .within(matcher.start(), matcher.end()));
    }
  }

  private static String translated(String template) {
    StringBuilder out = new StringBuilder("^");
    Matcher part = V2HostRegexp.TEMPLATE.matcher(template);
    int last = 0;
    while (part.find()) {
      out.append(template.substring(last, part.start()).replace(".", "\\."));
      out.append(part.group(1) == null ? "[^/]+" : part.group(1));
      last = part.end();
    }
    return out.append(template.substring(last).replace(".", "\\.")).toString();
  }
}
