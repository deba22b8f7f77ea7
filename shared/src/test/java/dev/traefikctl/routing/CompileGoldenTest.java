package dev.traefikctl.routing;

import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.golden.Golden;
import dev.traefikctl.merge.Merged;
import dev.traefikctl.model.StaticConfig;
import dev.traefikctl.routing.RuntimeConfig.Item;
import dev.traefikctl.schema.Json;
import dev.traefikctl.schema.Unbinder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compiles {@code golden/compile/CASE/in.yaml} under {@code static.yaml} and compares the runtime
 * configuration with {@code out.json} and what was found with {@code diagnostics.txt}.
 */
class CompileGoldenTest {

  private static final Golden GOLDEN = Golden.stage("compile");

  static List<String> cases() throws IOException {
    return GOLDEN.cases();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void compiles(String name) throws IOException {
    StaticConfig config = TestTables.statics(GOLDEN.read(name, "static.yaml"));
    Merged merged = TestTables.merge(config, GOLDEN.read(name, "in.yaml"));
    RoutingTable table =
        Compiler.compile(
            new Compiler.Input(
                config,
                merged.config(),
                merged.origins(),
                null,
                TestTables.NAMED,
                Instrumentation.NONE));
    List<Diagnostic> found = new ArrayList<>(merged.diagnostics());
    found.addAll(table.diagnostics());
    GOLDEN.check(name, "out.json", Json.pretty(shown(table.runtime())) + "\n");
    GOLDEN.check(name, "diagnostics.txt", text(found));
  }

  private static Map<String, @Nullable Object> shown(RuntimeConfig runtime) {
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    put(out, "routers", runtime.routers());
    put(out, "services", runtime.services());
    put(out, "middlewares", runtime.middlewares());
    put(out, "tcpRouters", runtime.tcpRouters());
    put(out, "tcpServices", runtime.tcpServices());
    put(out, "tcpMiddlewares", runtime.tcpMiddlewares());
    put(out, "udpRouters", runtime.udpRouters());
    put(out, "udpServices", runtime.udpServices());
    return out;
  }

  private static <T> void put(
      Map<String, @Nullable Object> out, String section, Map<String, Item<T>> items) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    items.forEach((name, item) -> all.put(name, shown(item)));
    if (!all.isEmpty()) {
      out.put(section, all);
    }
  }

  private static Map<String, @Nullable Object> shown(Item<?> item) {
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    out.put("status", item.status().text());
    if (!item.errors().isEmpty()) {
      out.put("errors", item.errors());
    }
    if (!item.users().isEmpty()) {
      out.put("users", item.users());
    }
    if (!item.serverStatus().isEmpty()) {
      out.put("serverStatus", item.serverStatus());
    }
    out.putAll(Unbinder.toMap((Record) item.config()));
    return out;
  }

  private static String text(List<Diagnostic> found) {
    return Golden.text(found, diagnostic -> diagnostic + "\n    " + diagnostic.path());
  }
}
