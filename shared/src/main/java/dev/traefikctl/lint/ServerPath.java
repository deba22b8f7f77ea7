package dev.traefikctl.lint;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.model.http.LoadBalancer;

/** Paths of server URLs that have no effect. */
final class ServerPath implements LintRule {

  @Override
  public Article article() {
    return new Article(
        Code.SERVER_PATH_DROPPED,
        Reaction.SILENT,
        """
        Path and query of a server URL are dropped, unless `preservePath` puts the path before that
        of the request. A middleware `addPrefix` does the same for all servers.\
        """,
        servers("      - url: http://127.0.0.1:9000/base\n"),
        servers("      - url: http://127.0.0.1:9000/base\n        preservePath: true\n"));
  }

  private static Example servers(String server) {
    return Example.services("app:\n  loadBalancer:\n    servers:\n" + server);
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    subject.services(
        LoadBalancer.class,
        (path, balancer) -> {
          for (int i = 0; i < balancer.servers().size(); i++) {
            LoadBalancer.Server server = balancer.servers().get(i);
            ServerUrl url = ServerUrl.of(server.url());
            boolean hasPath = url.path().length() > 1 && !url.scheme().isEmpty();
            if (hasPath && !server.preservePath()) {
              reporter.report(
                  Diagnostic.about(
                          Code.SERVER_PATH_DROPPED,
                          path.child("servers").child(i).child("url"),
                          "the path " + url.path() + " is dropped: servers get the request's path")
                      .suggest("add preservePath: true, or use addPrefix"));
            }
          }
        });
  }
}
