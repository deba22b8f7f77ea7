package dev.traefikctl.routing;

import dev.traefikctl.model.http.MiddlewareDef;
import dev.traefikctl.model.http.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which services and middlewares routers name themselves; those that chains and parents name do not
 * count.
 */
record Uses(Map<String, Part<Service>> services, Map<String, Part<MiddlewareDef>> middlewares) {

  /** The middlewares that a router names and that there are, as often as it names them. */
  List<Part<MiddlewareDef>> middlewares(RouterPart router) {
    if (router.middlewares.isEmpty()) {
      return List.of();
    }
    String provider = Names.provider(router.name());
    List<Part<MiddlewareDef>> out = new ArrayList<>(router.middlewares.size());
    for (String name : router.middlewares) {
      Part<MiddlewareDef> used = middlewares.get(Names.qualify(provider, name));
      if (used != null) {
        out.add(used);
      }
    }
    return out;
  }

  /** The service that a router names, where there is one. */
  List<Part<Service>> service(RouterPart router) {
    Part<Service> used = services.get(router.qualifiedService());
    return used == null ? List.of() : List.of(used);
  }

  void note(RouterPart router) {
    middlewares(router).forEach(part -> part.usedBy(router.name()));
    service(router).forEach(part -> part.usedBy(router.name()));
  }

  void forget(RouterPart router) {
    middlewares(router).forEach(part -> part.unusedBy(router.name()));
    service(router).forEach(part -> part.unusedBy(router.name()));
  }
}
