package dev.traefikctl.routing;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Origins;
import dev.traefikctl.http.Handler;
import dev.traefikctl.model.DynamicConfig;
import dev.traefikctl.model.StaticConfig;
import dev.traefikctl.model.http.MiddlewareDef;
import dev.traefikctl.model.http.Router;
import dev.traefikctl.model.http.Service;
import dev.traefikctl.model.statics.EntryPoint;
import dev.traefikctl.model.tcp.TcpMiddlewareDef;
import dev.traefikctl.model.tcp.TcpRouter;
import dev.traefikctl.model.tcp.TcpService;
import dev.traefikctl.model.udp.UdpRouter;
import dev.traefikctl.model.udp.UdpService;
import dev.traefikctl.routing.RuntimeConfig.Item;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Compiles a configuration to a routing table. It never fails as a whole: each router, service and
 * middleware ends enabled, with a warning, or disabled with its errors, as Traefik's API shows it.
 *
 * <p>Diagnostics are those of what Traefik itself notices, and of what this version does not serve:
 * rules (TRK2001 to 2006), references (3001 to 3011), priorities and child routers (4007, 4010),
 * middlewares and services that cannot be built (6xxx, 7001, 7002, 7101). What Traefik accepts in
 * silence is for lint.
 */
public final class Compiler {

  /**
   * What is compiled.
   *
   * @param config the static configuration with the entry points that it effectively has
   * @param merged what the providers say, {@link InternalProvider} included, with qualified names
   * @param origins finds places by paths with qualified names
   * @param previous the table that this one will replace; what did not change keeps its state
   * @param instrumentation {@link Instrumentation#NONE} where nobody watches
   */
  public record Input(
      StaticConfig config,
      DynamicConfig merged,
      Origins origins,
      @Nullable RoutingTable previous,
      InternalServices internals,
      Instrumentation instrumentation) {}

  private final Input input;
  private final EntryPoints entryPoints;
  private final Problems problems;
  private final Kept kept;
  private final SortedMap<String, RouterPart> routers;
  private final SortedMap<String, Part<Service>> services;
  private final SortedMap<String, Part<MiddlewareDef>> middlewares;
  private final SortedMap<String, Part<TcpRouter>> tcpRouters;
  private final SortedMap<String, Part<TcpService>> tcpServices;
  private final SortedMap<String, Part<TcpMiddlewareDef>> tcpMiddlewares;
  private final SortedMap<String, Part<UdpRouter>> udpRouters;
  private final SortedMap<String, Part<UdpService>> udpServices;
  private final MiddlewareBuilder middlewareBuilder;

  private Compiler(Input input) {
    this.input = input;
    DynamicConfig merged = input.merged();
    RoutingTable previous = input.previous();
    entryPoints = new EntryPoints(input.config());
    problems = new Problems();
    kept = new Kept(previous == null ? null : previous.kept());
    routers = Models.apply(entryPoints, merged.http().routers());
    services = parts(merged.http().services());
    middlewares = parts(merged.http().middlewares());
    tcpRouters = parts(merged.tcp().routers());
    tcpServices = parts(merged.tcp().services());
    tcpMiddlewares = parts(merged.tcp().middlewares());
    udpRouters = parts(merged.udp().routers());
    udpServices = parts(merged.udp().services());
    middlewareBuilder =
        new MiddlewareBuilder(
            middlewares, tcpMiddlewares.keySet(), problems, kept, input.instrumentation());
  }

  /** Compiles; the result may be swapped in as it is. */
  public static RoutingTable compile(Input input) {
    return new Compiler(input).compile();
  }

  private static <T> SortedMap<String, Part<T>> parts(Map<String, T> configured) {
    SortedMap<String, Part<T>> out = new TreeMap<>();
    configured.forEach((name, config) -> out.put(name, new Part<>(name, config)));
    return out;
  }

