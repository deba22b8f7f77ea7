package dev.traefikctl.lint;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.model.http.Failover;
import dev.traefikctl.model.http.HighestRandomWeight;
import dev.traefikctl.model.http.LoadBalancer;
import dev.traefikctl.model.http.Mirroring;
import dev.traefikctl.model.http.Service;
import dev.traefikctl.model.http.ServiceType;
import dev.traefikctl.model.http.Weighted;
import dev.traefikctl.model.http.WeightedChild;
import java.util.List;

/** Parents that follow the health of children that nobody probes. */
final class ChildHealthCheck implements LintRule {

  @Override
  public Article article() {
    return new Article(
        Code.CHILD_HEALTH_CHECK,
        Reaction.ROUTER_DISABLED,
        """
        `healthCheck: {}` on a weighted, mirroring or failover service needs a health check on every
        service below it, down to the load balancers.\
        """,
        weighted(""),
        weighted("    healthCheck:\n      path: /health\n"));
  }

  private static Example weighted(String health) {
    return Example.services(
        """
        app:
          weighted:
            healthCheck: {}
            services:
              - name: blue
        blue:
          loadBalancer:
            servers:
              - url: http://127.0.0.1:9000
        """
            + health);
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    subject.services(
        Weighted.class,
        (path, parent) -> {
          if (parent.healthCheck() != null) {
            children(subject, path.child("services"), parent.services(), reporter);
          }
        });
    subject.services(
        HighestRandomWeight.class,
        (path, parent) -> {
          if (parent.healthCheck() != null) {
            children(subject, path.child("services"), parent.services(), reporter);
          }
        });
    subject.services(
        Mirroring.class,
        (path, parent) -> {
          if (parent.healthCheck() != null) {
            child(subject, path.child("service"), parent.service(), reporter);
          }
        });
    subject.services(
        Failover.class,
        (path, parent) -> {
          if (parent.healthCheck() != null) {
            child(subject, path.child("fallback"), parent.fallback(), reporter);
          }
          boolean byStatus = parent.errors() != null && !parent.errors().status().isEmpty();
          if (parent.healthCheck() != null || !byStatus) {
            child(subject, path.child("service"), parent.service(), reporter);
          }
        });
  }

  private static void children(
      Subject subject, ConfigPath path, List<WeightedChild> children, Reporter reporter) {
    for (int i = 0; i < children.size(); i++) {
      child(subject, path.child(i).child("name"), children.get(i).name(), reporter);
    }
  }

  private static void child(Subject subject, ConfigPath path, String name, Reporter reporter) {
    Service service =
        subject.config().http().services().get(Names.qualified(Names.owner(path), name));
    if (service == null || service.types().size() != 1 || probed(service.types().getFirst())) {
      return;
    }
    reporter.report(
        Diagnostic.about(
                Code.CHILD_HEALTH_CHECK,
                path,
                "the parent follows the health of service \""
                    + name
                    + "\", which has no healthCheck")
            .suggest("add a healthCheck to " + name));
  }

  private static boolean probed(ServiceType type) {
    return switch (type) {
      case LoadBalancer balancer ->
          balancer.healthCheck() != null || balancer.passiveHealthCheck() != null;
      case Weighted weighted -> weighted.healthCheck() != null;
      case HighestRandomWeight weighted -> weighted.healthCheck() != null;
      case Mirroring mirroring -> mirroring.healthCheck() != null;
      case Failover failover -> failover.healthCheck() != null;
    };
  }
}
