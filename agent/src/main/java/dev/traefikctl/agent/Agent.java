package dev.traefikctl.agent;

import dev.traefikctl.agent.kube.KubernetesFeeds;
import dev.traefikctl.agent.net.EntryPointServer;
import dev.traefikctl.agent.telemetry.AccessLog;
import dev.traefikctl.agent.telemetry.Log;
import dev.traefikctl.agent.upstream.ForwardProxies;
import dev.traefikctl.agent.upstream.UpstreamPools;
import dev.traefikctl.agent.wire.EventLoops;
import dev.traefikctl.agent.wire.Loop;
import dev.traefikctl.diag.Origins;
import dev.traefikctl.http.Handler;
import dev.traefikctl.merge.Merge;
import dev.traefikctl.merge.Merged;
import dev.traefikctl.merge.ProviderChange;
import dev.traefikctl.merge.ProviderConfig;
import dev.traefikctl.model.RouterChange;
import dev.traefikctl.model.ServerChange;
import dev.traefikctl.model.StaticConfig;
import dev.traefikctl.model.statics.EntryPoint;
import dev.traefikctl.model.statics.EntryPoint.LifeCycle;
import dev.traefikctl.model.statics.Providers;
import dev.traefikctl.routing.Compiler;
import dev.traefikctl.routing.Instrumentation;
import dev.traefikctl.routing.InternalProvider;
import dev.traefikctl.routing.RoutingTable;
import dev.traefikctl.routing.RuntimeConfig;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A running agent: entry points, providers and what ties them together. */
final class Agent implements AutoCloseable {

  /** What closing connections and ending threads may take beyond the time that they are given. */
  private static final Duration SLACK = Duration.ofSeconds(3);

  private final StaticConfig config;
  private final @Nullable KubernetesFeeds kubernetes;
  private final Internals internals;
  private final @Nullable AccessLog accessLog;
  private final EventLoops loops;
  private final ConfigLoop configLoop;
  private final Listeners listeners;
  private final CompletableFuture<@Nullable Void> ready = new CompletableFuture<>();

  /** Whether the last merging had nothing to say; used by the configuration thread. */
  private boolean mergedInSilence;

  private volatile RoutingTable table = new RoutingTable(Map.of(), RuntimeConfig.EMPTY, List.of());

  private Agent(StaticConfig config, EventLoops loops, Map<String, String> environment) {
    this.config = config;
    this.loops = loops;
    this.internals = new Internals(config, () -> table.runtime(), () -> ready().isDone());
    this.accessLog = Telemetry.accessLog(config.accessLog());
    this.kubernetes = kubernetes(config, environment);
    this.configLoop =
        new ConfigLoop(
            providers(),
            config.providers().providersThrottleDuration(),
            new ConfigLoop.Sink() {
              @Override
              public void apply(List<ProviderConfig> providers) {
                Agent.this.apply(providers);
              }

              @Override
              public boolean replaceServers(ServerChange change) {
                return table.replaceServers(change);
              }

              @Override
              public boolean replaceRouters(
                  List<ProviderConfig> providers, List<ProviderChange.Routers> changes) {
                return Agent.this.replaceRouters(providers, changes);
              }
            },
            System::nanoTime);
    this.listeners = new Listeners(config, () -> table, loops);
    useProxies(ForwardProxies.of(environment));
  }

  /** Comes before every connection, as the tasks of a loop run in order. */
  private void useProxies(ForwardProxies proxies) {
    if (proxies != ForwardProxies.NONE) {
      for (Loop loop : loops.all()) {
        loop.executor().execute(() -> UpstreamPools.of(loop).use(proxies));
      }
    }
  }

  /** Its classes take long to load, and are not touched where nothing is said of Kubernetes. */
  private static @Nullable KubernetesFeeds kubernetes(
      StaticConfig config, Map<String, String> environment) {
    Providers providers = config.providers();
    boolean enabled = providers.kubernetesCRD() != null || providers.kubernetesIngress() != null;
    return enabled ? new KubernetesFeeds(config, environment) : null;
  }

  private List<Provider> providers() {
    List<Provider> out = new ArrayList<>(FileProvider.of(config.providers().file()));
    if (kubernetes != null) {
      kubernetes.feeds().forEach(feed -> out.add(new KubernetesProvider(feed)));
    }
    return out;
  }

  /**
   * Serves a configuration; the first dynamic configuration of the file provider is in effect when
   * this returns, while others follow.
   *
   * @param config with the entry points that Traefik adds
   * @param environment the variables of the process, which tell where the API server is
   * @throws IOException if an entry point cannot listen on its address
   */
  static Agent start(StaticConfig config, Map<String, String> environment) throws IOException {
    Agent agent = new Agent(config, EventLoops.start(0), environment);
    try {
      agent.configLoop.start();
      agent.listen();
      agent.watchCluster();
      return agent;
    } catch (IOException | RuntimeException e) {
      agent.close();
      throw e;
    }
  }

  private void watchCluster() {
    if (kubernetes != null) {
      kubernetes.start();
    }
  }

  /**
   * Completes once the entry points listen and everything that the providers said first is served;
   * with an exception if one cannot listen.
   */
  CompletableFuture<@Nullable Void> ready() {
    return ready.copy();
  }

