package dev.traefikctl.routing;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.http.IpRanges;
import dev.traefikctl.middleware.TcpMiddleware;
import dev.traefikctl.model.http.WeightedChild;
import dev.traefikctl.model.tcp.TcpLoadBalancer;
import dev.traefikctl.model.tcp.TcpMiddlewareDef;
import dev.traefikctl.model.tcp.TcpRouter;
import dev.traefikctl.model.tcp.TcpRouterTls;
import dev.traefikctl.model.tcp.TcpService;
import dev.traefikctl.model.tcp.TcpServiceType;
import dev.traefikctl.model.tcp.TcpWeighted;
import dev.traefikctl.rule.Parsed;
import dev.traefikctl.rule.Priorities;
import dev.traefikctl.rule.RuleDomains;
import dev.traefikctl.rule.RuleSyntax;
import dev.traefikctl.rule.TcpRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds out what becomes of TCP routers, services and middlewares. */
final class TcpCompiler {

  private static final int MAX_DEPTH = 100;

  private final EntryPoints entryPoints;
  private final Map<String, Part<TcpRouter>> routers;
  private final Map<String, Part<TcpService>> services;
  private final Map<String, Part<TcpMiddlewareDef>> middlewares;
  private final Set<String> transports;
  private final Set<String> tlsOptions;
  private final Problems problems;
  private final Set<String> usable = new HashSet<>();

  TcpCompiler(
      EntryPoints entryPoints,
      Map<String, Part<TcpRouter>> routers,
      Map<String, Part<TcpService>> services,
      Map<String, Part<TcpMiddlewareDef>> middlewares,
      Set<String> transports,
      Set<String> tlsOptions,
      Problems problems) {
    this.entryPoints = entryPoints;
    this.routers = routers;
    this.services = services;
    this.middlewares = middlewares;
    this.transports = transports;
    this.tlsOptions = tlsOptions;
    this.problems = problems;
  }

  /** The services that some router uses and that are right. */
  Set<String> compile() {
    for (Part<TcpRouter> router : routers.values()) {
      place(router);
      String service = Names.qualify(Names.provider(router.name()), router.config().service());
      Part<TcpService> used = services.get(service);
      if (used != null) {
        used.usedBy(router.name());
      }
    }
    return usable;
  }

  private void place(Part<TcpRouter> router) {
    List<String> names = router.config().entryPoints();
    for (int i = 0; i < names.size(); i++) {
      if (entryPoints.isTcp(names.get(i))) {
        router.usedBy(names.get(i));
      } else {
        String error = "entryPoint \"" + names.get(i) + "\" doesn't exist";
        router.warn(error);
        ConfigPath path = path(router).child("entryPoints").child(i);
        problems.report(Diagnostic.about(Code.UNKNOWN_ENTRY_POINT, path, error));
      }
    }
    if (router.users().isEmpty()) {
      router.disable("no valid entryPoint for this router");
    } else {
      build(router);
    }
  }

  private static ConfigPath path(Part<TcpRouter> router) {
    return ConfigPath.of("tcp", "routers", router.name());
  }

  private void build(Part<TcpRouter> router) {
    TcpRouter written = router.config();
    router.config(effective(written, written.middlewares()));
    String tooHigh = Priorities.problem(router.config().priority());
    if (tooHigh != null) {
      ConfigPath path = path(router).child("priority");
      problems.report(Diagnostic.about(Code.PRIORITY_TOO_HIGH, path, tooHigh));
    }
    List<String> ruleErrors = ruleErrors(router);
    String provider = Names.provider(router.name());
    String service = serviceError(router, provider);
    String tls = tlsError(router, provider);
    List<String> qualified =
        written.middlewares().stream().map(name -> Names.qualify(provider, name)).toList();
    String middleware = middlewareError(router, qualified);
    if (tooHigh == null && tls == null && hasPlace(written)) {
      router.config(effective(written, qualified));
    }
    if (written.service().isEmpty()) {
      router.disable(String.valueOf(service));
    } else if (!ruleErrors.isEmpty()) {
      ruleErrors.forEach(router::disable);
    } else {
      Stream.of(tooHigh, tls, service, middleware)
          .filter(Objects::nonNull)
          .findFirst()
          .ifPresent(router::disable);
    }
  }

