package dev.traefikctl.routing;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.model.http.WeightedChild;
import dev.traefikctl.model.udp.UdpLoadBalancer;
import dev.traefikctl.model.udp.UdpRouter;
import dev.traefikctl.model.udp.UdpService;
import dev.traefikctl.model.udp.UdpServiceType;
import dev.traefikctl.model.udp.UdpWeighted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out what becomes of UDP routers and services. */
final class UdpCompiler {

  private static final int MAX_DEPTH = 100;

  private final EntryPoints entryPoints;
  private final Map<String, Part<UdpRouter>> routers;
  private final Map<String, Part<UdpService>> services;
  private final Problems problems;
  private final Set<String> usable = new HashSet<>();

  UdpCompiler(
      EntryPoints entryPoints,
      Map<String, Part<UdpRouter>> routers,
      Map<String, Part<UdpService>> services,
      Problems problems) {
    this.entryPoints = entryPoints;
    this.routers = routers;
    this.services = services;
    this.problems = problems;
  }

  void compile() {
    for (Part<UdpRouter> router : routers.values()) {
      place(router);
      Part<UdpService> used = services.get(serviceOf(router));
      if (used != null) {
        used.usedBy(router.name());
      }
    }
  }

  private static String serviceOf(Part<UdpRouter> router) {
    return Names.qualify(Names.provider(router.name()), router.config().service());
  }

  private void place(Part<UdpRouter> router) {
    List<String> written = router.config().entryPoints();
    List<String> names =
        written.isEmpty() ? entryPoints.names(true).stream().sorted().toList() : written;
    ConfigPath path = ConfigPath.of("udp", "routers", router.name());
    for (int i = 0; i < names.size(); i++) {
      if (entryPoints.isUdp(names.get(i))) {
        router.usedBy(names.get(i));
      } else {
        String error = "entryPoint \"" + names.get(i) + "\" doesn't exist";
        router.warn(error);
        ConfigPath place = path.child("entryPoints").child(i);
        problems.report(Diagnostic.about(Code.UNKNOWN_ENTRY_POINT, place, error));
      }
    }
    if (router.users().isEmpty()) {
      router.disable("no valid entryPoint for this router");
      return;
    }
    String error;
    if (router.config().service().isEmpty()) {
      error = "the service is missing on the udp router";
      problems.report(Diagnostic.about(Code.UNKNOWN_SERVICE, path, error));
    } else {
      ConfigPath place = path.child("service");
      error = service(serviceOf(router), router.name(), place, new ArrayList<>());
    }
    if (error != null) {
      router.disable(error);
    }
  }

  private @Nullable String service(String name, String from, ConfigPath path, List<String> stack) {
    Part<UdpService> part = services.get(name);
    if (part == null) {
      problems.report(
          References.missing(
              problems, Code.UNKNOWN_SERVICE, path, "UDP service", from, name, services.keySet()));
      return "the UDP service \"" + name + "\" does not exist";
    }
    if (stack.contains(name)) {
      String error = "could not instantiate service " + name + ": recursion detected";
      if (problems.isNewCycle("UDP services", stack, name)) {
        problems.report(Diagnostic.about(Code.REFERENCE_CYCLE, path, error));
      }
      return error;
    }
    if (usable.contains(name)) {
      return null;
    }
    return type(part, stack);
  }

  private @Nullable String type(Part<UdpService> part, List<String> stack) {
    String name = part.name();
    List<UdpServiceType> types = part.config().types();
    String error = ServiceTypes.problem("UDP service", name, types);
    if (error != null) {
      ConfigPath place = ConfigPath.of("udp", "services", name);
      problems.report(Diagnostic.about(Code.SERVICE_TYPE, place, error));
      part.disable(error);
      return error;
    }
    return switch (types.getFirst()) {
      case UdpLoadBalancer balancer -> null;
      case UdpWeighted weighted -> children(name, weighted, stack);
    };
  }

  private @Nullable String children(String service, UdpWeighted weighted, List<String> stack) {
    ConfigPath path = ConfigPath.of("udp", "services", service, "weighted", "services");
    if (stack.size() > MAX_DEPTH) {
      return "services are nested too deep";
    }
    stack.add(service);
    String error = null;
    for (int i = 0; i < weighted.services().size() && error == null; i++) {
      WeightedChild child = weighted.services().get(i);
      String name = Names.qualify(Names.provider(service), child.name());
      error = service(name, service, path.child(i).child("name"), stack);
    }
    stack.removeLast();
    if (error == null) {
      usable.add(service);
    }
    return error;
  }
}
