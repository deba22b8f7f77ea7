package dev.traefikctl.lint;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.rule.Expr;
import java.util.List;

/** {@code ||} and {@code &&} side by side. */
final class MixedOperators implements LintRule {

  @Override
  public Article article() {
    return new Article(
        Code.MIXED_OPERATORS,
        Reaction.NONE,
        """
        `&&` binds stronger than `||`, which is easily overlooked: a condition meant for both sides
        of an `||` holds for one of them. Parentheses say what is meant.\
        """,
        Example.rule("Host(`a.example.com`) || Host(`b.example.com`) && Path(`/x`)"),
        Example.rule("(Host(`a.example.com`) || Host(`b.example.com`)) && Path(`/x`)"));
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    subject
        .rules()
        .forEach((name, rule) -> check(rule.expr(), rule.text(), Subject.rulePath(name), reporter));
  }

  private static void check(Expr expr, String text, ConfigPath path, Reporter reporter) {
    List<Expr> inner =
        switch (expr) {
          case Expr.Group group -> List.of(group.inner());
          case Expr.Not not -> List.of(not.inner());
          case Expr.And and -> and.terms();
          case Expr.Or or -> or.terms();
          case Expr.Matcher matcher -> List.of();
        };
    for (Expr part : inner) {
      if (expr instanceof Expr.Or && part instanceof Expr.And) {
        report(part, text, path, reporter);
      }
      check(part, text, path, reporter);
    }
  }

  private static void report(Expr part, String text, ConfigPath path, Reporter reporter) {
    String written = text.substring(part.start(), part.end());
    reporter.report(
        Diagnostic.about(
                Code.MIXED_OPERATORS,
                path,
                "|| and && are mixed without parentheses; && binds first")
            .suggest("(" + written + "), or parentheses around the part with ||")
            .within(part.start(), part.end()));
  }
}
