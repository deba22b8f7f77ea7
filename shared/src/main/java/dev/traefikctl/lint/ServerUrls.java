package dev.traefikctl.lint;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.model.http.LoadBalancer;

/** Server URLs without scheme. */
final class ServerUrls implements LintRule {

  @Override
  public Article article() {
    return new Article(
        Code.SERVER_URL,
        Reaction.SILENT,
        """
        A server is a URL with scheme, host and port. `IP:port` disables the routers; `name:port` or
        a bare name passes, and every request gets 500.\
        """,
        servers("127.0.0.1:9000"),
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
            ServerUrl parsed = ServerUrl.of(url);
            if (parsed.scheme().isEmpty() || parsed.host().isEmpty()) {
              reporter.report(
                  Diagnostic.about(
                          Code.SERVER_URL,
                          path.child("servers").child(i).child("url"),
                          message(url, parsed))
                      .suggest(url.isBlank() ? "http://HOST:PORT" : suggestion(url, parsed)));
            }
          }
        });
  }

  private static String message(String url, ServerUrl parsed) {
    if (url.isBlank()) {
      return "the server has no URL";
    }
    return parsed.scheme().isEmpty()
        ? "server URL \"" + url + "\" has no scheme"
        : "server URL \"" + url + "\" has no host";
  }

  private static String suggestion(String url, ServerUrl parsed) {
    return parsed.scheme().isEmpty() ? "http://" + url : parsed.scheme() + "://HOST:PORT";
  }
}
