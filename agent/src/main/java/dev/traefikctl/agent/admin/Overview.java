package dev.traefikctl.agent.admin;

import dev.traefikctl.routing.RuntimeConfig;
import dev.traefikctl.routing.RuntimeConfig.Item;
import dev.traefikctl.routing.Status;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The counts of {@code /api/overview}. */
final class Overview {

  private Overview() {}

  static Map<String, @Nullable Object> of(RuntimeConfig runtime, AgentInfo info) {
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    out.put(
        "http",
        Map.of(
            "routers", counts(runtime.routers().values()),
            "services", counts(runtime.services().values()),
            "middlewares", counts(runtime.middlewares().values())));
    out.put(
        "tcp",
        Map.of(
            "routers", counts(runtime.tcpRouters().values()),
            "services", counts(runtime.tcpServices().values()),
            "middlewares", counts(runtime.tcpMiddlewares().values())));
    out.put(
        "udp",
        Map.of(
            "routers", counts(runtime.udpRouters().values()),
            "services", counts(runtime.udpServices().values())));
    out.put("certificates", counts(0, 0, 0));
    out.put(
        "features",
        Map.of(
            "tracing", info.tracing(), "metrics", info.metrics(), "accessLog", info.accessLog()));
    if (!info.providers().isEmpty()) {
      out.put("providers", info.providers());
    }
    return out;
  }

  private static <T> Map<String, Object> counts(Collection<Item<T>> items) {
    long warnings = items.stream().filter(item -> item.status() == Status.WARNING).count();
    long errors = items.stream().filter(item -> item.status() == Status.DISABLED).count();
    return counts(items.size(), warnings, errors);
  }

  private static Map<String, Object> counts(long total, long warnings, long errors) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("total", total);
    out.put("warnings", warnings);
    out.put("errors", errors);
    return out;
  }
}
