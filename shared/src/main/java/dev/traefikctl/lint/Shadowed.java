package dev.traefikctl.lint;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;

/** Routers that never get a request because of a priority. */
final class Shadowed implements LintRule {

  @Override
  public Article article() {
    return new Article(
        Code.SHADOWED,
        Reaction.SILENT,
        """
        Another router of higher priority matches every request that this one matches, so this one
        never gets any.\
        """,
        routers(100),
        routers(1));
  }

  private static Example routers(int priority) {
    return Example.routers(
        """
        all:
          rule: Host(`app.example.com`)
          priority: %d
          service: app
        login:
          rule: Host(`app.example.com`) && Path(`/login`)
          service: app
        """
            .formatted(priority));
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    new Overlaps(subject)
        .covered((narrow, wide) -> {
          boolean own = wide.hasOwnPriority() || narrow.hasOwnPriority();
          if (own && wide.priority() > narrow.priority()) {
            reporter.report(
                Diagnostic.about(
                        Code.SHADOWED,
                        Subject.rulePath(narrow.name()),
                        "router \""
                            + Names.shown(narrow.name())
                            + "\" never gets a request: \""
                            + Names.shown(wide.name())
                            + "\" (priority "
                            + wide.priority()
                            + ") takes them all")
                    .suggest("a priority above " + wide.priority())
                    .relate(subject.place(Subject.rulePath(wide.name()), "takes them all")));
          }
        });
  }
}
