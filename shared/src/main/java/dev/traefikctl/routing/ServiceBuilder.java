package dev.traefikctl.routing;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.http.Handler;
import dev.traefikctl.http.TransportOptions;
import dev.traefikctl.model.http.Failover;
import dev.traefikctl.model.http.HighestRandomWeight;
import dev.traefikctl.model.http.LoadBalancer;
import dev.traefikctl.model.http.Mirroring;
import dev.traefikctl.model.http.Service;
import dev.traefikctl.model.http.ServiceType;
import dev.traefikctl.model.http.Weighted;
import dev.traefikctl.model.http.WeightedChild;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Builds the handlers of services; a service that several routers use is built once. */
final class ServiceBuilder {

  /** Each level of services takes some of the stack of the thread that serves a request. */
  private static final int MAX_DEPTH = 100;

  private static final Set<String> STRATEGIES = Set.of("", "wrr", "p2c", "hrw", "leasttime");

  private final Map<String, Part<Service>> parts;
  private final Transports transports;
  private final MiddlewareBuilder middlewares;
  private final InternalServiceGate internals;
  private final Problems problems;
  private final Kept kept;
  private final Instrumentation instrumentation;
  private final Map<String, Handler> built = new HashMap<>();
  private final List<String> stack = new ArrayList<>();

  ServiceBuilder(
      Map<String, Part<Service>> parts,
      Transports transports,
      MiddlewareBuilder middlewares,
      InternalServiceGate internals,
      Problems problems,
      Kept kept,
      Instrumentation instrumentation) {
    this.parts = parts;
    this.transports = transports;
    this.middlewares = middlewares;
    this.internals = internals;
    this.problems = problems;
    this.kept = kept;
    this.instrumentation = instrumentation;
  }

  /**
   * The handler of a service.
   *
   * @param from the qualified name of the router or service that refers to it, at {@code path}
   */
  Built build(String name, String from, ConfigPath path) {
    Handler known = built.get(name);
    if (known != null) {
      return Built.of(known);
    }
    Built result = Names.isInternal(name) ? internal(name, path) : configured(name, from, path);
    if (!result.isFailed()) {
      Handler handler = instrumentation.service(name, result.handler());
      built.put(name, handler);
      return Built.of(handler);
    }
    return result;
  }

  /** Whether some router uses a service, and it works. */
  boolean isBuilt(String name) {
    return built.containsKey(name);
  }

  private Built internal(String name, ConfigPath path) {
    Built result = internals.find(Names.local(name));
    String error = result.error();
    if (error != null) {
      boolean known = internals.isEnabled(Names.local(name));
      Code code = known ? Code.SERVICE_NOT_IMPLEMENTED : Code.UNKNOWN_SERVICE;
      problems.report(Diagnostic.about(code, path, error));
      return result;
    }
    Handler handler = result.handler();
    return Built.of(exchange -> {
      exchange.log().service(name);
      handler.handle(exchange);
    });
  }

  private Built configured(String name, String from, ConfigPath path) {
    Part<Service> part = parts.get(name);
    if (part == null) {
      checkExists(name, from, path);
      return Built.failed("the service \"" + name + "\" does not exist");
    }
    if (stack.size() > MAX_DEPTH) {
      String error = "services are nested more than " + MAX_DEPTH + " deep";
      problems.report(Diagnostic.about(Code.REFERENCE_CYCLE, path(name), error));
      return Built.failed(error);
    }
    if (stack.contains(name)) {
      String way = Names.way("service", stack, name);
      String error = "could not instantiate service " + name + ": recursion detected in " + way;
      if (problems.isNewCycle("services", stack, name)) {
        problems.report(Diagnostic.about(Code.REFERENCE_CYCLE, path(name), error));
      }
      part.disable(error);
      return Built.failed(error);
    }
    stack.add(name);
    Built result = type(part);
    if (!result.isFailed()) {
      result = withMiddlewares(part, result.handler());
    }
    stack.removeLast();
    String error = result.error();
    if (error != null) {
      part.disable(error);
    }
    return result;
  }

  /** Reports a reference that leads nowhere. */
  void checkExists(String name, String from, ConfigPath path) {
    if (!parts.containsKey(name) && !Names.isInternal(name)) {
      problems.report(
          References.missing(
              problems, Code.UNKNOWN_SERVICE, path, "service", from, name, parts.keySet()));
    }
  }

