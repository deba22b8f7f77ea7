package dev.traefikctl.routing;

import dev.traefikctl.middleware.Middleware;
import dev.traefikctl.middleware.RedirectRegex;
import dev.traefikctl.middleware.RedirectScheme;
import dev.traefikctl.middleware.StripPrefix;
import dev.traefikctl.model.DynamicConfig;
import dev.traefikctl.model.StaticConfig;
import dev.traefikctl.model.http.HttpConfig;
import dev.traefikctl.model.http.MiddlewareDef;
import dev.traefikctl.model.http.Router;
import dev.traefikctl.model.http.Service;
import dev.traefikctl.model.statics.EntryPoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The provider {@code internal}: routers, middlewares and services that follow from the static
 * configuration (API, ping, metrics, redirections of entry points, ACME challenges).
 */
public final class InternalProvider {

  /** What stands behind the @ of its names. */
  public static final String NAME = "internal";

  private static final String TRAEFIK = "traefik";
  private static final String DASHBOARD_URL =
      "^(http:\\/\\/(\\[[\\w:.]+\\]|[\\w\\._-]+)(:\\d+)?)\\/$";
  private static final long HIGHEST = Long.MAX_VALUE;

  private final StaticConfig config;
  private final Map<String, Router> routers = new LinkedHashMap<>();
  private final Map<String, Service> services = new LinkedHashMap<>();
  private final Map<String, MiddlewareDef> middlewares = new LinkedHashMap<>();

  private InternalProvider(StaticConfig config) {
    this.config = config;
  }

  /**
   * What the provider says; names are without provider.
   *
   * @param config with the entry points that it effectively has
   */
  public static DynamicConfig config(StaticConfig config) {
    InternalProvider provider = new InternalProvider(config);
    provider.api();
    provider.ping();
    provider.ready();
    provider.prometheus();
    provider.challenges();
    config.entryPoints().forEach(provider::redirection);
    provider.service("noop");
    DynamicConfig empty = DynamicConfig.empty();
    HttpConfig http =
        new HttpConfig(provider.routers, provider.services, provider.middlewares, Map.of());
    return new DynamicConfig(http, empty.tcp(), empty.udp(), empty.tls());
  }

  private void api() {
    var api = config.api();
    if (api == null) {
      return;
    }
    service("api");
    if (api.dashboard()) {
      service("dashboard");
    }
    if (!api.insecure()) {
      return;
    }
    router("api", TRAEFIK, "PathPrefix(`/api`)", HIGHEST - 1, "api@internal");
    if (api.dashboard()) {
      List<String> changes =
          List.of("dashboard_redirect@internal", "dashboard_stripprefix@internal");
      router("dashboard", TRAEFIK, "PathPrefix(`/`)", HIGHEST - 2, "dashboard@internal", changes);
      middleware("dashboard_redirect", new RedirectRegex(DASHBOARD_URL, "${1}/dashboard/", true));
      middleware(
          "dashboard_stripprefix", new StripPrefix(List.of("/dashboard/", "/dashboard"), null));
    }
    if (api.debug()) {
      router("debug", TRAEFIK, "PathPrefix(`/debug`)", HIGHEST - 1, "api@internal");
    }
  }

  private void ping() {
    var ping = config.ping();
    if (ping == null) {
      return;
    }
    service("ping");
    if (!ping.manualRouting()) {
      router("ping", ping.entryPoint(), "PathPrefix(`/ping`)", HIGHEST, "ping@internal");
    }
  }

  /**
   * Of ours: beside the ping where a Kubernetes provider is on, for which being alive and being
   * ready are two things.
   */
  private void ready() {
    if (!hasCluster(config)) {
      return;
    }
    var ping = config.ping();
    service("ready");
    if (ping != null && !ping.manualRouting()) {
      router("ready", ping.entryPoint(), "Path(`/ready`)", HIGHEST, "ready@internal");
    }
  }

  /** Whether a provider reads a Kubernetes cluster. */
  static boolean hasCluster(StaticConfig config) {
    var providers = config.providers();
    return providers.kubernetesCRD() != null || providers.kubernetesIngress() != null;
  }

  private void prometheus() {
    var metrics = config.metrics();
    var prometheus = metrics == null ? null : metrics.prometheus();
    if (prometheus == null) {
      return;
    }
    service("prometheus");
    if (!prometheus.manualRouting()) {
      String rule = "PathPrefix(`/metrics`)";
      router("prometheus", prometheus.entryPoint(), rule, HIGHEST, "prometheus@internal");
    }
  }

  /** The entry points where ACME HTTP challenges are answered, sorted. */
  static List<String> challengeEntryPoints(StaticConfig config) {
    return config.certificatesResolvers().values().stream()
        .map(resolver -> resolver.acme() == null ? null : resolver.acme().httpChallenge())
        .map(challenge -> challenge == null ? "" : challenge.entryPoint())
        .filter(entryPoint -> !entryPoint.isEmpty())
        .distinct()
        .sorted()
        .toList();
  }

  private void challenges() {
    List<String> entryPoints = challengeEntryPoints(config);
    if (entryPoints.isEmpty()) {
      return;
    }
    service("acme-http");
    String rule = "PathPrefix(`/.well-known/acme-challenge/`)";
    routers.put("acme-http", router(entryPoints, rule, HIGHEST, "acme-http@internal", List.of()));
  }

  private void redirection(String name, EntryPoint entryPoint) {
    EntryPoint.Redirections redirections = entryPoint.http().redirections();
    EntryPoint.RedirectTo to = redirections == null ? null : redirections.entryPoint();
    String port = to == null ? null : targetPort(config, to.to());
    if (to == null || port == null) {
      return;
    }
    String routerName = normalized(name + "-to-" + to.to());
    String middlewareName = "redirect-" + routerName;
    String rule = "HostRegexp(`^.+$`)";
    if (entryPoint.allowACMEByPass()) {
      rule += " && !PathPrefix(`/.well-known/acme-challenge/`)";
    }
    List<String> redirect = List.of(middlewareName + "@internal");
    router(routerName, name, rule, to.priority(), "noop@internal", redirect);
    middleware(middlewareName, new RedirectScheme(to.scheme(), port, to.permanent()));
  }

  /** The port of a redirection's target; null where there is no such entry point. */
  static @Nullable String targetPort(StaticConfig config, String to) {
    if (to.matches(":\\d+")) {
      return to.substring(1);
    }
    EntryPoint target = config.entryPoints().get(to);
    if (target == null) {
      return null;
    }
    String address = target.hostAndPort();
    int colon = address.lastIndexOf(':');
    return colon < 0 ? null : address.substring(colon + 1);
  }

  /** Letters and digits, with one dash for all that stands between them. */
  private static String normalized(String name) {
    return name.replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
  }

  private void service(String name) {
    services.put(name, new Service(List.of(), List.of()));
  }

  private void middleware(String name, Middleware middleware) {
    middlewares.put(name, new MiddlewareDef(List.of(middleware)));
  }

  private void router(String name, String entryPoint, String rule, long priority, String service) {
    router(name, entryPoint, rule, priority, service, List.of());
  }

  private void router(
      String name,
      String entryPoint,
      String rule,
      long priority,
      String service,
      List<String> changes) {
    routers.put(name, router(List.of(entryPoint), rule, priority, service, changes));
  }

  private static Router router(
      List<String> entryPoints, String rule, long priority, String service, List<String> changes) {
    return new Router(
        entryPoints, changes, service, rule, List.of(), "default", priority, null, null);
  }
}
