package dev.traefikctl.routing;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.http.Handler;
import dev.traefikctl.model.http.RouterObservability;
import dev.traefikctl.model.http.RouterTls;
import dev.traefikctl.routing.Instrumentation.Candidate;
import dev.traefikctl.routing.Instrumentation.Takes;
import dev.traefikctl.rule.HttpRule;
import dev.traefikctl.rule.Parsed;
import dev.traefikctl.rule.Priorities;
import dev.traefikctl.rule.RuleDomains;
import dev.traefikctl.rule.RuleSyntax;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Builds routers. */
final class HttpCompiler {

  private final EntryPoints entryPoints;
  private final ServiceBuilder services;
  private final MiddlewareBuilder middlewares;
  private final Set<String> tlsOptions;
  private final Set<String> resolvers;
  private final Problems problems;
  private final Kept kept;
  private final Instrumentation instrumentation;

  HttpCompiler(
      EntryPoints entryPoints,
      ServiceBuilder services,
      MiddlewareBuilder middlewares,
      Set<String> tlsOptions,
      Set<String> resolvers,
      Problems problems,
      Kept kept,
      Instrumentation instrumentation) {
    this.entryPoints = entryPoints;
    this.services = services;
    this.middlewares = middlewares;
    this.tlsOptions = tlsOptions;
    this.resolvers = resolvers;
    this.problems = problems;
    this.kept = kept;
    this.instrumentation = instrumentation;
  }

  /** Builds all routers; the result has those of each entry point, in the order of their names. */
  Map<String, List<RouterPart>> build(SortedMap<String, RouterPart> routers) {
    RouterTree.build(routers, entryPoints.hasModels(), problems);
    Map<String, List<RouterPart>> byEntryPoint = new HashMap<>();
    for (RouterPart part : routers.values()) {
      place(part, byEntryPoint);
    }
    return byEntryPoint;
  }

  /** Puts the router on its entry points and builds it. */
  private void place(RouterPart part, Map<String, List<RouterPart>> byEntryPoint) {
    for (int i = 0; i < part.entryPoints.size(); i++) {
      String name = part.entryPoints.get(i);
      if (!entryPoints.isTcp(name)) {
        part.warn("entryPoint \"" + name + "\" doesn't exist");
        reportEntryPoint(part, name);
      } else if (!part.users().contains(name)) {
        part.usedBy(name);
        byEntryPoint.computeIfAbsent(name, key -> new ArrayList<>()).add(part);
      }
    }
    boolean placed = !part.users().isEmpty();
    if (placed && !part.isChild()) {
      build(part);
    } else if (placed) {
      rank(part);
      inspect(part); // its parents, if any, are what serves it
    } else if (!part.isChild()) {
      part.disable("no valid entryPoint for this router");
      inspect(part);
    }
  }

  /**
   * Traefik goes no further with such a router; what else is wrong with it is told all the same.
   */
  private void inspect(RouterPart part) {
    if (!part.service().isEmpty()) {
      String service = part.qualifiedService();
      services.checkExists(service, part.name(), part.path().child("service"));
    }
    List<String> _ = qualifiedMiddlewares(part);
    boolean _ = parseRule(part, false);
  }

  private void reportEntryPoint(RouterPart part, String name) {
    ConfigPath path = entryPointPath(part, name);
    String message =
        entryPoints.isUdp(name)
            ? "entry point \"" + name + "\" is for UDP"
            : "entry point \"" + name + "\" does not exist";
    problems.report(
        Diagnostic.about(Code.UNKNOWN_ENTRY_POINT, path, message)
            .suggest(Problems.similar(name, entryPoints.names(false))));
  }

