package dev.traefikctl.lint;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.model.StaticConfig;
import dev.traefikctl.model.http.RouterTls;

/** Certificate resolvers that the static configuration does not have. */
final class UnknownCertResolver implements LintRule {

  @Override
  public Article article() {
    String resolver =
        """
        entryPoints:
          web:
            address: :443
        certificatesResolvers:
          letsencrypt:
            acme:
              email: admin@example.com
              storage: acme.json
              tlsChallenge: {}
        """;
    String router = "app:\n  rule: Host(`app.example.com`)\n  service: app\n";
    return new Article(
        Code.UNKNOWN_CERT_RESOLVER,
        Reaction.LOGGED,
        """
        `tls.certResolver` names a resolver that `certificatesResolvers` of the static configuration
        does not have. The router serves with the default certificate.\
        """,
        Example.routers(resolver, router + "  tls:\n    certResolver: letsencript\n"),
        Example.routers(resolver, router + "  tls:\n    certResolver: letsencrypt\n"));
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    StaticConfig statics = subject.statics();
    if (statics == null) {
      return;
    }
    subject.routers((path, router) -> {
      RouterTls tls = router.tls();
      String resolver = tls == null ? "" : tls.certResolver();
      if (!resolver.isEmpty() && !statics.certificatesResolvers().containsKey(resolver)) {
        reporter.report(
            Diagnostic.about(
                    Code.UNKNOWN_CERT_RESOLVER,
                    path.child("tls").child("certResolver"),
                    "certificate resolver \"" + resolver + "\" does not exist")
                .suggest(
                    statics.certificatesResolvers().isEmpty()
                        ? "define it under certificatesResolvers of the static configuration"
                        : "one of " + String.join(", ", statics.certificatesResolvers().keySet())));
      }
    });
  }
}
