package dev.traefikctl.model;

import static dev.traefikctl.model.StaticConfig.INTERNAL_ENTRY_POINT;

import dev.traefikctl.model.statics.Api;
import dev.traefikctl.model.statics.EntryPoint;
import dev.traefikctl.model.statics.Metrics;
import dev.traefikctl.model.statics.Ping;
import dev.traefikctl.schema.Defaults;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What follows from a static configuration without being written in it. */
final class EffectiveConfig {

  private static final String DEFAULT_ENTRY_POINT = "http";

  private EffectiveConfig() {}

  static StaticConfig of(StaticConfig said) {
    Map<String, EntryPoint> entryPoints = new LinkedHashMap<>(said.entryPoints());
    if (entryPoints.isEmpty()) {
      entryPoints.put(DEFAULT_ENTRY_POINT, at(":80"));
    }
    if (needsInternalEntryPoint(said)) {
      entryPoints.putIfAbsent(INTERNAL_ENTRY_POINT, at(":8080"));
    }
    return with(said, Collections.unmodifiableMap(entryPoints));
  }

  static List<String> defaultEntryPoints(StaticConfig config) {
    boolean marked = config.entryPoints().values().stream().anyMatch(EntryPoint::asDefault);
    return config.entryPoints().entrySet().stream()
        .filter(entry -> !entry.getValue().isUdp() && !entry.getKey().equals(INTERNAL_ENTRY_POINT))
        .filter(entry -> !marked || entry.getValue().asDefault())
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private static boolean needsInternalEntryPoint(StaticConfig said) {
    Api api = said.api();
    Ping ping = said.ping();
    Metrics metrics = said.metrics();
    Metrics.Prometheus prometheus = metrics == null ? null : metrics.prometheus();
    return (api != null && api.insecure())
        || (ping != null && !ping.manualRouting() && ping.entryPoint().equals(INTERNAL_ENTRY_POINT))
        || (prometheus != null
            && !prometheus.manualRouting()
            && prometheus.entryPoint().equals(INTERNAL_ENTRY_POINT));
  }

  private static EntryPoint at(String address) {
    EntryPoint other = Defaults.of(EntryPoint.class);
    return new EntryPoint(
        address,
        other.allowACMEByPass(),
        other.reusePort(),
        other.asDefault(),
        other.transport(),
        other.proxyProtocol(),
        other.forwardedHeaders(),
        other.http(),
        other.http2(),
        other.http3(),
        other.udp(),
        other.observability());
  }

  private static StaticConfig with(StaticConfig said, Map<String, EntryPoint> entryPoints) {
    return new StaticConfig(
        said.global(),
        said.serversTransport(),
        said.tcpServersTransport(),
        entryPoints,
        said.providers(),
        said.api(),
        said.metrics(),
        said.ping(),
        said.log(),
        said.accessLog(),
        said.tracing(),
        said.hostResolver(),
        said.certificatesResolvers(),
        said.experimental(),
        said.core(),
        said.ocsp());
  }
}
