package dev.traefikctl.lint;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.model.http.Router;
import dev.traefikctl.model.tcp.TcpRouter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** TCP routers that take what HTTP routers of the same entry point wait for. */
final class TcpCatchAll implements LintRule {

  private static final Pattern ANY = Pattern.compile("\\s*HostSNI\\(\\s*[`\"]\\*[`\"]\\s*\\)\\s*");

  @Override
  public Article article() {
    return new Article(
        Code.TCP_CATCH_ALL,
        Reaction.SILENT,
        """
        A TCP router with ``HostSNI(`*`)`` and without `tls` takes every plain connection of its
        entry points, HTTP requests among them. Give it an entry point of its own.\
        """,
        both("web"),
        both("database"));
  }

  private static Example both(String entryPoint) {
    return Example.dynamic(
        """
        http:
          routers:
            app:
              entryPoints:
                - web
              rule: Host(`app.example.com`)
              service: app
          services:
            app:
              loadBalancer:
                servers:
                  - url: http://127.0.0.1:9000
        tcp:
          routers:
            database:
              entryPoints:
                - %s
              rule: HostSNI(`*`)
              service: database
          services:
            database:
              loadBalancer:
                servers:
                  - address: 127.0.0.1:5432
        """
            .formatted(entryPoint));
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    ConfigPath section = ConfigPath.of("tcp", "routers");
    for (Map.Entry<String, TcpRouter> entry : subject.config().tcp().routers().entrySet()) {
      TcpRouter router = entry.getValue();
      if (router.tls() != null || !ANY.matcher(router.rule()).matches()) {
        continue;
      }
      List<String> taken = taken(subject, router.entryPoints());
      if (!taken.isEmpty()) {
        reporter.report(
            Diagnostic.about(
                    Code.TCP_CATCH_ALL,
                    section.child(entry.getKey()).child("rule"),
                    "this router takes every plain connection, so HTTP router \""
                        + Names.shown(taken.getFirst())
                        + "\" gets none on the same entry point")
                .suggest("give the TCP router an entry point of its own, or tls"));
      }
    }
  }

  private static List<String> taken(Subject subject, List<String> entryPoints) {
    List<String> out = new ArrayList<>();
    for (Map.Entry<String, Router> entry : subject.config().http().routers().entrySet()) {
      Router router = entry.getValue();
      List<String> theirs = router.entryPoints();
      boolean both = entryPoints.isEmpty() && theirs.isEmpty();
      if (router.tls() == null && (both || theirs.stream().anyMatch(entryPoints::contains))) {
        out.add(entry.getKey());
      }
    }
    return out;
  }
}
