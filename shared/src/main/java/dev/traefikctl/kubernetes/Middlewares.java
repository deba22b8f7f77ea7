package dev.traefikctl.kubernetes;

import dev.traefikctl.diag.Code;
import dev.traefikctl.kubernetes.HttpServices.Named;
import dev.traefikctl.middleware.BasicAuth;
import dev.traefikctl.middleware.CircuitBreaker;
import dev.traefikctl.middleware.DigestAuth;
import dev.traefikctl.middleware.Errors;
import dev.traefikctl.middleware.ForwardAuth;
import dev.traefikctl.middleware.Middleware;
import dev.traefikctl.middleware.Retry;
import dev.traefikctl.schema.Projection;
import dev.traefikctl.schema.VariantKeys;
import dev.traefikctl.source.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Middlewares; those whose form in Kubernetes is another than in a file are converted. */
final class Middlewares {

  private static final SortedMap<String, String> BREAKER_TIMES =
      new TreeMap<>(
          Map.of("checkPeriod", "100ms", "fallbackDuration", "10s", "recoveryDuration", "10s"));

  /** Types that Traefik reads before error pages, and those after them. */
  private static final List<Class<? extends Record>> FIRST =
      List.of(BasicAuth.class, DigestAuth.class, ForwardAuth.class);

  private static final List<Class<? extends Record>> OTHERS = others();

  private static final long BREAKER_STATUS = 503;
  private static final long RETRY_BODY = 2_097_152;

  private final References references;
  private final HttpServices services;
  private final AuthMiddlewares auth;
  private final RateLimits rateLimits;
  private final Plugins plugins;
  private final Draft out;
  private final Draft definitions;

  Middlewares(Crd crd, HttpServices services) {
    this.references = crd.references();
    this.services = services;
    this.auth = new AuthMiddlewares(crd);
    this.rateLimits = new RateLimits(crd);
    this.out = crd.out().of(Section.HTTP_MIDDLEWARES);
    this.definitions = crd.out().of(Section.HTTP_SERVICES);
    this.plugins = new Plugins(crd.cluster());
  }

  private static List<Class<? extends Record>> others() {
    List<Class<? extends Record>> out = new ArrayList<>();
    for (Class<?> type : Middleware.class.getPermittedSubclasses()) {
      if (!FIRST.contains(type) && type != Errors.class) {
        out.add(type.asSubclass(Record.class));
      }
    }
    return List.copyOf(out);
  }

  /** Adds a middleware; one of whose types a part is wrong is left out as a whole. */
  void add(Scope outer, KubeObject object) {
    Scope scope =
        outer.reacting("Traefik leaves the middleware out, and disables the routers that use it");
    String id = Names.normal(object.namespace() + "-" + object.name());
    Draft middleware = new Draft(object.span());
    // what an error page needs stays defined where a type after it is wrong
    if (add(scope, object, middleware, FIRST)
        && errorPage(scope, object, id, middleware)
        && add(scope, object, middleware, OTHERS)) {
      out.set(id, middleware);
    }
  }

  /** Adds some types; false where a part of one is wrong, which is reported. */
  private boolean add(
      Scope scope, KubeObject object, Draft middleware, List<Class<? extends Record>> types) {
    for (Class<? extends Record> type : types) {
      String key = VariantKeys.of(type);
      Part part = object.spec().get(key);
      if (part.node() instanceof Node.Mapping section) {
        Node.Mapping same = key.equals("plugin") ? section : Projection.of(type, section);
        Node converted = converted(scope, object, key, part, same);
        if (converted == null) {
          return false;
        }
        middleware.set(key, converted).at(key, object.spec().keySpan(key));
      }
    }
    return true;
  }

  /** The section of one type; null where something of it is wrong, which is reported. */
  private @Nullable Node converted(
      Scope scope, KubeObject object, String key, Part part, Node.Mapping same) {
    String namespace = object.namespace();
    return switch (key) {
      case "basicAuth", "digestAuth" -> auth.users(scope, namespace, part, same);
      case "forwardAuth" -> auth.forward(scope, namespace, part, same);
      case "rateLimit" -> rateLimits.translate(scope, namespace, part, same);
      case "plugin" -> plugins.translate(scope, namespace, part);
      case "chain" -> chain(scope, namespace, part);
      case "retry" -> retry(scope, part);
      case "circuitBreaker" -> circuitBreaker(scope, part);
      case "compress" -> compress(part, same);
      default -> same;
    };
  }

  private @Nullable Node chain(Scope scope, String namespace, Part part) {
    Part list = part.get("middlewares");
    List<String> names = references.middlewares(scope, namespace, list);
    return names == null ? null : new Draft(part.span()).named("middlewares", names, list).build();
  }

  private static Node compress(Part part, Node.Mapping same) {
    Draft draft = Draft.of(same);
    if (!part.get("encodings").present()) {
      draft.texts("encodings", List.of("gzip", "br", "zstd"), part.span());
    }
    return draft.build();
  }

  private static @Nullable Node retry(Scope scope, Part part) {
    if (!areDurations(scope, part, List.of("initialInterval", "timeout"))
        || !(part.node() instanceof Node.Mapping section)) {
      return null;
    }
    Draft draft = Draft.of(Projection.of(Retry.class, section));
    if (!draft.has("maxRequestBodyBytes")) {
      draft.number("maxRequestBodyBytes", RETRY_BODY, part.span());
    }
    return draft.build();
  }

  private static @Nullable Node circuitBreaker(Scope scope, Part part) {
    if (!areDurations(scope, part, BREAKER_TIMES.keySet())
        || !(part.node() instanceof Node.Mapping section)) {
      return null;
    }
    Draft draft = Draft.of(Projection.of(CircuitBreaker.class, section));
    BREAKER_TIMES.forEach((key, other) -> {
      if (!part.get(key).present()) {
        draft.text(key, other, part.span());
      }
    });
    if (part.get("responseCode").number(0) == 0) {
      draft.number("responseCode", BREAKER_STATUS, part.span());
    }
    return draft.build();
  }

  static boolean areDurations(Scope scope, Part part, Collection<String> keys) {
    for (String key : keys) {
      if (part.get(key).present() && HttpServices.duration(scope, part.get(key)) == null) {
        return false;
      }
    }
    return true;
  }

  /** Error pages name a service as routes do, which becomes one of the configuration. */
  private boolean errorPage(Scope scope, KubeObject object, String id, Draft middleware) {
    Part part = object.spec().get("errors");
    if (!part.present()) {
      return true;
    }
    if (!(part.node() instanceof Node.Mapping section)) {
      scope.refuse(Code.MIDDLEWARE_VALUE_MISSING, part, "errors is no mapping");
      return false;
    }
    Part reference = part.get("service");
    Named named = services.find(scope, object.namespace(), reference);
    if (named == null) {
      return false;
    }
    Draft definition = named.definition();
    String name = definition == null ? named.name() : id + "-errorpage-service";
    if (definition != null) {
      definitions.set(name, definition);
    }
    Draft draft = Draft.of(Projection.of(Errors.class, section));
    draft.remove("service").text("service", name, reference.get("name").span());
    middleware.set("errors", draft).at("errors", object.spec().keySpan("errors"));
    return true;
  }
}
