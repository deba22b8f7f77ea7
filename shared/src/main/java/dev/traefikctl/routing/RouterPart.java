package dev.traefikctl.routing;

import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.http.Handler;
import dev.traefikctl.model.http.Router;
import dev.traefikctl.model.http.RouterObservability;
import dev.traefikctl.model.http.RouterTls;
import dev.traefikctl.routing.RuntimeConfig.Item;
import dev.traefikctl.rule.HttpRule;
import dev.traefikctl.rule.RuleIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An HTTP router while it is compiled. */
final class RouterPart extends Part<Router> {

  /** The name in the configuration, which a copy for an entry point does not have itself. */
  final String origin;

  List<String> entryPoints;
  List<String> middlewares;
  List<String> parentRefs;
  String ruleSyntax;
  long priority;
  @Nullable RouterTls tls;
  @Nullable RouterObservability observability;

  /** Of the middlewares, how many come from the entry point that made this copy. */
  int inherited;

  /** The entry point whose options this router has; null where it has none of them. */
  @Nullable String modelledBy;

  /** Escapes that the entry point does not allow in paths. */
  Set<String> denied = Set.of();

  /** Child routers by qualified name, in the order of the names. */
  final List<RouterPart> children = new ArrayList<>(0);

  /** What serves it and its rule; null until it is built, or where that failed. */
  @Nullable Handler handler;

  @Nullable HttpRule rule;
  boolean built;
  private @Nullable String qualifiedService;

  RouterPart(String name, String origin, Router router) {
    super(name, router);
    this.origin = origin;
    entryPoints = router.entryPoints();
    middlewares = router.middlewares();
    parentRefs = router.parentRefs();
    ruleSyntax = router.ruleSyntax();
    priority = router.priority();
    tls = router.tls();
    observability = router.observability();
  }

  /** Whether it is below other routers; {@link RouterTree} may find that those do not exist. */
  boolean isChild() {
    return !parentRefs.isEmpty();
  }

  String service() {
    return config().service();
  }

  /** The qualified name of its service; the very same string each time, whose hash is known. */
  String qualifiedService() {
    String known = qualifiedService;
    if (known == null) {
      known = Names.qualify(Names.provider(name()), service());
      qualifiedService = known;
    }
    return known;
  }

  /** What an index has of it; null where it gets no requests. */
  RuleIndex.@Nullable Entry<Handler> entry() {
    Handler serving = handler;
    HttpRule matching = rule;
    return serving == null || matching == null
        ? null
        : new RuleIndex.Entry<>(name(), matching, priority, serving);
  }

  /** The path in the configuration, with the qualified name. */
  ConfigPath path() {
    return ConfigPath.of("http", "routers", origin);
  }

  /** Where the middleware at that index is named. */
  ConfigPath middlewarePath(int index) {
    String entryPoint = modelledBy;
    return entryPoint != null && index < inherited
        ? ConfigPath.of("entryPoints", entryPoint, "http", "middlewares").child(index)
        : path().child("middlewares").child(index - inherited);
  }

  @Override
  Item<Router> item() {
    Router written = config();
    config(
        new Router(
            entryPoints,
            middlewares,
            written.service(),
            written.rule(),
            parentRefs,
            ruleSyntax,
            priority,
            tls,
            observability));
    return super.item();
  }
}
