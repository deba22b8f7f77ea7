package dev.traefikctl.lint;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.rule.Expr;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HostRegexp templates of v2 in v3 rules. */
final class V2HostRegexp implements LintRule {

  /** {@code {name}} or {@code {name:expression}}; {@code {2,3}} is an ordinary repetition. */
  static final Pattern TEMPLATE =
      Pattern.compile("\\{[A-Za-z_]\\w*(?::((?:[^{}]|\\{[^{}]*\\})*+))?\\}");

  @Override
  public Article article() {
    return new Article(
        Code.V2_HOST_REGEXP,
        Reaction.SILENT,
        """
        v2's ``HostRegexp(`{sub:[a-z]+}.example.com`)`` is read as a plain regular expression in v3,
        in which the braces stand for themselves: no host can ever match.\
        """,
        Example.rule("HostRegexp(`{sub:[a-z]+}.example.com`)"),
        Example.rule("HostRegexp(`^[a-z]+\\.example\\.com$`)"));
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    subject.matchers((path, matcher) -> check(path, matcher, reporter));
  }

  private static void check(ConfigPath path, Expr.Matcher matcher, Reporter reporter) {
    if (!matcher.name().equals("HostRegexp") || !TEMPLATE.matcher(matcher.value(0)).find()) {
      return;
    }
    reporter.report(
        Diagnostic.about(
                Code.V2_HOST_REGEXP,
                path,
                "HostRegexp with a v2 template never matches: v3 takes a plain regular expression")
            .suggest("HostRegexp(`" + translated(matcher.value(0)) + "`)")
            .within(matcher.start(), matcher.end()));
  }

  /** The v3 form: literal parts quoted, templates replaced by their expressions. */
  private static String translated(String template) {
    StringBuilder out = new StringBuilder("^");
    Matcher part = TEMPLATE.matcher(template);
    int last = 0;
    while (part.find()) {
      out.append(template.substring(last, part.start()).replace(".", "\\."));
      out.append(part.group(1) == null ? "[^.]+" : part.group(1));
      last = part.end();
    }
    return out.append(template.substring(last).replace(".", "\\.")).append('$').toString();
  }
}
