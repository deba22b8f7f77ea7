package dev.traefikctl.lint;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.middleware.ForwardAuth;

/** Options of forwardAuth that Traefik warns of at load. */
final class ForwardAuthUnbounded implements LintRule {

  private static final String ADDRESS = "forwardAuth:\n  address: http://auth:9091/verify\n";

  @Override
  public Article article() {
    return new Article(
        Code.FORWARD_AUTH_UNBOUNDED,
        Reaction.WARNED,
        """
        Without `maxResponseBodySize` the answer of the authentication server is read into memory
        whatever its size. `trustForwardHeader` is deprecated: what the entry point trusts
        (`forwardedHeaders.trustedIPs`) should decide.\
        """,
        Example.middleware("auth", ADDRESS),
        Example.middleware("auth", ADDRESS + "  maxResponseBodySize: 65536\n"));
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    subject.middlewares(
        ForwardAuth.class,
        (path, auth) -> {
          if (auth.maxResponseBodySize() == null) {
            reporter.report(
                Diagnostic.about(
                        Code.FORWARD_AUTH_UNBOUNDED,
                        path,
                        "forwardAuth without maxResponseBodySize reads answers of any size into"
                            + " memory")
                    .suggest("maxResponseBodySize: 65536"));
          }
          if (auth.trustForwardHeader() != null) {
            reporter.report(
                Diagnostic.about(
                        Code.FORWARD_AUTH_UNBOUNDED,
                        path.child("trustForwardHeader"),
                        "trustForwardHeader is deprecated")
                    .suggest("set forwardedHeaders.trustedIPs of the entry point instead"));
          }
        });
  }
}
