package dev.traefikctl.lint;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.model.http.LoadBalancer;
import java.util.Set;

/** Server URLs of a protocol that Traefik does not speak. */
final class ServerScheme implements LintRule {

  private static final Set<String> SPOKEN = Set.of("http", "https", "h2c");

  @Override
  public Article article() {
    return new Article(
        Code.SERVER_SCHEME,
        Reaction.SILENT,
        "Servers are reached by `http`, `https` or `h2c`. With another scheme every request gets"
            + " 500.",
        servers("ftp://127.0.0.1:9000"),
        servers("http://127.0.0.1:9000"));
  }

  private static Example servers(String url) {
    return Example.services("app:\n  loadBalancer:\n    servers:\n      - url: " + url + "\n");
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    subject.services(
        LoadBalancer.class,
        (path, balancer) -> {
          for (int i = 0; i < balancer.servers().size(); i++) {
            String url = balancer.servers().get(i).url();
            String scheme = ServerUrl.of(url).scheme();
            if (!scheme.isEmpty() && !SPOKEN.contains(scheme)) {
              reporter.report(
                  Diagnostic.about(
                          Code.SERVER_SCHEME,
                          path.child("servers").child(i).child("url"),
                          "Traefik does not speak \"" + scheme + "\", so every request gets 500")
                      .suggest("http, https or h2c"));
            }
          }
        });
  }
}
