package dev.traefikctl.lint;

import dev.traefikctl.middleware.Chain;
import dev.traefikctl.middleware.Errors;
import dev.traefikctl.middleware.Middleware;
import dev.traefikctl.model.StaticConfig;
import dev.traefikctl.model.http.Failover;
import dev.traefikctl.model.http.HighestRandomWeight;
import dev.traefikctl.model.http.HttpConfig;
import dev.traefikctl.model.http.LoadBalancer;
import dev.traefikctl.model.http.MiddlewareDef;
import dev.traefikctl.model.http.Mirroring;
import dev.traefikctl.model.http.Router;
import dev.traefikctl.model.http.Service;
import dev.traefikctl.model.http.ServiceType;
import dev.traefikctl.model.http.Weighted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What anything refers to, by local name. A reference from something unused counts, so that only
 * the root of a leftover is reported.
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
          .forEach(point -> usage.middlewares(point.http().middlewares()));
    }
    for (Router router : http.routers().values()) {
      usage.middlewares(router.middlewares());
      usage.services(List.of(router.service()));
    }
    for (MiddlewareDef definition : http.middlewares().values()) {
      definition.types().forEach(usage::middleware);
    }
    for (Service service : http.services().values()) {
      usage.middlewares(service.middlewares());
      service.types().forEach(usage::service);
    }
    return usage;
  }

  private void middlewares(List<String> names) {
    names.forEach(name -> middlewares.add(Names.local(name)));
  }

  private void services(List<String> names) {
    names.forEach(name -> services.add(Names.local(name)));
  }

  private void middleware(Middleware middleware) {
    switch (middleware) {
      case Chain chain -> middlewares(chain.middlewares());
      case Errors errors -> services(List.of(errors.service()));
      default -> {}
    }
  }

  private void service(ServiceType type) {
    switch (type) {
      case LoadBalancer balancer -> serversTransports.add(Names.local(balancer.serversTransport()));
      case Weighted weighted ->
          weighted.services().forEach(child -> services(List.of(child.name())));
      case HighestRandomWeight weighted ->
          weighted.services().forEach(child -> services(List.of(child.name())));
      case Failover failover -> services(List.of(failover.service(), failover.fallback()));
      case Mirroring mirroring -> {
        List<String> names = new ArrayList<>(List.of(mirroring.service()));
        mirroring.mirrors().forEach(mirror -> names.add(mirror.name()));
        services(names);
      }
    }
  }
}
