package dev.traefikctl.cli;

import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.merge.ProviderConfig;
import dev.traefikctl.model.DynamicConfig;
import dev.traefikctl.model.StaticConfig;
import dev.traefikctl.model.http.HttpConfig;
import dev.traefikctl.model.http.Router;
import dev.traefikctl.routing.Instrumentation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks the middlewares and services that no router uses. Traefik does not build them, so it would
 * only find their errors on the day somebody uses them.
 */
final class Unreached {

  private Unreached() {}

  static void check(
      StaticConfig statics, List<ProviderConfig> providers, Foreign foreign, Reporter reporter) {
    String entryPoint = statics.entryPoints().keySet().iterator().next();
    List<ProviderConfig> probes = new ArrayList<>();
    providers.forEach(provider -> probes.add(probe(provider, entryPoint)));
    Engine.Compiled compiled = Engine.compile(statics, probes, Instrumentation.NONE);
    for (Diagnostic diagnostic : compiled.table().diagnostics()) {
      if (isAboutParts(diagnostic.path()) && !foreign.explains(diagnostic)) {
        reporter.report(Validation.here(diagnostic));
      }
    }
  }

  /** A configuration that uses everything that another one defines. */
  private static ProviderConfig probe(ProviderConfig provider, String entryPoint) {
    DynamicConfig dynamic = provider.config();
    HttpConfig http = dynamic.http();
    Map<String, Router> routers = new LinkedHashMap<>();
    for (String name : http.services().keySet()) {
      routers.put("service " + name, router(entryPoint, List.of(), name));
    }
    for (String name : http.middlewares().keySet()) {
      routers.put("middleware " + name, router(entryPoint, List.of(name), "noop@internal"));
    }
    HttpConfig probes =
        new HttpConfig(routers, http.services(), http.middlewares(), http.serversTransports());
    DynamicConfig probing = new DynamicConfig(probes, dynamic.tcp(), dynamic.udp(), dynamic.tls());
    return new ProviderConfig(provider.provider(), probing, provider.origins());
  }

  private static Router router(String entryPoint, List<String> middlewares, String service) {
    return new Router(
        List.of(entryPoint), middlewares, service, "PathPrefix(`/`)", List.of(), "", 1, null, null);
  }

  private static boolean isAboutParts(@Nullable ConfigPath path) {
    if (path == null || path.segments().size() < 3) {
      return false;
    }
    String section = path.segments().get(1);
    return path.segments().getFirst().equals("http")
        && (section.equals("middlewares") || section.equals("services"));
  }
}
