package dev.traefikctl.routing;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.traefikctl.diag.Diagnostics;
import dev.traefikctl.diag.Origins;
import dev.traefikctl.file.Binders;
import dev.traefikctl.file.StaticLoader;
import dev.traefikctl.http.Handler;
import dev.traefikctl.http.TestExchange;
import dev.traefikctl.http.Upstream;
import dev.traefikctl.merge.Merge;
import dev.traefikctl.merge.Merged;
import dev.traefikctl.merge.ProviderConfig;
import dev.traefikctl.model.DynamicConfig;
import dev.traefikctl.model.StaticConfig;
import dev.traefikctl.schema.Bound;
import dev.traefikctl.source.Documents;
import dev.traefikctl.source.Format;
import dev.traefikctl.source.Parsed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Routing tables from YAML texts. */
final class TestTables {

  static final String WEB = "entryPoints: {web: {address: ':8000'}}";

  /** Serves every internal service with its name as the answer. */
  static final InternalServices NAMED = name -> exchange -> exchange.answer(200, name);

  private TestTables() {}

  static Merged merge(StaticConfig config, String dynamicYaml) {
    Parsed parsed = Documents.parse(Format.YAML, dynamicYaml, "in.yaml");
    assertNotNull(parsed.root(), () -> parsed.problems().toString());
    Diagnostics problems = new Diagnostics();
    Bound<DynamicConfig> bound = Binders.dynamic().bind(parsed.root(), problems);
    assertFalse(bound.rejected(), () -> problems.all().toString());
    Origins origins = Origins.of(List.of(parsed.root()));
    return Merge.merge(
        config.defaultEntryPoints(),
        List.of(
            new ProviderConfig(
                InternalProvider.NAME, InternalProvider.config(config), Origins.NONE),
            new ProviderConfig("file", bound.value(), origins)));
  }

  static StaticConfig statics(String yaml) {
    Diagnostics problems = new Diagnostics();
    StaticConfig config = StaticLoader.text(Format.YAML, yaml, "static.yaml", problems).config();
    assertNotNull(config, () -> problems.all().toString());
    return config.effective();
  }

  static RoutingTable compile(String staticYaml, String dynamicYaml) {
    return compile(staticYaml, dynamicYaml, null, Instrumentation.NONE);
  }

  static RoutingTable compile(
      String staticYaml,
      String dynamicYaml,
      @Nullable RoutingTable previous,
      Instrumentation instrumentation) {
    StaticConfig config = statics(staticYaml);
    return compile(config, merge(config, dynamicYaml), previous, instrumentation);
  }

  static RoutingTable compile(StaticConfig config, Merged merged, @Nullable RoutingTable previous) {
    return compile(config, merged, previous, Instrumentation.NONE);
  }

  private static RoutingTable compile(
      StaticConfig config,
      Merged merged,
      @Nullable RoutingTable previous,
      Instrumentation instrumentation) {
    return Compiler.compile(
        new Compiler.Input(
            config, merged.config(), merged.origins(), previous, NAMED, instrumentation));
  }

  /** Sends a request to the entry point web. */
  static TestExchange send(RoutingTable table, TestExchange exchange) {
    return send(table, "web", exchange);
  }

  static TestExchange send(RoutingTable table, String entryPoint, TestExchange exchange) {
    Handler handler = table.entryPoint(entryPoint);
    assertNotNull(handler);
    return exchange.through(handler);
  }

  /** The URL of the server that got it, or the status of the answer. */
  static String server(TestExchange exchange) {
    Upstream upstream = exchange.upstream();
    return upstream == null ? "status " + exchange.status() : upstream.url();
  }
}
