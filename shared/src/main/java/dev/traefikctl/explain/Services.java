package dev.traefikctl.explain;

import dev.traefikctl.explain.Explanation.ServiceStep;
import dev.traefikctl.explain.Explanation.Target;
import dev.traefikctl.model.http.Failover;
import dev.traefikctl.model.http.HighestRandomWeight;
import dev.traefikctl.model.http.LoadBalancer;
import dev.traefikctl.model.http.Mirroring;
import dev.traefikctl.model.http.Service;
import dev.traefikctl.model.http.ServiceType;
import dev.traefikctl.model.http.Weighted;
import dev.traefikctl.model.http.WeightedChild;
import dev.traefikctl.routing.RuntimeConfig;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What services would do with a request. */
record Services(RuntimeConfig runtime) {

  ServiceStep step(String name) {
    RuntimeConfig.Item<Service> item = runtime.services().get(name);
    if (item == null || item.config().types().isEmpty()) {
      return new ServiceStep(name, "internal", "", List.of());
    }
    ServiceType type = item.config().types().getFirst();
    return switch (type) {
      case LoadBalancer balancer ->
          new ServiceStep(name, "loadBalancer", strategy(balancer), servers(balancer));
      case Weighted weighted ->
          new ServiceStep(name, "weighted", "wrr", children(weighted.services()));
      case HighestRandomWeight weighted ->
          new ServiceStep(name, "highestRandomWeight", "hrw", children(weighted.services()));
      case Mirroring mirroring -> new ServiceStep(name, "mirroring", "mirror", mirrors(mirroring));
      case Failover failover ->
          new ServiceStep(
              name,
              "failover",
              "failover",
              List.of(
                  new Target(failover.service(), 1, -1), new Target(failover.fallback(), 0, -1)));
    };
  }

  private static String strategy(LoadBalancer balancer) {
    return balancer.strategy().isEmpty() ? "wrr" : balancer.strategy();
  }

  private static List<Target> servers(LoadBalancer balancer) {
    boolean weighted = strategy(balancer).equals("wrr");
    long sum = 0;
    for (LoadBalancer.Server server : balancer.servers()) {
      sum += weight(server.weight());
    }
    List<Target> out = new ArrayList<>();
    for (LoadBalancer.Server server : balancer.servers()) {
      long weight = weight(server.weight());
      out.add(new Target(server.url(), weight, weighted ? share(weight, sum) : -1));
    }
    return out;
  }

  private static List<Target> children(List<WeightedChild> children) {
    long sum = 0;
    for (WeightedChild child : children) {
      sum += weight(child.weight());
    }
    List<Target> out = new ArrayList<>();
    for (WeightedChild child : children) {
      long weight = weight(child.weight());
      out.add(new Target(child.name(), weight, share(weight, sum)));
    }
    return out;
  }

  private static List<Target> mirrors(Mirroring mirroring) {
    List<Target> out = new ArrayList<>();
    out.add(new Target(mirroring.service(), 1, 100));
    for (Mirroring.Mirror mirror : mirroring.mirrors()) {
      out.add(new Target(mirror.name(), 1, mirror.percent()));
    }
    return out;
  }

  private static long weight(@Nullable Long weight) {
    return weight == null ? 1 : Math.max(0, weight);
  }

  private static int share(long weight, long sum) {
    return sum == 0 ? 0 : (int) Math.round(100.0 * weight / sum);
  }
}