  private Built type(Part<Service> part) {
    List<ServiceType> types = part.config().types();
    String error = ServiceTypes.problem("service", part.name(), types);
    if (error != null) {
      problems.report(Diagnostic.about(Code.SERVICE_TYPE, path(part.name()), error));
      return Built.failed(error);
    }
    return switch (types.getFirst()) {
      case LoadBalancer balancer -> loadBalancer(part, balancer);
      case Weighted weighted -> weighted(part, weighted);
      case HighestRandomWeight byAddress ->
          children(
              part,
              "highestRandomWeight",
              byAddress.services(),
              byAddress.healthCheck() != null,
              Strategies::highestRandomWeight);
      case Mirroring mirroring -> unserved(part, "mirroring");
      case Failover failover -> unserved(part, "failover");
    };
  }

  private Built unserved(Part<Service> part, String type) {
    String error = "services of the type " + type + " are not served by this version yet";
    ConfigPath path = path(part.name()).child(type);
    problems.report(Diagnostic.about(Code.SERVICE_NOT_IMPLEMENTED, path, error));
    return Built.failed(error);
  }

  private Built withMiddlewares(Part<Service> part, Handler service) {
    List<String> names = part.config().middlewares();
    if (names.isEmpty()) {
      return Built.of(service);
    }
    String provider = Names.provider(part.name());
    List<String> qualified = names.stream().map(name -> Names.qualify(provider, name)).toList();
    for (int i = 0; i < qualified.size(); i++) {
      ConfigPath path = path(part.name()).child("middlewares").child(i);
      middlewares.check(part.name(), qualified.get(i), path, Code.UNKNOWN_MIDDLEWARE);
    }
    return middlewares.use("service " + part.name(), false).wrap(qualified, service);
  }

  private Built loadBalancer(Part<Service> part, LoadBalancer balancer) {
    String transportName =
        balancer.serversTransport().isEmpty()
            ? ""
            : Names.qualify(Names.provider(part.name()), balancer.serversTransport());
    TransportOptions transport = transports.find(transportName);
    ServerBalancer known =
        transport == null ? null : kept.balancer(part.name(), balancer, transport);
    if (known != null) {
      return built(part, known);
    }
    LoadBalancer shown = shown(part, balancer, transportName);
    show(part, shown);
    String error = strategyError(part, balancer);
    if (error != null) {
      return Built.failed(error);
    }
    if (transport == null) {
      problems.report(
          References.missing(
              problems,
              Code.UNKNOWN_SERVERS_TRANSPORT,
              path(part.name()).child("loadBalancer").child("serversTransport"),
              "serversTransport",
              part.name(),
              transportName,
              transports.names()));
    }
    error = serversError(part, balancer, transport == null ? transportName : null);
    return error != null
        ? Built.failed(error)
        : built(part, new ServerBalancer(part.name(), balancer, shown, transport));
  }

  private Built built(Part<Service> part, ServerBalancer balancer) {
    kept.keepBalancer(part.name(), balancer);
    show(part, balancer.shown());
    part.serverStatus(balancer.status());
    return Built.of(balancer);
  }

  private static void show(Part<Service> part, LoadBalancer shown) {
    part.config(new Service(part.config().middlewares(), List.of(shown)));
  }

  private @Nullable String strategyError(Part<Service> part, LoadBalancer balancer) {
    String strategy = balancer.strategy();
    if (STRATEGIES.contains(strategy)) {
      return null;
    }
    String error = "unsupported load-balancer strategy \"" + strategy + "\"";
    ConfigPath path = path(part.name()).child("loadBalancer").child("strategy");
    problems.report(
        Diagnostic.about(Code.WRONG_TYPE, path, error)
            .suggest("use one of wrr, p2c, hrw and leasttime"));
    return error;
  }

  private static LoadBalancer shown(Part<Service> part, LoadBalancer balancer, String transport) {
    return new LoadBalancer(
        StickyNames.effective(balancer.sticky(), part.name()),
        balancer.servers(),
        balancer.strategy(),
        balancer.healthCheck(),
        balancer.passiveHealthCheck(),
        balancer.passHostHeader(),
        balancer.responseForwarding(),
        transport);
  }

