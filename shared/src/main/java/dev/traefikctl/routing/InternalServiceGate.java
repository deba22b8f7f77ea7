package dev.traefikctl.routing;

import dev.traefikctl.http.Handler;
import dev.traefikctl.model.StaticConfig;
import java.util.Map;

/** Which {@code @internal} services the static configuration switches on. */
final class InternalServiceGate {

  private static final Map<String, String> FEATURES =
      Map.of(
          "api", "api",
          "dashboard", "dashboard",
          "ping", "ping",
          "prometheus", "prometheus",
          "ready", "a Kubernetes provider",
          "rest", "rest",
          "acme-http", "HTTP challenge");

  private final StaticConfig config;
  private final InternalServices services;

  InternalServiceGate(StaticConfig config, InternalServices services) {
    this.config = config;
    this.services = services;
  }

  /**
   * The handler of an internal service.
   *
   * @param name without provider
   */
  Built find(String name) {
    if (name.equals("noop")) {
      return Built.of(exchange -> exchange.answer(418, null));
    }
    String feature = FEATURES.get(name);
    if (feature == null) {
      return Built.failed("unknown internal service " + name + "@internal");
    }
    if (!isEnabled(name)) {
      return Built.failed(feature + " is not enabled");
    }
    Handler handler = services.find(name);
    return handler == null
        ? Built.failed(name + "@internal is not served by this version yet")
        : Built.of(handler);
  }

  /** Whether the static configuration has the feature behind the service. */
  boolean isEnabled(String name) {
    var api = config.api();
    var metrics = config.metrics();
    return switch (name) {
      case "api" -> api != null;
      case "dashboard" -> api != null && api.dashboard();
      case "ping" -> config.ping() != null;
      case "ready" -> InternalProvider.hasCluster(config);
      case "prometheus" -> metrics != null && metrics.prometheus() != null;
      case "acme-http" -> !InternalProvider.challengeEntryPoints(config).isEmpty();
      default -> false;
    };
  }
}
