package dev.traefikctl.lint;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.model.http.Mirroring;

/** Shares of mirrored requests that are none. */
final class MirrorPercent implements LintRule {

  @Override
  public Article article() {
    return new Article(
        Code.MIRROR_PERCENT,
        Reaction.ROUTER_DISABLED,
        "`percent` of a mirror is a whole number from 0 to 100.",
        mirror(150),
        mirror(15));
  }

  private static Example mirror(int percent) {
    return Example.services(
        """
        app:
          mirroring:
            service: live
            mirrors:
              - name: next
                percent: %d
        live:
          loadBalancer:
            servers:
              - url: http://127.0.0.1:9000
        next:
          loadBalancer:
            servers:
              - url: http://127.0.0.1:9001
        """
            .formatted(percent));
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    subject.services(
        Mirroring.class,
        (path, mirroring) -> {
          for (int i = 0; i < mirroring.mirrors().size(); i++) {
            int percent = mirroring.mirrors().get(i).percent();
            if (percent < 0 || percent > 100) {
              reporter.report(
                  Diagnostic.about(
                          Code.MIRROR_PERCENT,
                          path.child("mirrors").child(i).child("percent"),
                          "percent " + percent + " is not between 0 and 100")
                      .suggest("a whole number from 0 to 100"));
            }
          }
        });
  }
}
