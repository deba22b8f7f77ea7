package dev.traefikctl.lint;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;

/** Routers that never get a request because their rule is shorter. */
final class LessSpecificWins implements LintRule {

  @Override
  public Article article() {
    return new Article(
        Code.LESS_SPECIFIC_WINS,
        Reaction.SILENT,
        """
        Without a `priority`, the longer rule text wins, not the more specific rule. Here the longer
        one matches every request of the shorter one, which never gets any. Give the more specific
        router a `priority`.\
        """,
        routers(""),
        routers("  priority: 1000\n"));
  }

  private static Example routers(String option) {
    return Example.routers(
        """
        either:
          rule: PathPrefix(`/static/`) || PathPrefix(`/assets/`)
          service: app
        logo:
          rule: Path(`/static/logo.svg`)
          service: app
        """
            + option);
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    new Overlaps(subject)
        .covered((narrow, wide) -> {
          boolean own = wide.hasOwnPriority() || narrow.hasOwnPriority();
          if (!own && wide.priority() > narrow.priority()) {
            reporter.report(
                Diagnostic.about(
                        Code.LESS_SPECIFIC_WINS,
                        Subject.rulePath(narrow.name()),
                        "router \""
                            + Names.shown(narrow.name())
                            + "\" never gets a request: the rule of \""
                            + Names.shown(wide.name())
                            + "\" is longer and matches all of them")
                    .suggest("priority: " + (wide.priority() + 1) + " or more")
                    .relate(subject.place(Subject.rulePath(wide.name()), "the longer rule")));
          }
        });
  }
}
