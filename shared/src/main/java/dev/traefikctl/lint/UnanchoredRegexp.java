package dev.traefikctl.lint;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.rule.Expr;
import dev.traefikctl.rule.HostExpressions;
import java.util.regex.Pattern;

/** Regular expressions that match more hosts than meant. */
final class UnanchoredRegexp implements LintRule {

  @Override
  public Article article() {
    return new Article(
        Code.UNANCHORED_REGEXP,
        Reaction.SILENT,
        """
        A regular expression is searched for anywhere in the host. Without `^` and `$` it also
        serves ``app.example.com.attacker.net`` or ``evil-app.example.com``. And an expression that
        is found in an empty text, such as ``^(www[.]example[.]com)?$``, matches every host at
        all.\
        """,
        Example.rule("HostRegexp(`[a-z]+\\.example\\.com`)"),
        Example.rule("HostRegexp(`^[a-z]+\\.example\\.com$`)"));
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    subject.matchers((path, matcher) -> check(path, matcher, reporter));
  }

  private static final Pattern FLAGS = Pattern.compile("^(\\(\\?[a-z]+\\))*+");

  private static void check(ConfigPath path, Expr.Matcher matcher, Reporter reporter) {
    if (!matcher.name().equals("HostRegexp")) {
      return;
    }
    String value = matcher.value(0);
    String body = FLAGS.matcher(value).replaceFirst("");
    boolean start = body.startsWith("^") || body.startsWith("\\A") || body.startsWith(".*");
    boolean end =
        body.endsWith("$") || body.endsWith("\\z") || body.endsWith(".*") || body.equals(".+");
    boolean anything = body.equals(".+") || body.equals(".*");
    if (HostExpressions.matchesUnawares(value)) {
      reporter.report(
          Diagnostic.about(
                  Code.UNANCHORED_REGEXP,
                  path,
                  "the expression is found in an empty text, and so Traefik matches every host:"
                      + " it also tests the name behind a CNAME, which is empty")
              .suggest("an expression that needs at least one character")
              .within(matcher.start(), matcher.end()));
      return;
    }
    if ((start && end) || anything || V2HostRegexp.TEMPLATE.matcher(value).find()) {
      return;
    }
    String flags = value.substring(0, value.length() - body.length());
    reporter.report(
        Diagnostic.about(
                Code.UNANCHORED_REGEXP,
                path,
                "the expression is searched for anywhere in the host, so it matches longer hosts"
                    + " too")
            .suggest("HostRegexp(`" + flags + (start ? "" : "^") + body + (end ? "" : "$") + "`)")
            .within(matcher.start(), matcher.end()));
  }
}
