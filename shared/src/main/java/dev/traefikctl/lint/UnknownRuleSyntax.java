package dev.traefikctl.lint;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;

/** The deprecated choice of a rule's syntax. */
final class UnknownRuleSyntax implements LintRule {

  @Override
  public Article article() {
    return new Article(
        Code.UNKNOWN_RULE_SYNTAX,
        Reaction.WARNED,
        """
        `ruleSyntax` is `v3` or `v2`, and anything else silently means `v3`. The option is deprecated
        whatever its value: rewrite the rule for v3 and remove it.\
        """,
        router("  ruleSyntax: v4\n"),
        router(""));
  }

  private static Example router(String option) {
    return Example.routers("app:\n  rule: Host(`app.example.com`)\n  service: app\n" + option);
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    subject.routers((path, router) -> {
      String syntax = router.ruleSyntax();
      boolean ofIngress = Names.provider(Names.owner(path)).equals("kubernetes");
      if (syntax.isEmpty() || (ofIngress && syntax.equals("default"))) {
        return; // what Traefik itself writes for the default backend of Ingresses
      }
      boolean known = syntax.equals("v2") || syntax.equals("v3");
      reporter.report(
          Diagnostic.about(
                  Code.UNKNOWN_RULE_SYNTAX,
                  path.child("ruleSyntax"),
                  known
                      ? "ruleSyntax is deprecated and will be removed"
                      : "unknown ruleSyntax \"" + syntax + "\" means v3")
              .suggest(
                  syntax.equals("v2")
                      ? "write the rule in v3 syntax and remove ruleSyntax"
                      : "remove ruleSyntax"));
    });
  }
}
