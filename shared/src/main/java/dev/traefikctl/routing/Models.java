package dev.traefikctl.routing;

import dev.traefikctl.model.http.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Gives routers what their entry points add: middlewares, TLS, observability, refused escapes. A
 * router on several entry points is copied as {@code <entry point>-<name>} for each that adds
 * something; the original keeps the others.
 */
final class Models {

  private final EntryPoints entryPoints;
  private final SortedMap<String, RouterPart> out = new TreeMap<>();

  private Models(EntryPoints entryPoints) {
    this.entryPoints = entryPoints;
  }

  /** All routers that there are in the end, by name. */
  static SortedMap<String, RouterPart> apply(EntryPoints entryPoints, Map<String, Router> routers) {
    Models models = new Models(entryPoints);
    routers.forEach(models::add);
    return models.out;
  }

  private void add(String name, Router router) {
    if (!router.parentRefs().isEmpty()) {
      put(new RouterPart(name, name, router));
      return;
    }
    List<String> plain = new ArrayList<>(router.entryPoints().size());
    for (String entryPoint : router.entryPoints()) {
      if (entryPoints.model(entryPoint) == null) {
        plain.add(entryPoint);
      } else {
        String copy = router.entryPoints().size() > 1 ? entryPoint + "-" + name : name;
        put(modelled(copy, name, router, entryPoint));
      }
    }
    if (plain.isEmpty() && !router.entryPoints().isEmpty()) {
      return;
    }
    RouterPart part = new RouterPart(name, name, router);
    part.entryPoints = List.copyOf(plain);
    part.observability = EntryPoints.observability(router.observability(), null);
    finish(part);
    put(part);
  }

  /** A copy may have the name of another router, which is left to chance in Traefik. */
  private void put(RouterPart part) {
    out.merge(part.name(), part, (one, other) -> isFirst(one, other) ? one : other);
  }

  /** The router of that name itself comes first. */
  private static boolean isFirst(RouterPart one, RouterPart other) {
    return one.origin.equals(one.name())
        || !other.origin.equals(other.name()) && one.origin.compareTo(other.origin) < 0;
  }

  private RouterPart modelled(String copy, String origin, Router router, String entryPoint) {
    RouterPart part = new RouterPart(copy, origin, router);
    EntryPoints.Model model = entryPoints.model(entryPoint);
    part.entryPoints = List.of(entryPoint);
    part.observability = EntryPoints.observability(router.observability(), model);
    if (model != null) {
      List<String> all = new ArrayList<>(model.middlewares());
      all.addAll(router.middlewares());
      part.middlewares = List.copyOf(all);
      part.inherited = model.middlewares().size();
      part.modelledBy = entryPoint;
      part.denied = model.denied();
      part.tls = router.tls() == null ? model.tls() : router.tls();
    }
    finish(part);
    return part;
  }

  private void finish(RouterPart part) {
    if (part.ruleSyntax.isEmpty()) {
      part.ruleSyntax = entryPoints.defaultSyntax();
    }
  }
}
