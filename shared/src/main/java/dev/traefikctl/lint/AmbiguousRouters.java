package dev.traefikctl.lint;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;

/** Routers between which chance decides. */
final class AmbiguousRouters implements LintRule {

  @Override
  public Article article() {
    return new Article(
        Code.AMBIGUOUS_ROUTERS,
        Reaction.SILENT,
        """
        Two routers match the same requests with the same priority. Which of them wins changes from
        reload to reload. Give one of them a `priority`, or remove it.\
        """,
        routers(""),
        routers("  priority: 100\n"));
  }

  private static Example routers(String option) {
    return Example.routers(
        """
        blue:
          rule: Host(`app.example.com`)
          service: app
        green:
          rule: Host(`app.example.com`)
          service: app
        """
            + option);
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    new Overlaps(subject)
        .covered((narrow, wide) -> {
          boolean mutual = wide.rule().coveredBy(narrow.rule());
          boolean equal = narrow.priority() == wide.priority();
          if (equal && mutual && wide.name().compareTo(narrow.name()) < 0) {
            reporter.report(
                Diagnostic.about(
                        Code.AMBIGUOUS_ROUTERS,
                        Subject.rulePath(narrow.name()),
                        "router \""
                            + Names.shown(wide.name())
                            + "\" has an equal rule and priority; which of the two wins changes"
                            + " from reload to reload")
                    .suggest("give one of them a priority")
                    .relate(subject.place(Subject.rulePath(wide.name()), "the other router")));
          }
        });
  }
}