  /** A router with what it leaves open filled in. */
  private TcpRouter effective(TcpRouter written, List<String> middlewares) {
    return new TcpRouter(
        written.entryPoints(),
        middlewares,
        written.service(),
        written.rule(),
        written.ruleSyntax().isEmpty() ? entryPoints.defaultSyntax() : written.ruleSyntax(),
        written.priority() == 0 ? TcpRule.defaultPriority(written.rule()) : written.priority(),
        written.tls());
  }

  /** Whether Traefik gets as far as to look at service and middlewares. */
  private static boolean hasPlace(TcpRouter router) {
    RuleDomains domains = RuleDomains.ofTcp(router.rule());
    boolean needsTls = !domains.names().isEmpty() && !domains.names().getFirst().equals("*");
    return !router.service().isEmpty()
        && domains.problem() == null
        && (router.tls() != null || !needsTls);
  }

  private List<String> ruleErrors(Part<TcpRouter> router) {
    TcpRouter config = router.config();
    RuleSyntax syntax = RuleSyntax.of(config.ruleSyntax());
    Parsed<TcpRule> parsed = TcpRule.parse(config.rule(), syntax, config.tls() != null);
    if (parsed instanceof Parsed.Invalid<TcpRule> invalid) {
      ConfigPath path = path(router).child("rule");
      invalid.errors().forEach(error -> problems.report(error.diagnostic(path)));
      return invalid.messages();
    }
    return List.of();
  }

  private @Nullable String tlsError(Part<TcpRouter> router, String provider) {
    TcpRouterTls tls = router.config().tls();
    if (tls == null
        || tls.passthrough()
        || tls.options().isEmpty()
        || tls.options().equals("default")) {
      return null;
    }
    String name = Names.qualify(provider, tls.options());
    if (tlsOptions.contains(name)) {
      return null;
    }
    ConfigPath path = path(router).child("tls").child("options");
    problems.report(
        References.missing(
            problems,
            Code.UNKNOWN_TLS_OPTIONS,
            path,
            "TLS options",
            router.name(),
            name,
            tlsOptions));
    return "unknown TLS options: " + name;
  }

  private @Nullable String middlewareError(Part<TcpRouter> router, List<String> names) {
    String error = null;
    for (int i = names.size() - 1; i >= 0; i--) {
      Part<TcpMiddlewareDef> part = middlewares.get(names.get(i));
      String found = part == null ? missing(router, names.get(i), i) : problem(part);
      error = error == null ? found : error;
    }
    return error;
  }

  private String missing(Part<TcpRouter> router, String name, int index) {
    ConfigPath path = path(router).child("middlewares").child(index);
    problems.report(
        References.missing(
            problems,
            Code.UNKNOWN_MIDDLEWARE,
            path,
            "TCP middleware",
            router.name(),
            name,
            middlewares.keySet()));
    return "middleware \"" + name + "\" does not exist";
  }

  private @Nullable String problem(Part<TcpMiddlewareDef> part) {
    List<TcpMiddleware> types = part.config().types();
    ConfigPath path = ConfigPath.of("tcp", "middlewares", part.name());
    if (types.size() != 1) {
      String error =
          types.isEmpty()
              ? "invalid middleware \"" + part.name() + "\" configuration: invalid middleware type"
              : "cannot create middleware: multi-types middleware not supported";
      problems.report(Diagnostic.about(Code.MIDDLEWARE_TYPE, path, error));
      part.disable(error);
      return error;
    }
    String error =
        switch (types.getFirst()) {
          case TcpMiddleware.IpAllowList list -> ranges(list.sourceRange());
          case TcpMiddleware.IpWhiteList list -> ranges(list.sourceRange());
          case TcpMiddleware.InFlightConn limit -> null;
        };
    if (error != null) {
      problems.report(Diagnostic.about(Code.MIDDLEWARE_VALUE_MISSING, path, error));
      part.disable(error);
    }
    return error;
  }

