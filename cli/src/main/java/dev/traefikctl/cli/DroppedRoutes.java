package dev.traefikctl.cli;

import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Diagnostics;
import dev.traefikctl.diag.Origins;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.kubernetes.CrdTranslator;
import dev.traefikctl.kubernetes.KubeObject;
import dev.traefikctl.kubernetes.ObjectClass;
import dev.traefikctl.kubernetes.WrittenRoute;
import dev.traefikctl.merge.ProviderConfig;
import dev.traefikctl.model.DynamicConfig;
import dev.traefikctl.model.StaticConfig;
import dev.traefikctl.model.http.HttpConfig;
import dev.traefikctl.model.http.Router;
import dev.traefikctl.model.statics.KubernetesCrd;
import dev.traefikctl.routing.Instrumentation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks the rules of routes that Traefik drops, for want of a Service, say: what is wrong with
 * them would only be told once that is mended.
 */
final class DroppedRoutes {

  private final StaticConfig statics;
  private final Set<String> served = new HashSet<>();
  private final Map<String, WrittenRoute> dropped = new LinkedHashMap<>();

  private DroppedRoutes(StaticConfig statics) {
    this.statics = statics;
  }

  static void check(Workspace workspace, StaticConfig statics, Reporter reporter) {
    if (!workspace.kube().roots().containsKey(CrdTranslator.PROVIDER)) {
      return; // the provider is off
    }
    KubernetesCrd crd = statics.providers().kubernetesCRD();
    String wanted = crd == null ? "" : crd.ingressClass();
    DroppedRoutes routes = new DroppedRoutes(statics);
    for (ProviderConfig provider : workspace.kube().providers()) {
      provider.config().http().routers().values().forEach(one -> routes.served.add(one.rule()));
    }
    for (KubeObject object : workspace.kube().given()) {
      routes.note(object, wanted);
    }
    if (!routes.dropped.isEmpty()) {
      routes.check(reporter);
    }
  }

  private void note(KubeObject object, String wanted) {
    List<WrittenRoute> routes = WrittenRoute.of(object);
    Diagnostics others = new Diagnostics();
    if (!routes.isEmpty()) {
      ObjectClass.ofRoute(object, wanted, true, others);
    }
    if (!others.all().isEmpty()) {
      return; // it is of another class
    }
    for (WrittenRoute route : routes) {
      if (!route.match().isEmpty() && !served.contains(route.match())) {
        dropped.put("dropped-" + dropped.size(), route);
      }
    }
  }

  private void check(Reporter reporter) {
    String entryPoint = statics.entryPoints().keySet().iterator().next();
    Map<String, Router> routers = new HashMap<>();
    dropped.forEach((name, route) -> routers.put(name, router(entryPoint, route)));
    HttpConfig http = new HttpConfig(routers, Map.of(), Map.of(), Map.of());
    DynamicConfig none = DynamicConfig.empty();
    ProviderConfig probes =
        new ProviderConfig(
            CrdTranslator.PROVIDER,
            new DynamicConfig(http, none.tcp(), none.udp(), none.tls()),
            origins());
    Engine.Compiled compiled = Engine.compile(statics, List.of(probes), Instrumentation.NONE);
    for (Diagnostic finding : compiled.table().diagnostics()) {
      WrittenRoute route = route(finding.path());
      if (route != null && finding.isError()) {
        String message = route.title() + ": " + finding.message();
        reporter.report(
            Diagnostic.at(finding.code(), route.place(), message).suggest(finding.suggestion()));
      }
    }
  }

  private static Router router(String entryPoint, WrittenRoute route) {
    return new Router(
        List.of(entryPoint),
        List.of(),
        "noop@internal",
        route.match(),
        List.of(),
        route.syntax(),
        1,
        null,
        null);
  }

  private Origins origins() {
    return path -> {
      WrittenRoute route = route(path);
      return route == null ? Optional.empty() : Optional.of(route.place());
    };
  }

  private @Nullable WrittenRoute route(@Nullable ConfigPath path) {
    if (path == null || path.segments().size() < 3) {
      return null;
    }
    String name = path.segments().get(2);
    int at = name.indexOf('@');
    return dropped.get(at < 0 ? name : name.substring(0, at));
  }
}
