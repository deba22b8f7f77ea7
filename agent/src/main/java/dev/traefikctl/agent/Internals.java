package dev.traefikctl.agent;

import dev.traefikctl.agent.admin.AgentInfo;
import dev.traefikctl.agent.admin.Api;
import dev.traefikctl.agent.admin.Dashboard;
import dev.traefikctl.agent.admin.Ping;
import dev.traefikctl.agent.admin.Ready;
import dev.traefikctl.http.Handler;
import dev.traefikctl.model.StaticConfig;
import dev.traefikctl.model.statics.Metrics;
import dev.traefikctl.model.statics.Providers;
import dev.traefikctl.model.statics.Tracing;
import dev.traefikctl.routing.InternalServices;
import dev.traefikctl.routing.RuntimeConfig;
import dev.traefikctl.schema.Unbinder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The services behind {@code …@internal} names that this agent has. */
final class Internals implements InternalServices {

  private static final int DEFAULT_TERMINATING_STATUS = 503;

  private final Ping ping;
  private final Ready ready;
  private final Dashboard dashboard = new Dashboard();
  private final Api api;

  /**
   * @param config with the entry points that Traefik adds
   * @param runtime what is served right now
   * @param complete whether every provider has said all that there was at the start
   */
  Internals(StaticConfig config, Supplier<RuntimeConfig> runtime, BooleanSupplier complete) {
    this.ready = new Ready(complete);
    dev.traefikctl.model.statics.Ping section = config.ping();
    this.ping =
        new Ping(section == null ? DEFAULT_TERMINATING_STATUS : section.terminatingStatusCode());
    this.api = new Api(info(config), runtime, dashboard);
  }

  @Override
  public @Nullable Handler find(String name) {
    return switch (name) {
      case "api" -> api;
      case "dashboard" -> dashboard;
      case "ping" -> ping;
      case "ready" -> ready;
      default -> null;
    };
  }

  /** Load balancers and probes are told to go elsewhere. */
  void terminate() {
    ping.terminate();
    ready.terminate();
  }

  private static AgentInfo info(StaticConfig config) {
    dev.traefikctl.model.statics.Api api = config.api();
    String basePath = api == null ? "" : api.basePath();
    return new AgentInfo(
        Instant.now(),
        basePath.endsWith("/") ? basePath.substring(0, basePath.length() - 1) : basePath,
        api != null && api.dashboard(),
        api != null && api.disableDashboardAd(),
        api == null ? "" : api.dashboardName(),
        entryPoints(config),
        metrics(config.metrics()),
        tracing(config.tracing()),
        config.accessLog() != null,
        providers(config.providers()));
  }

  private static SortedMap<String, Map<String, @Nullable Object>> entryPoints(StaticConfig config) {
    SortedMap<String, Map<String, @Nullable Object>> out = new TreeMap<>();
    config.entryPoints().forEach((name, point) -> out.put(name, Unbinder.toMap(point)));
    return out;
  }

  private static String metrics(@Nullable Metrics metrics) {
    if (metrics == null) {
      return "";
    }
    if (metrics.prometheus() != null) {
      return "Prometheus";
    }
    return metrics.otlp() != null ? "OpenTelemetry" : "";
  }

  private static String tracing(@Nullable Tracing tracing) {
    return tracing != null && tracing.otlp() != null ? "OpenTelemetry" : "";
  }

  private static List<String> providers(Providers providers) {
    List<String> out = new ArrayList<>();
    if (providers.file() != null) {
      out.add("File");
    }
    if (providers.kubernetesIngress() != null) {
      out.add("KubernetesIngress");
    }
    if (providers.kubernetesCRD() != null) {
      out.add("KubernetesCRD");
    }
    if (providers.kubernetesGateway() != null) {
      out.add("KubernetesGateway");
    }
    return out;
  }
}