  /**
   * A port that is shared opens last: another agent may serve it well, and until the providers have
   * spoken this one would answer 404.
   */
  private void listen() throws IOException {
    boolean complete = configLoop.ready().isDone();
    listeners.open(entryPoint -> complete || !entryPoint.reusePort());
    CompletableFuture<Void> _ = configLoop.ready().thenRun(this::openRest);
  }

  private void openRest() {
    try {
      listeners.open(entryPoint -> true);
      ready.complete(null);
    } catch (IOException e) {
      ready.completeExceptionally(e);
    }
  }

  /** Compiles and swaps; runs on the configuration thread, at the start on the caller's. */
  private void apply(List<ProviderConfig> providers) {
    List<ProviderConfig> all = new ArrayList<>(providers);
    all.add(
        new ProviderConfig(InternalProvider.NAME, InternalProvider.config(config), Origins.NONE));
    Merged merged = Merge.merge(config.defaultEntryPoints(), all);
    RoutingTable compiled = compile(merged);
    mergedInSilence = merged.diagnostics().isEmpty();
    Reports.log("", merged.diagnostics());
    serve(compiled);
  }

  private void serve(RoutingTable compiled) {
    Reports.log("", compiled.diagnostics());
    table = logged(compiled);
    Log.info("Configuration applied", "routers", compiled.runtime().routers().size());
  }

  /** Changes some routers of the table and swaps, if that can be done without the others. */
  private boolean replaceRouters(
      List<ProviderConfig> providers, List<ProviderChange.Routers> changes) {
    RouterChange all = new RouterChange(Map.of(), Set.of());
    for (ProviderChange.Routers change : changes) {
      RouterChange own =
          Merge.merge(config.defaultEntryPoints(), change.provider(), change.routers());
      if (own == null) {
        return false;
      }
      all = all.and(own);
    }
    RoutingTable changed =
        mergedInSilence ? table.replaceRouters(all, Merge.origins(providers)) : null;
    if (changed != null) {
      serve(changed);
    }
    return changed != null;
  }

  private RoutingTable compile(Merged merged) {
    return Compiler.compile(
        new Compiler.Input(
            config, merged.config(), merged.origins(), table, internals, Instrumentation.NONE));
  }

  /** With the access log around every entry point, if there is one. */
  private RoutingTable logged(RoutingTable compiled) {
    AccessLog log = accessLog;
    if (log == null) {
      return compiled;
    }
    Map<String, Handler> handlers = new LinkedHashMap<>();
    compiled
        .http()
        .forEach((name, handler) -> handlers.put(name, log.wrap(handler, isSilent(name))));
    return compiled.behind(handlers);
  }

  private boolean isSilent(String entryPoint) {
    EntryPoint configured = config.entryPoints().get(entryPoint);
    EntryPoint.Observability observability = configured == null ? null : configured.observability();
    return observability != null && Boolean.FALSE.equals(observability.accessLogs());
  }

  /**
   * Where an entry point listens, with the port that was picked for port 0.
   *
   * @throws IllegalArgumentException if no TCP entry point of that name listens
   */
  InetSocketAddress address(String entryPoint) {
    InetSocketAddress address = listeners.address(entryPoint);
    if (address == null) {
      throw new IllegalArgumentException("no entry point " + entryPoint);
    }
    return address;
  }

  /** Tells standard output which ports were picked for port 0. */
  void announce() {
    listeners.announce();
  }

  /** Reads the providers again (SIGHUP). */
  void reload() {
    configLoop.reload();
  }

  /** Opens the access log's file anew (SIGUSR1). */
  void reopenLogs() {
    AccessLog log = accessLog;
    if (log != null) {
      CompletableFuture<Void> _ = log.reopen();
    }
  }

  /**
   * Stops gracefully: ping says so at once; each entry point takes requests for its {@code
   * requestAcceptGraceTimeout}, and gives those under way its {@code graceTimeOut} then.
   */
  void drain() {
    Log.info("Stopping gracefully");
    internals.terminate();
    List<CompletableFuture<Void>> ended = new ArrayList<>();
    listeners.end().forEach((name, server) -> ended.add(drain(name, server)));
    ended.forEach(CompletableFuture::join);
  }

  private CompletableFuture<Void> drain(String name, EntryPointServer server) {
    EntryPoint entryPoint = config.entryPoints().get(name);
    LifeCycle life = entryPoint == null ? null : entryPoint.transport().lifeCycle();
    Duration accept = life == null ? Duration.ZERO : life.requestAcceptGraceTimeout();
    Duration grace = life == null ? Duration.ZERO : life.graceTimeOut();
    CompletableFuture<Void> due =
        new CompletableFuture<Void>()
            .completeOnTimeout(null, accept.toMillis(), TimeUnit.MILLISECONDS);
    long longest = accept.plus(grace).plus(SLACK).toMillis();
    return due.thenCompose(reached -> server.close(grace))
        .completeOnTimeout(null, longest, TimeUnit.MILLISECONDS);
  }

  /** Stops at once. */
  @Override
  public void close() {
    configLoop.close();
    if (kubernetes != null) {
      kubernetes.close();
    }
    listeners.end().values().forEach(EntryPointServer::stopAccepting);
    loops.close().completeOnTimeout(null, SLACK.toMillis(), TimeUnit.MILLISECONDS).join();
    AccessLog log = accessLog;
    if (log != null) {
      try {
        log.close();
      } catch (IOException e) {
        Log.error("Cannot close the access log", "error", e);
      }
    }
  }
}
