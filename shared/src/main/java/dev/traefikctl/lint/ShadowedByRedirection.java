package dev.traefikctl.lint;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.model.StaticConfig;
import dev.traefikctl.model.statics.EntryPoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Routers on an entry point that redirects everything. */
final class ShadowedByRedirection implements LintRule {

  @Override
  public Article article() {
    String statics =
        """
        entryPoints:
          web:
            address: :80
            http:
              redirections:
                entryPoint:
                  to: websecure
          websecure:
            address: :443
        """;
    String router = "app:\n  rule: Host(`app.example.com`)\n  service: app\n  entryPoints:\n";
    return new Article(
        Code.SHADOWED_BY_REDIRECTION,
        Reaction.SILENT,
        """
        The entry point redirects every request before this router is asked, as the redirection has
        almost the highest priority. Lower its `priority`, or use another entry point.\
        """,
        Example.routers(statics, router + "    - web\n"),
        Example.routers(statics, router + "    - websecure\n"));
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    StaticConfig statics = subject.statics();
    if (statics == null) {
      return;
    }
    subject.routers((path, router) -> {
      List<String> names = router.entryPoints();
      if (router.tls() != null) {
        return;
      }
      for (int i = 0; i < names.size(); i++) {
        EntryPoint.RedirectTo to = redirection(statics.entryPoints().get(names.get(i)));
        if (to != null && router.priority() <= to.priority()) {
          reporter.report(
              Diagnostic.about(
                      Code.SHADOWED_BY_REDIRECTION,
                      path.child("entryPoints").child(i),
                      "entry point \""
                          + names.get(i)
                          + "\" redirects every request to "
                          + to.to()
                          + " before this router is asked")
                  .suggest("use entry point " + to.to()));
        }
      }
    });
  }

  private static EntryPoint.@Nullable RedirectTo redirection(@Nullable EntryPoint entryPoint) {
    EntryPoint.Redirections all = entryPoint == null ? null : entryPoint.http().redirections();
    return all == null ? null : all.entryPoint();
  }
}