  /**
   * The first thing that is wrong with the servers; those before it are up.
   *
   * @param missing the transport that does not exist; null where it does
   */
  private @Nullable String serversError(
      Part<Service> part, LoadBalancer balancer, @Nullable String missing) {
    Map<String, String> status = new LinkedHashMap<>();
    String failure = null;
    for (int i = 0; i < balancer.servers().size(); i++) {
      String raw = balancer.servers().get(i).url();
      ServerUrl url = ServerUrl.parse(raw);
      String error = serverError(part, i, raw, url);
      if (error == null && missing != null) {
        error =
            "error building proxy for server URL "
                + raw
                + ": getting ServersTransport: servers transport not found "
                + missing;
      }
      if (error == null && failure == null) {
        status.put(url.text(), "UP");
      }
      failure = failure == null ? error : failure;
    }
    part.serverStatus(status);
    return failure;
  }

  private @Nullable String serverError(Part<Service> part, int index, String raw, ServerUrl url) {
    if (url.error() == null) {
      return null;
    }
    String error = "error parsing server URL " + raw + ": " + url.error();
    ConfigPath path = path(part.name()).child("loadBalancer").child("servers").child(index);
    problems.report(
        Diagnostic.about(Code.SERVER_URL, path.child("url"), error)
            .suggest(raw.contains("://") ? null : "write http://" + raw));
    return error;
  }

  private Built weighted(Part<Service> part, Weighted weighted) {
    Weighted shown =
        new Weighted(
            weighted.services(),
            StickyNames.effective(weighted.sticky(), part.name()),
            weighted.healthCheck());
    part.config(new Service(part.config().middlewares(), List.of(shown)));
    RoundRobin.Rotation rotation =
        kept.state(
            "service " + part.name(),
            "",
            weighted,
            RoundRobin.Rotation.class,
            () -> new RoundRobin.Rotation(new Random().nextLong()));
    return children(
        part,
        "weighted",
        weighted.services(),
        weighted.healthCheck() != null,
        targets -> {
          Collections.shuffle(targets, new Random(rotation.seed()));
          return new RoundRobin(targets, rotation);
        });
  }

  private Built children(
      Part<Service> part,
      String type,
      List<WeightedChild> children,
      boolean watched,
      Function<List<Target>, Strategy> strategy) {
    String provider = Names.provider(part.name());
    ConfigPath path = path(part.name()).child(type).child("services");
    List<Target> targets = new ArrayList<>(children.size());
    String failure = null;
    for (int i = 0; i < children.size(); i++) {
      WeightedChild child = children.get(i);
      String name = Names.qualify(provider, child.name());
      ConfigPath place = path.child(i).child("name");
      if (failure != null) {
        // Traefik stops at the first child that fails; going on could take for ever
        checkExists(name, part.name(), place);
        continue;
      }
      Built result = build(name, part.name(), place);
      if (result.isFailed()) {
        String context =
            type.equals("weighted") ? "building HTTP service \"" + child.name() + "\": " : "";
        failure = context + result.error();
      } else if (watched && !tellsHealth(name)) {
        failure =
            "cannot register "
                + child.name()
                + " as updater for "
                + part.name()
                + ": healthCheck not enabled in config for this service";
      }
      Long weight = child.weight();
      targets.add(new Target(child.name(), weight == null ? 1 : weight, result.handler()));
    }
    return failure == null
        ? Built.of(new Balancer(strategy.apply(targets)))
        : Built.failed(failure);
  }

  /** Whether a parent can follow the health of a service; lint says where it cannot (TRK7007). */
  private boolean tellsHealth(String name) {
    Part<Service> part = parts.get(name);
    return part != null
        && switch (part.config().types().getFirst()) {
          case LoadBalancer balancer -> balancer.healthCheck() != null;
          case Weighted weighted -> weighted.healthCheck() != null;
          case HighestRandomWeight byAddress -> byAddress.healthCheck() != null;
          case Mirroring unserved -> false;
          case Failover unserved -> false;
        };
  }

  private static ConfigPath path(String service) {
    return ConfigPath.of("http", "services", service);
  }
}