  /** Where the entry point is named: for routers of Traefik's own, in the static configuration. */
  private ConfigPath entryPointPath(RouterPart part, String name) {
    return switch (part.name()) {
      case "acme-http@internal" -> entryPoints.challengePath(name);
      case "ping@internal" -> ConfigPath.of("ping", "entryPoint");
      case "prometheus@internal" -> ConfigPath.of("metrics", "prometheus", "entryPoint");
      default -> part.path().child("entryPoints").child(part.config().entryPoints().indexOf(name));
    };
  }

  /** Builds a router once: its children, service, middlewares and rule. */
  private void build(RouterPart part) {
    if (part.built) {
      return;
    }
    part.built = true;
    if (!rank(part)) {
      noteDomains(part);
      return;
    }
    String error = tlsError(part);
    Built target = target(part);
    Built whole = withMiddlewares(part, target.handler(), error != null || target.isFailed());
    error = error != null ? error : target.isFailed() ? target.error() : whole.error();
    if (error != null) {
      part.disable(error);
    }
    boolean ruled = parseRule(part, error == null);
    if (!ruled) {
      noteDomains(part);
    }
    if (error == null && ruled) {
      part.handler = instrumentation.router(part.name(), handler(part, whole.handler()));
    }
  }

  /** Gives the router its priority; false where that is too high, as for no child it is. */
  private boolean rank(RouterPart part) {
    if (part.priority == 0) {
      part.priority = HttpRule.defaultPriority(part.config().rule());
    }
    boolean free = Names.isInternal(part.name()) || part.users().isEmpty();
    String tooHigh = free ? null : Priorities.problem(part.priority);
    if (tooHigh != null) {
      part.disable(tooHigh);
      problems.report(
          Diagnostic.about(Code.PRIORITY_TOO_HIGH, part.path().child("priority"), tooHigh));
    }
    return tooHigh == null;
  }

  private static Handler handler(RouterPart part, Handler next) {
    RouterObservability observability = part.observability;
    boolean silent = observability != null && Boolean.FALSE.equals(observability.accessLogs());
    boolean internal = Names.isInternal(part.service());
    return new RouterHandler(part.name(), part.denied, internal, silent, next);
  }

  private @Nullable String tlsError(RouterPart part) {
    RouterTls tls = part.tls;
    if (tls == null) {
      return null;
    }
    if (!tls.certResolver().isEmpty() && !resolvers.contains(tls.certResolver())) {
      ConfigPath path = tlsPath(part).child("certResolver");
      String message = "certificate resolver \"" + tls.certResolver() + "\" does not exist";
      problems.report(
          Diagnostic.about(Code.UNKNOWN_CERT_RESOLVER, path, message)
              .suggest(Problems.similar(tls.certResolver(), resolvers)));
    }
    if (tls.options().isEmpty() || tls.options().equals("default")) {
      return null;
    }
    String name = Names.qualify(Names.provider(part.name()), tls.options());
    if (tlsOptions.contains(name)) {
      return null;
    }
    ConfigPath path = tlsPath(part).child("options");
    problems.report(
        References.missing(
            problems,
            Code.UNKNOWN_TLS_OPTIONS,
            path,
            "TLS options",
            part.name(),
            name,
            tlsOptions));
    return "building router handler: unknown TLS options: " + name;
  }

  private static ConfigPath tlsPath(RouterPart part) {
    String entryPoint = part.modelledBy;
    return part.config().tls() == null && entryPoint != null
        ? ConfigPath.of("entryPoints", entryPoint, "http", "tls")
        : part.path().child("tls");
  }

  private Built target(RouterPart part) {
    if (!part.children.isEmpty()) {
      return children(part);
    }
    if (part.service().isEmpty()) {
      return Built.failed("router must have either a service or child routers");
    }
    String service = part.qualifiedService();
    return services.build(service, part.name(), part.path().child("service"));
  }

