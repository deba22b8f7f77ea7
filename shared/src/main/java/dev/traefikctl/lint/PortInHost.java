package dev.traefikctl.lint;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.rule.Expr;
import java.util.regex.Pattern;

/** Ports in Host matchers. */
final class PortInHost implements LintRule {

  @Override
  public Article article() {
    return new Article(
        Code.PORT_IN_HOST,
        Reaction.SILENT,
        """
        `Host` is compared with the request's host without its port, so a value with a port never
        matches. The port is the entry point's affair.\
        """,
        Example.rule("Host(`app.example.com:8080`)"),
        Example.rule("Host(`app.example.com`)"));
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    subject.matchers((path, matcher) -> check(path, matcher, reporter));
  }

  private static final Pattern WITH_PORT = Pattern.compile("([^:]+|\\[.*\\]):\\d+");

  private static void check(ConfigPath path, Expr.Matcher matcher, Reporter reporter) {
    if (matcher.name().equals("Host") && WITH_PORT.matcher(matcher.value(0)).matches()) {
      String host = matcher.value(0).substring(0, matcher.value(0).lastIndexOf(':'));
      reporter.report(
          Diagnostic.about(
                  Code.PORT_IN_HOST,
                  path,
                  "Host with a port never matches: the port is not compared")
              .suggest("Host(`" + host + "`)")
              .within(matcher.start(), matcher.end()));
    }
  }
}
