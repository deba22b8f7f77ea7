package dev.traefikctl.lint;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.model.http.LoadBalancer;

/** Probes that may still run when the next is due. */
final class HealthTimeout implements LintRule {

  @Override
  public Article article() {
    return new Article(
        Code.HEALTH_TIMEOUT,
        Reaction.WARNED,
        """
        The probes of a service run one after another. With a `timeout` (5s by default) that is not
        below the `interval` (30s), a server that hangs delays the probes of all others.\
        """,
        health("2s"),
        health("10s"));
  }

  private static Example health(String interval) {
    return Example.services(
        """
        app:
          loadBalancer:
            servers:
              - url: http://127.0.0.1:9000
            healthCheck:
              path: /health
              interval: %s
              timeout: 3s
        """
            .formatted(interval));
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    subject.services(
        LoadBalancer.class,
        (path, balancer) -> {
          LoadBalancer.HealthCheck health = balancer.healthCheck();
          if (health != null && health.timeout().compareTo(health.interval()) >= 0) {
            reporter.report(
                Diagnostic.about(
                        Code.HEALTH_TIMEOUT,
                        path.child("healthCheck").child("timeout"),
                        "the timeout of the health check ("
                            + Text.seconds(health.timeout())
                            + ") is not below its interval ("
                            + Text.seconds(health.interval())
                            + ")")
                    .suggest("a timeout of at most half the interval"));
          }
        });
  }
}
