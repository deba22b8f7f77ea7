package dev.traefikctl.lint;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.middleware.BasicAuth;
import dev.traefikctl.middleware.Chain;
import dev.traefikctl.middleware.DigestAuth;
import dev.traefikctl.middleware.ForwardAuth;
import dev.traefikctl.middleware.IpAllowList;
import dev.traefikctl.middleware.IpWhiteList;
import dev.traefikctl.middleware.Middleware;
import dev.traefikctl.middleware.Plugin;
import dev.traefikctl.model.http.MiddlewareDef;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The API or the dashboard for everybody. */
final class ApiWithoutAuth implements LintRule {

  @Override
  public Article article() {
    return new Article(
        Code.API_WITHOUT_AUTH,
        Reaction.NONE,
        """
        A router to `api@internal` or `dashboard@internal` without a middleware that asks who is
        there (`basicAuth`, `digestAuth`, `forwardAuth`, `ipAllowList`, a plugin): the whole
        configuration is open to everybody who reaches it.\
        """,
        dashboard(""),
        dashboard(
            """
                  middlewares:
                    - auth
              middlewares:
                auth:
                  ipAllowList:
                    sourceRange:
                      - 10.0.0.0/8
            """));
  }

  private static Example dashboard(String rest) {
    return Example.dynamic(
        """
        http:
          routers:
            dashboard:
              rule: Host(`traefik.example.com`)
              service: api@internal
        """
            + rest);
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    subject.routers((path, router) -> {
      String service = router.service();
      boolean internal = service.equals("api@internal") || service.equals("dashboard@internal");
      if (internal && !guarded(subject, Names.owner(path), router.middlewares(), new HashSet<>())) {
        reporter.report(
            Diagnostic.about(
                    Code.API_WITHOUT_AUTH,
                    path.child("service"),
                    "this router gives " + service + " to everybody")
                .suggest("add a middleware such as basicAuth or ipAllowList"));
      }
    });
  }

  private static boolean guarded(
      Subject subject, String owner, List<String> names, Set<String> seen) {
    for (String written : names) {
      String name = Names.qualified(owner, written);
      MiddlewareDef found = subject.config().http().middlewares().get(name);
      if (found == null || !seen.add(name)) {
        return true; // another provider's, or reported elsewhere
      }
      for (Middleware middleware : found.types()) {
        if (guards(subject, name, middleware, seen)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean guards(
      Subject subject, String name, Middleware middleware, Set<String> seen) {
    return switch (middleware) {
      case BasicAuth m -> true;
      case DigestAuth m -> true;
      case ForwardAuth m -> true;
      case IpAllowList m -> true;
      case IpWhiteList m -> true;
      case Plugin m -> true;
      case Chain chain -> guarded(subject, name, chain.middlewares(), seen);
      default -> false;
    };
  }
}
