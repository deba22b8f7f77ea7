package dev.traefikctl.lint;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.model.http.LoadBalancer;
import dev.traefikctl.model.http.Weighted;
import org.jspecify.annotations.Nullable;

/** Services that can only answer 503. */
final class NoServers implements LintRule {

  private static final String SERVERS =
      "app:\n  loadBalancer:\n    servers:\n      - url: http://127.0.0.1:9000\n        weight: ";

  @Override
  public Article article() {
    return new Article(
        Code.NO_SERVERS,
        Reaction.SILENT,
        "Without a server, or with weights of 0 only, every request gets 503.",
        Example.services(SERVERS + "0\n"),
        Example.services(SERVERS + "1\n"));
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    subject.services(
        LoadBalancer.class,
        (path, balancer) -> {
          ConfigPath servers = path.child("servers");
          if (balancer.servers().isEmpty()) {
            report(servers, "the load balancer has no server", reporter);
          } else if (balancer.servers().stream().noneMatch(server -> positive(server.weight()))) {
            boolean one = balancer.servers().size() == 1;
            ConfigPath at = one ? servers.child(0).child("weight") : servers;
            report(
                at, one ? "the only server has weight 0" : "all servers have weight 0", reporter);
          }
        });
    subject.services(
        Weighted.class,
        (path, weighted) -> {
          ConfigPath services = path.child("services");
          if (weighted.services().isEmpty()) {
            report(services, "the weighted service has no service", reporter);
          } else if (weighted.services().stream().noneMatch(child -> positive(child.weight()))) {
            report(services, "all services have weight 0", reporter);
          }
        });
  }

  private static boolean positive(@Nullable Long weight) {
    return weight == null || weight > 0;
  }

  private static void report(ConfigPath path, String what, Reporter reporter) {
    reporter.report(
        Diagnostic.about(Code.NO_SERVERS, path, what + ", so every request gets 503")
            .suggest("add a server with a positive weight"));
  }
}
