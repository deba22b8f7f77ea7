package dev.traefikctl.lint;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;

/** Child routers with TLS, which Traefik loses. */
final class ChildRouterTls implements LintRule {

  @Override
  public Article article() {
    return new Article(
        Code.CHILD_ROUTER_TLS,
        Reaction.ROUTE_ABSENT,
        """
        A child router takes entry points, TLS and observability from its parent. With a `tls`
        section of its own it vanishes, even from the API (a defect of Traefik v3.7.9).\
        """,
        child("  tls: {}\n"),
        child(""));
  }

  private static Example child(String tls) {
    return Example.routers(
        """
        front:
          rule: Host(`app.example.com`)
        app:
          rule: PathPrefix(`/app/`)
          service: app
          parentRefs:
            - front
        """
            + tls);
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    subject.routers((path, router) -> {
      if (!router.parentRefs().isEmpty() && router.tls() != null) {
        reporter.report(
            Diagnostic.about(
                    Code.CHILD_ROUTER_TLS,
                    path.child("tls"),
                    "a child router with tls vanishes: it takes TLS from its parent")
                .suggest("move tls to the parent router"));
      }
    });
  }
}
