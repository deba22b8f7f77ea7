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
    Map<String, Object> http = new LinkedHashMap<>();
    http.put("routers", counts(runtime.routers().values()));
    http.put("services", counts(runtime.services().values()));
    http.put("middlewares", counts(runtime.middlewares().values()));
    out.put("http", http);
    Map<String, Object> tcp = new LinkedHashMap<>();
    tcp.put("routers", counts(runtime.tcpRouters().values()));
    tcp.put("services", counts(runtime.tcpServices().values()));
    tcp.put("middlewares", counts(runtime.tcpMiddlewares().values()));
    out.put("tcp", tcp);
    Map<String, Object> udp = new LinkedHashMap<>();
    udp.put("routers", counts(runtime.udpRouters().values()));
    udp.put("services", counts(runtime.udpServices().values()));
    out.put("udp", udp);
    out.put("certificates", counts(0, 0, 0));
    Map<String, Object> features = new LinkedHashMap<>();
    features.put("tracing", info.tracing());
    features.put("metrics", info.metrics());
    features.put("accessLog", info.accessLog());
    out.put("features", features);
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
