package dev.traefikctl.routing;

import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Origins;
import dev.traefikctl.http.Handler;
import dev.traefikctl.model.RouterChange;
import dev.traefikctl.model.ServerChange;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration compiles to, swapped in as a whole. It is immutable but for the servers of
 * its load balancers ({@link #replaceServers}), and can be followed by one that differs in some
 * routers ({@link #replaceRouters}).
 */
public final class RoutingTable {

  private final Map<String, Handler> http;
  private final RuntimeConfig runtime;
  private final List<Diagnostic> diagnostics;
  private final Kept kept;
  private final @Nullable LiveServices live;
  private final @Nullable LiveRouters routers;

  RoutingTable(
      Map<String, Handler> http,
      RuntimeConfig runtime,
      List<Diagnostic> diagnostics,
      Kept kept,
      @Nullable LiveServices live,
      @Nullable LiveRouters routers) {
    this.http = Map.copyOf(http);
    this.runtime = runtime;
    this.diagnostics = List.copyOf(diagnostics);
    this.kept = kept;
    this.live = live;
    this.routers = routers;
  }

  /** A table of handlers that were not compiled. */
  public RoutingTable(
      Map<String, Handler> http, RuntimeConfig runtime, List<Diagnostic> diagnostics) {
    this(http, runtime, diagnostics, new Kept(null), null, null);
  }

  /** The same table behind other handlers of the entry points, such as those that log. */
  public RoutingTable behind(Map<String, Handler> handlers) {
    return new RoutingTable(handlers, runtime, diagnostics, kept, live, routers);
  }

  /**
   * Per entry point the handler of its HTTP exchanges: request checks, forwarded headers, routers,
   * middlewares, services; every entry point has one.
   */
  public Map<String, Handler> http() {
    return http;
  }

  /** The handler of an entry point; null where the static configuration has none of that name. */
  public @Nullable Handler entryPoint(String name) {
    return http.get(name);
  }

  /**
   * What became of each part of the configuration; services are shown with their servers of now.
   */
  public RuntimeConfig runtime() {
    return runtime;
  }

  /** Everything found while compiling, with configuration paths. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /** What the next compilation goes on with. */
  Kept kept() {
    return kept;
  }

  /**
   * Gives services other servers, at a cost that knows nothing of how large the table is. What
   * comes of it is what a compilation of the whole configuration would give. Exchanges under way go
   * on with the servers that they have; one load balancer's servers change at once. Not to be
   * called by several threads at a time; the table that this one replaced may share balancers.
   *
   * @param change with qualified names
   * @return false if nothing was done, because only a compilation can tell what becomes of it: a
   *     server's URL is wrong, say, or the service is new or failed before
   */
  public boolean replaceServers(ServerChange change) {
    LiveServices services = live;
    return services != null && services.replace(change);
  }

  /**
   * A table with some HTTP routers changed, at a cost that knows little of how many there are. What
   * comes of it is what a compilation of the whole configuration would give, but for the order of
   * diagnostics. It takes this table's place: of the two only the new one may be changed further.
   *
   * @param change with qualified names, of routers that have their default entry points
   * @param origins finds places in the configuration after the change
   * @return null if only a compilation can tell what becomes of it, because services or middlewares
   *     would begin or cease to be used, say; this table serves on, but may not be changed any more
   */
  public @Nullable RoutingTable replaceRouters(RouterChange change, Origins origins) {
    LiveRouters live = routers;
    return live == null ? null : live.replace(this, change, origins);
  }
}
