package dev.traefikctl.lint;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.model.http.LoadBalancer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Server URLs without scheme. */
final class ServerUrls implements LintRule {

  /** A scheme with other signs in place of {@code ://}, a slash among them. */
  private static final Pattern SCHEME_SLIP =
      Pattern.compile("(https?|h2c)(?=[^\\w\\[]*[/\\\\])[^\\w\\[]+([\\w\\[][^\\s\"'^]*)");

  private static final Pattern HOST =
      Pattern.compile("(?:[\\w.-]+|\\[[0-9A-Fa-f:.]+\\])(?::\\d+)?(?:/\\S*)?$");

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
    Matcher slip = SCHEME_SLIP.matcher(url);
    if (slip.matches()) {
      return slip.group(1) + "://" + slip.group(2);
    }
    return parsed.scheme().isEmpty() && HOST.matcher(url).lookingAt()
        ? "http://" + url
        : (parsed.scheme().isEmpty() ? "http" : parsed.scheme()) + "://HOST:PORT";
  }
}