  private static @Nullable String ranges(List<String> ranges) {
    if (ranges.isEmpty()) {
      return "sourceRange is empty, IPAllowLister not created";
    }
    int wrong = IpRanges.firstInvalid(ranges);
    return wrong < 0
        ? null
        : "cannot parse CIDRs "
            + ranges
            + ": parsing CIDR trusted IPs <nil>: invalid CIDR address: "
            + ranges.get(wrong);
  }

  private @Nullable String serviceError(Part<TcpRouter> router, String provider) {
    ConfigPath path = path(router).child("service");
    String name = router.config().service();
    if (name.isEmpty()) {
      String error = "the service is missing on the router";
      problems.report(Diagnostic.about(Code.UNKNOWN_SERVICE, path(router), error));
      return error;
    }
    return service(Names.qualify(provider, name), router.name(), path, new ArrayList<>());
  }

  private @Nullable String service(String name, String from, ConfigPath path, List<String> stack) {
    Part<TcpService> part = services.get(name);
    if (part == null) {
      problems.report(
          References.missing(
              problems, Code.UNKNOWN_SERVICE, path, "TCP service", from, name, services.keySet()));
      return "the service \"" + name + "\" does not exist";
    }
    if (stack.contains(name)) {
      String error = "could not instantiate service " + name + ": recursion detected";
      if (problems.isNewCycle("TCP services", stack, name)) {
        problems.report(Diagnostic.about(Code.REFERENCE_CYCLE, path, error));
      }
      return error;
    }
    if (usable.contains(name)) {
      return null;
    }
    stack.add(name);
    String error = stack.size() > MAX_DEPTH ? "services are nested too deep" : type(part, stack);
    stack.removeLast();
    if (error == null) {
      usable.add(name);
    } else {
      part.disable(error);
    }
    return error;
  }

  private @Nullable String type(Part<TcpService> part, List<String> stack) {
    List<TcpServiceType> types = part.config().types();
    String error = ServiceTypes.problem("service", part.name(), types);
    if (error != null) {
      ConfigPath path = ConfigPath.of("tcp", "services", part.name());
      problems.report(Diagnostic.about(Code.SERVICE_TYPE, path, error));
      return error;
    }
    return switch (types.getFirst()) {
      case TcpLoadBalancer balancer -> servers(part, balancer);
      case TcpWeighted weighted -> children(part, weighted, stack);
    };
  }

  private @Nullable String servers(Part<TcpService> part, TcpLoadBalancer balancer) {
    String transport = balancer.serversTransport();
    String qualified =
        transport.isEmpty() ? "" : Names.qualify(Names.provider(part.name()), transport);
    if (!qualified.isEmpty() && !transports.contains(qualified)) {
      ConfigPath path = ConfigPath.of("tcp", "services", part.name(), "loadBalancer");
      problems.report(
          References.missing(
              problems,
              Code.UNKNOWN_SERVERS_TRANSPORT,
              path.child("serversTransport"),
              "serversTransport",
              part.name(),
              qualified,
              transports));
      return "no transport configuration found for \"" + qualified + "\"";
    }
    part.serverStatus(status(balancer.servers()));
    return null;
  }

  /** What the API says of the health of servers. */
  static Map<String, String> status(List<TcpLoadBalancer.Server> servers) {
    Map<String, String> status = new LinkedHashMap<>();
    for (TcpLoadBalancer.Server server : servers) {
      if (isHostPort(server.address())) {
        status.put(server.address(), "UP");
      }
    }
    return status;
  }

  private static boolean isHostPort(String address) {
    int colon = address.lastIndexOf(':');
    return colon >= 0 && (address.startsWith("[") || address.indexOf(':') == colon);
  }

  private @Nullable String children(
      Part<TcpService> part, TcpWeighted weighted, List<String> stack) {
    String provider = Names.provider(part.name());
    ConfigPath path = ConfigPath.of("tcp", "services", part.name(), "weighted", "services");
    String error = null;
    for (int i = 0; i < weighted.services().size() && error == null; i++) {
      WeightedChild child = weighted.services().get(i);
      String name = Names.qualify(provider, child.name());
      error = service(name, part.name(), path.child(i).child("name"), stack);
    }
    return error;
  }
}