  private RoutingTable compile() {
    Set<String> tlsOptions = tlsOptions();
    ServiceBuilder serviceBuilder = serviceBuilder();
    HttpCompiler http = httpCompiler(serviceBuilder, tlsOptions);
    Map<String, List<RouterPart>> placed = http.build(routers);
    Map<String, RouterChoice> choices = new HashMap<>();
    Map<String, Handler> watched = new HashMap<>();
    for (String name : entryPoints.pipelines().keySet()) {
      List<RouterPart> own = placed.getOrDefault(name, List.of());
      RouterChoice choice = RouterChoice.among(own);
      choices.put(name, choice);
      watched.put(name, http.watched(name, own, choice));
    }
    Set<String> usedTcp = tcpCompiler(tlsOptions).compile();
    new UdpCompiler(entryPoints, udpRouters, udpServices, problems).compile();
    Uses uses = new Uses(services, middlewares);
    routers.values().forEach(uses::note);
    UnservedTls.report(routers.values(), problems);
    input.config().entryPoints().forEach(this::noteRedirection);
    kept.close();
    LiveServices live =
        new LiveServices(
            kept.balancers(), usedTcp, items(services), items(tcpServices), items(udpServices));
    LiveRouters liveRouters =
        new LiveRouters(
            entryPoints, http, serviceBuilder, uses, problems, kept, live, routers, choices);
    return new RoutingTable(
        EntryPipeline.all(entryPoints, watched),
        runtime(live),
        problems.all(input.origins()),
        kept,
        live,
        input.instrumentation().equals(Instrumentation.NONE) ? liveRouters : null);
  }

  private ServiceBuilder serviceBuilder() {
    Transports transports =
        new Transports(
            input.config().serversTransport(), input.merged().http().serversTransports());
    return new ServiceBuilder(
        services,
        transports,
        middlewareBuilder,
        new InternalServiceGate(input.config(), input.internals()),
        problems,
        kept,
        input.instrumentation());
  }

  private HttpCompiler httpCompiler(ServiceBuilder serviceBuilder, Set<String> tlsOptions) {
    return new HttpCompiler(
        entryPoints,
        serviceBuilder,
        middlewareBuilder,
        tlsOptions,
        input.config().certificatesResolvers().keySet(),
        problems,
        kept,
        input.instrumentation());
  }

  private TcpCompiler tcpCompiler(Set<String> tlsOptions) {
    return new TcpCompiler(
        entryPoints,
        tcpRouters,
        tcpServices,
        tcpMiddlewares,
        input.merged().tcp().serversTransports().keySet(),
        tlsOptions,
        problems);
  }

  private Set<String> tlsOptions() {
    Set<String> out = new HashSet<>(input.merged().tls().options().keySet());
    out.add("default");
    return out;
  }

  private void noteRedirection(String name, EntryPoint entryPoint) {
    EntryPoint.Redirections redirections = entryPoint.http().redirections();
    EntryPoint.RedirectTo to = redirections == null ? null : redirections.entryPoint();
    if (to == null || InternalProvider.targetPort(input.config(), to.to()) != null) {
      return;
    }
    ConfigPath path = ConfigPath.of("entryPoints", name, "http", "redirections", "entryPoint");
    String message =
        to.to().isEmpty()
            ? "the entry point or port to redirect to is missing, so that nothing is redirected"
            : "entry point \"" + to.to() + "\" does not exist, so that nothing is redirected";
    problems.report(
        Diagnostic.about(Code.UNKNOWN_ENTRY_POINT, path.child("to"), message)
            .suggest(Problems.similar(to.to(), input.config().entryPoints().keySet())));
  }

  private RuntimeConfig runtime(LiveServices live) {
    RoutingTable previous = input.previous();
    SortedMap<String, Item<Router>> before =
        previous == null ? Collections.emptySortedMap() : previous.runtime().routers();
    return new RuntimeConfig(
        items(routers, before),
        Collections.unmodifiableSortedMap(live.http()),
        items(middlewares),
        items(tcpRouters),
        Collections.unmodifiableSortedMap(live.tcp()),
        items(tcpMiddlewares),
        items(udpRouters),
        Collections.unmodifiableSortedMap(live.udp()));
  }

  private static <T> SortedMap<String, Item<T>> items(SortedMap<String, ? extends Part<T>> parts) {
    return items(parts, Collections.emptySortedMap());
  }

  /** What became of parts; where that is what it was before, the objects stay the same. */
  private static <T> SortedMap<String, Item<T>> items(
      SortedMap<String, ? extends Part<T>> parts, SortedMap<String, Item<T>> before) {
    SortedMap<String, Item<T>> out = new TreeMap<>();
    parts.forEach((name, part) -> {
      Item<T> now = part.item();
      Item<T> old = before.get(name);
      Item<T> kept = old != null && now.equals(old) ? old : now;
      out.put(kept.name(), kept);
    });
    return Collections.unmodifiableSortedMap(out);
  }
}
