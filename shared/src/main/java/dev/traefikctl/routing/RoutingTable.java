package dev.traefikctl.routing;

import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.http.Handler;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration compiles to; immutable, swapped in as a whole.
 *
 * @param http per entry point the handler of its HTTP exchanges: request checks, forwarded headers,
 *     routers, middlewares, services; every entry point has one
 * @param runtime what became of each part of the configuration
 * @param diagnostics everything found while compiling, with configuration paths
 * @param kept what the next compilation goes on with
 */
public record RoutingTable(
    Map<String, Handler> http, RuntimeConfig runtime, List<Diagnostic> diagnostics, Kept kept) {

  public RoutingTable {
    http = Map.copyOf(http);
    diagnostics = List.copyOf(diagnostics);
  }

  /** A table of handlers that were not compiled. */
  public RoutingTable(
      Map<String, Handler> http, RuntimeConfig runtime, List<Diagnostic> diagnostics) {
    this(http, runtime, diagnostics, new Kept(null));
  }

  /** The handler of an entry point; null where the static configuration has none of that name. */
  public @Nullable Handler entryPoint(String name) {
    return http.get(name);
  }
}
