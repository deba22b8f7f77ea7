package dev.traefikctl.lint;

import dev.traefikctl.middleware.Chain;
import dev.traefikctl.middleware.Errors;
import dev.traefikctl.middleware.Middleware;
import dev.traefikctl.model.StaticConfig;
import dev.traefikctl.model.http.Failover;
import dev.traefikctl.model.http.HighestRandomWeight;
import dev.traefikctl.model.http.HttpConfig;
import dev.traefikctl.model.http.LoadBalancer;
import dev.traefikctl.model.http.Mirroring;
import dev.traefikctl.model.http.ServiceType;
import dev.traefikctl.model.http.Weighted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What anything refers to, by qualified name. A reference from something unused counts, so that
 * only the root of a leftover is reported.
 */
record Usage(Set<String> middlewares, Set<String> services, Set<String> serversTransports) {

  static Usage of(Subject subject) {
    Usage usage = new Usage(new HashSet<>(), new HashSet<>(), new HashSet<>());
    HttpConfig http = subject.config().http();
    StaticConfig statics = subject.statics();
    if (statics != null) {
      statics
          .entryPoints()
          .values()
          .forEach(point -> usage.middlewares("", point.http().middlewares()));
    }
    http.routers()
        .forEach((name, router) -> {
          usage.middlewares(name, router.middlewares());
          usage.services(name, List.of(router.service()));
        });
    http.middlewares()
        .forEach(
            (name, definition) -> definition.types().forEach(type -> usage.middleware(name, type)));
    http.services()
        .forEach((name, service) -> {
          usage.middlewares(name, service.middlewares());
          service.types().forEach(type -> usage.service(name, type));
        });
    return usage;
  }

  private void middlewares(String owner, List<String> names) {
    names.forEach(name -> middlewares.add(Names.qualified(owner, name)));
  }

  private void services(String owner, List<String> names) {
    names.forEach(name -> services.add(Names.qualified(owner, name)));
  }

  private void middleware(String owner, Middleware middleware) {
    switch (middleware) {
      case Chain chain -> middlewares(owner, chain.middlewares());
      case Errors errors -> services(owner, List.of(errors.service()));
      default -> {}
    }
  }

  private void service(String owner, ServiceType type) {
    switch (type) {
      case LoadBalancer balancer ->
          serversTransports.add(Names.qualified(owner, balancer.serversTransport()));
      case Weighted weighted ->
          weighted.services().forEach(child -> services(owner, List.of(child.name())));
      case HighestRandomWeight weighted ->
          weighted.services().forEach(child -> services(owner, List.of(child.name())));
      case Failover failover -> services(owner, List.of(failover.service(), failover.fallback()));
      case Mirroring mirroring -> {
        List<String> names = new ArrayList<>(List.of(mirroring.service()));
        mirroring.mirrors().forEach(mirror -> names.add(mirror.name()));
        services(owner, names);
      }
    }
  }
}