  private Built children(RouterPart part) {
    List<RouterPart> usable = new ArrayList<>(part.children.size());
    for (RouterPart child : part.children) {
      if (child.errors().isEmpty()) { // Traefik skips those with warnings, too
        build(child);
      }
      if (child.handler != null && child.errors().isEmpty()) {
        usable.add(child);
      }
    }
    if (usable.isEmpty()) {
      return Built.failed(
          "building child routers muxer: no child routers could be added to muxer ("
              + part.children.size()
              + " skipped)");
    }
    return Built.of(watched(part.name(), usable, RouterChoice.below(usable), true));
  }

  private Built withMiddlewares(RouterPart part, Handler target, boolean silent) {
    if (part.middlewares.isEmpty()) {
      return Built.of(target);
    }
    List<String> qualified = qualifiedMiddlewares(part);
    part.middlewares = qualified;
    return middlewares.use(part.name(), silent).wrap(qualified, target);
  }

  /** The router's middlewares by qualified names; those that do not exist are reported. */
  private List<String> qualifiedMiddlewares(RouterPart part) {
    String provider = Names.provider(part.name());
    List<String> qualified = new ArrayList<>(part.middlewares.size());
    for (int i = 0; i < part.middlewares.size(); i++) {
      String name = Names.qualify(provider, part.middlewares.get(i));
      qualified.add(name);
      boolean inherited = i < part.inherited;
      Code code = inherited ? Code.UNKNOWN_ENTRY_POINT_MIDDLEWARE : Code.UNKNOWN_MIDDLEWARE;
      middlewares.check(part.name(), name, part.middlewarePath(i), code);
    }
    return List.copyOf(qualified);
  }

  /**
   * Reads the rule; what is wrong with it is always reported.
   *
   * @param noted whether Traefik comes as far as to note it
   */
  private boolean parseRule(RouterPart part, boolean noted) {
    String text = part.config().rule();
    RuleSyntax syntax = RuleSyntax.of(part.ruleSyntax);
    HttpRule known = kept.rule(part.name(), text, syntax);
    Parsed<HttpRule> parsed =
        known == null ? HttpRule.parse(text, syntax) : new Parsed.Valid<>(known);
    return switch (parsed) {
      case Parsed.Valid<HttpRule>(HttpRule rule) -> {
        part.rule = rule;
        kept.keepRule(part.name(), rule);
        yield true;
      }
      case Parsed.Invalid<HttpRule> invalid -> {
        if (noted) {
          invalid.messages().forEach(part::disable);
        }
        ConfigPath path = part.path().child("rule");
        invalid.errors().forEach(error -> problems.report(error.diagnostic(path)));
        yield false;
      }
    };
  }

  /** Traefik reads the rule of a router with TLS once more, for its domains. */
  private static void noteDomains(RouterPart part) {
    String rule = part.config().rule();
    String problem = part.tls == null ? null : RuleDomains.ofHttp(rule).problem();
    if (problem != null) {
      part.disable("invalid rule " + rule + ", error: " + problem);
    }
  }

  /** The choice among the routers of an entry point, with what watches it. */
  Handler watched(String entryPoint, List<RouterPart> parts, RouterChoice choice) {
    return watched(entryPoint, parts, choice, false);
  }

  private Handler watched(
      String scope, List<RouterPart> parts, RouterChoice choice, boolean below) {
    return instrumentation.equals(Instrumentation.NONE)
        ? choice
        : instrumentation.choice(scope, candidates(parts, below), choice);
  }

  /** In the order in which the index tries them. */
  private static List<Candidate> candidates(List<RouterPart> parts, boolean below) {
    return parts.stream()
        .filter(part -> part.handler != null)
        .sorted((a, b) -> Long.compare(b.priority, a.priority))
        .map(part ->
            new Candidate(
                part.name(),
                part.config().rule(),
                RuleSyntax.of(part.ruleSyntax) == RuleSyntax.V2 ? "v2" : "v3",
                part.priority,
                below ? Takes.BOTH : part.tls == null ? Takes.PLAIN : Takes.TLS))
        .toList();
  }
}
