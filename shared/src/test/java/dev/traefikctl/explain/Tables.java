package dev.traefikctl.explain;

import dev.traefikctl.diag.Origins;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.file.Binders;
import dev.traefikctl.file.StaticLoader;
import dev.traefikctl.http.Handler;
import dev.traefikctl.http.TestExchange;
import dev.traefikctl.merge.Merge;
import dev.traefikctl.merge.Merged;
import dev.traefikctl.merge.ProviderConfig;
import dev.traefikctl.model.StaticConfig;
import dev.traefikctl.routing.Compiler;
import dev.traefikctl.routing.Instrumentation;
import dev.traefikctl.routing.InternalProvider;
import dev.traefikctl.routing.RoutingTable;
import dev.traefikctl.source.Format;
import dev.traefikctl.source.Node;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Routing tables of configurations, and what they do with a request when nobody watches. */
final class Tables {

  private Tables() {}

  static RoutingTable compile(String staticJson, Node dynamic, Instrumentation watcher) {
    StaticConfig statics =
        StaticLoader.text(Format.JSON, staticJson, "static", Reporter.ignoring()).config();
    var config = Binders.dynamic().bind(dynamic, Reporter.ignoring()).value();
    Merged merged =
        Merge.merge(
            statics.defaultEntryPoints(),
            List.of(
                new ProviderConfig("file", config, Origins.NONE),
                new ProviderConfig(
                    InternalProvider.NAME, InternalProvider.config(statics), Origins.NONE)));
    return Compiler.compile(
        new Compiler.Input(
            statics,
            merged.config(),
            merged.origins(),
            null,
            name -> exchange -> exchange.answer(200, null),
            watcher));
  }

  /** The router that the access log would name; null where none gets the request. */
  static @Nullable String chosenWithoutWatching(RoutingTable table, SimulatedRequest request) {
    return walked(table, request).log().router();
  }

  /** An exchange that does not watch, behind the handlers of the request's entry point. */
  static TestExchange walked(RoutingTable table, SimulatedRequest request) {
    String target =
        request.query() == null ? request.path() : request.path() + "?" + request.query();
    TestExchange exchange = TestExchange.of(request.method(), target).host(request.host());
    exchange.from(request.clientIp());
    if (request.tls()) {
      exchange.tls();
    }
    for (SimulatedRequest.Header header : request.headers()) {
      exchange.header(header.name(), header.value());
    }
    Handler handler = Objects.requireNonNull(table.entryPoint(request.entryPoint()));
    return exchange.through(handler);
  }
}
