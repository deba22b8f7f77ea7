package dev.traefikctl.lint;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.diag.Similar;
import dev.traefikctl.middleware.Errors;
import dev.traefikctl.model.http.Failover;
import dev.traefikctl.model.http.Mirroring;

/** Services that services and error pages refer to, where the compiler does not look yet. */
final class MissingChildService implements LintRule {

  @Override
  public Article article() {
    return new Article(
        Code.UNKNOWN_SERVICE,
        Reaction.ROUTER_DISABLED,
        """
        The router, a weighted, mirroring or failover service, or an `errors` middleware names a
        service that is not defined.\
        """,
        Example.routers("app:\n  rule: Host(`app.example.com`)\n  service: api\n"),
        Example.routers("app:\n  rule: Host(`app.example.com`)\n  service: app\n"));
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    subject.services(
        Mirroring.class,
        (path, mirroring) -> {
          exists(subject, mirroring.service(), path.child("service"), reporter);
          for (int i = 0; i < mirroring.mirrors().size(); i++) {
            ConfigPath mirror = path.child("mirrors").child(i).child("name");
            exists(subject, mirroring.mirrors().get(i).name(), mirror, reporter);
          }
        });
    subject.services(
        Failover.class,
        (path, failover) -> {
          exists(subject, failover.service(), path.child("service"), reporter);
          exists(subject, failover.fallback(), path.child("fallback"), reporter);
        });
    subject.middlewares(
        Errors.class,
        (path, errors) -> exists(subject, errors.service(), path.child("service"), reporter));
  }

  private static void exists(Subject subject, String name, ConfigPath path, Reporter reporter) {
    String provider = Names.provider(Names.owner(path));
    boolean own = name.indexOf('@') < 0 || Names.provider(name).equals(provider);
    String wanted = Names.qualified(Names.owner(path), name);
    var services = subject.config().http().services();
    if (own && !services.containsKey(wanted)) {
      String near = Similar.nearest(wanted, services.keySet());
      reporter.report(
          Diagnostic.about(
                  Code.UNKNOWN_SERVICE,
                  path,
                  name.isEmpty()
                      ? "no service is named"
                      : "service \"" + name + "\" does not exist")
              .suggest(near == null ? null : "did you mean `" + Names.shown(near) + "`?"));
    }
  }
}
