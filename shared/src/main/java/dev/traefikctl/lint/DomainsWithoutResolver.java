package dev.traefikctl.lint;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.model.http.RouterTls;

/** Certificates that nobody asks for. */
final class DomainsWithoutResolver implements LintRule {

  @Override
  public Article article() {
    return new Article(
        Code.DOMAINS_WITHOUT_RESOLVER,
        Reaction.SILENT,
        "`tls.domains` says what a `certResolver` is to ask certificates for; without one it has no"
            + " effect.",
        router("  tls:\n    domains:\n      - main: example.com\n"),
        router("  tls:\n    certResolver: letsencrypt\n    domains:\n      - main: example.com\n"));
  }

  private static Example router(String tls) {
    return Example.routers("app:\n  rule: Host(`app.example.com`)\n  service: app\n" + tls);
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    subject.routers((path, router) -> {
      RouterTls tls = router.tls();
      if (tls != null && !tls.domains().isEmpty() && tls.certResolver().isEmpty()) {
        reporter.report(
            Diagnostic.about(
                    Code.DOMAINS_WITHOUT_RESOLVER,
                    path.child("tls").child("domains"),
                    "domains have no effect without a certResolver")
                .suggest("add certResolver, or remove domains"));
      }
    });
  }
}
