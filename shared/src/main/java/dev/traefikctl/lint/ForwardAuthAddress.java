package dev.traefikctl.lint;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.middleware.ForwardAuth;

/** Authentication servers that cannot be asked. */
final class ForwardAuthAddress implements LintRule {

  @Override
  public Article article() {
    return new Article(
        Code.FORWARD_AUTH_ADDRESS,
        Reaction.SILENT,
        """
        `forwardAuth.address` is not an absolute `http://` or `https://` URL. The router is enabled,
        every request gets 500, and the first one logs why.\
        """,
        Example.middleware(
            "auth", "forwardAuth:\n  address: auth:9091/verify\n  maxResponseBodySize: 65536\n"),
        Example.middleware(
            "auth",
            "forwardAuth:\n  address: http://auth:9091/verify\n  maxResponseBodySize: 65536\n"));
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    subject.middlewares(
        ForwardAuth.class,
        (path, auth) -> {
          String address = auth.address();
          if (address.isBlank()) {
            reporter.report(
                Diagnostic.about(
                        Code.FORWARD_AUTH_ADDRESS,
                        path.child("address"),
                        "forwardAuth has no address, so every request gets 500")
                    .suggest("add the URL of the server to ask: address: http://auth:9091/verify"));
          } else if (!ServerUrl.of(address).absoluteHttp()) {
            reporter.report(
                Diagnostic.about(
                        Code.FORWARD_AUTH_ADDRESS,
                        path.child("address"),
                        "forwardAuth address \""
                            + address
                            + "\" is not an absolute http(s) URL,"
                            + " so every request gets 500")
                    .suggest(address.contains("://") ? null : "http://" + address));
          }
        });
  }
}
