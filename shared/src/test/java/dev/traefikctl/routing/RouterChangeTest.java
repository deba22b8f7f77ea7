package dev.traefikctl.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.http.Handler;
import dev.traefikctl.http.TestExchange;
import dev.traefikctl.merge.Merged;
import dev.traefikctl.model.RouterChange;
import dev.traefikctl.model.ServerChange;
import dev.traefikctl.model.StaticConfig;
import dev.traefikctl.model.http.Service;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Changing routers gives what a compilation of the whole configuration gives. */
class RouterChangeTest {

  private static final String STATIC =
      """
      entryPoints:
        web: {address: ':8000'}
        api: {address: ':8001', http: {middlewares: [m0@file], encodedCharacters: {allowEncodedSlash: false}}}
        secure: {address: ':8002', http: {tls: {}}}
      """;

  private static final String REST =
      """
        middlewares:
          m0: {addPrefix: {prefix: /x}}
          m1: {chain: {middlewares: [m0, m2]}}
          m2: {rateLimit: {average: 1000, burst: 1000}}
          m3: {addPrefix: {prefix: ''}}
        services:
          s0: {loadBalancer: {servers: [{url: 'http://a'}]}}
          s1: {weighted: {services: [{name: s0}, {name: s2}]}}
          s2: {loadBalancer: {servers: [{url: 'http://b%d'}]}}
          s3: {loadBalancer: {servers: [{url: '1.2.3.4:80'}]}}
      """;

  private static final int ROUTERS = 12;

  private final Random random = new Random(7);
  private StaticConfig config = TestTables.statics(STATIC);
  private final Map<Integer, String> routers = new TreeMap<>();
  private int server;

  private String any(String... values) {
    return values[random.nextInt(values.length)];
  }

  private String router(int i) {
    String rule =
        any(
            "Path(`/" + i + "`)",
            "Host(`h" + i + "`)",
            "Host(`h1`) && PathPrefix(`/a`)",
            "HostRegexp(`^h[0-9]+$`)",
            "PathPrefix(`/`)",
            random.nextInt(4) == 0 ? "Path(" : "Host(`h2`)");
    String service = random.nextInt(9) == 0 ? any("s3", "none", "") : any("s0", "s0", "s1", "s2");
    String middlewares = random.nextInt(9) == 0 ? any("m3", "none") : any("", "", "m0", "m1, m2");
    return "{rule: '"
        + rule
        + "', service: '"
        + service
        + "', middlewares: ["
        + middlewares
        + "]"
        + any("", ", priority: 7")
        + (random.nextInt(12) == 0 ? ", entryPoints: [nowhere]" : places())
        + (random.nextInt(12) == 0 ? ", tls: {options: none}" : "")
        + "}";
  }

  private String places() {
    return any(
        "", "", ", entryPoints: [api]", ", entryPoints: [web, api]", ", entryPoints: [secure]");
  }

  private void change(int router) {
    if (random.nextInt(4) == 0) {
      routers.remove(router);
    } else {
      routers.put(router, router(router));
    }
  }

  private Merged merged() {
    StringBuilder yaml =
        new StringBuilder("http:\n  routers:\n    always: {rule: 'Host(`z`)', service: s0}\n");
    routers.forEach((number, text) ->
        yaml.append("    " + (number == 0 ? "api-r1" : "r" + number) + ": " + text + "\n"));
    return TestTables.merge(config, yaml + REST.formatted(server));
  }

  private RoutingTable compile(Merged merged, @Nullable RoutingTable previous) {
    return TestTables.compile(config, merged, previous);
  }

  private static RouterChange between(Merged before, Merged after) {
    RouterChange change = RouterChange.between(before.config(), after.config());
    assertNotNull(change);
    return change;
  }

  private static void assertEqual(RoutingTable whole, RoutingTable table) {
    assertEquals(whole.runtime(), table.runtime());
    assertEquals(sorted(whole.diagnostics()), sorted(table.diagnostics()));
    assertEquals(answers(whole), answers(table));
  }

  private static List<Diagnostic> sorted(Collection<Diagnostic> diagnostics) {
    return diagnostics.stream().sorted(Comparator.comparing(Diagnostic::toString)).toList();
  }

  /** What becomes of requests: the router and where they go. */
  private static List<String> answers(RoutingTable table) {
    List<String> out = new ArrayList<>();
    for (String entryPoint : table.http().keySet().stream().sorted().toList()) {
      Handler handler = table.entryPoint(entryPoint);
      assertNotNull(handler);
      for (String path : List.of("/0", "/1", "/a/b", "/a%2Fb", "/5")) {
        for (String host : List.of("h0", "h1", "h2", "h3", "z", "other")) {
          for (boolean tls : new boolean[] {false, true}) {
            TestExchange exchange = TestExchange.get(path).host(host);
            TestExchange done = (tls ? exchange.tls() : exchange).through(handler);
            out.add(
                entryPoint
                    + host
                    + path
                    + tls
                    + " "
                    + done.log().router()
                    + " "
                    + done.request().path()
                    + done.status());
          }
        }
      }
    }
    return out;
  }

  @Test
  void equalsCompilingTheWholeConfiguration() {
    int replaced = 0;
    int refused = 0;
    for (int round = 0; round < 25; round++) {
      for (int i = 0; i < ROUTERS; i++) {
        change(i);
      }
      Merged now = merged();
      RoutingTable table = compile(now, null);
      for (int step = 0; step < 25; step++) {
        for (int i = random.nextInt(3); i >= 0; i--) {
          change(random.nextInt(ROUTERS));
        }
        Merged next = merged();
        RoutingTable changed = table.replaceRouters(between(now, next), next.origins());
        replaced += changed == null ? 0 : 1;
        refused += changed == null ? 1 : 0;
        table = changed == null ? compile(next, table) : changed;
        now = next;
        assertEqual(compile(now, null), table);
        if (step % 10 == 9) {
          table = compile(now, table);
          assertEqual(compile(now, null), table);
        }
        if (step % 3 == 0) {
          server++;
          now = merged();
          Service service = now.config().http().services().get("s2@file");
          assertTrue(
              table.replaceServers(
                  new ServerChange(Map.of("s2@file", service), Map.of(), Map.of())));
          assertEqual(compile(now, null), table);
        }
      }
    }
    assertTrue(replaced > 200 && refused > 20, replaced + " " + refused);
  }

  /** The tokens that are left of three, taken by requests for the router. */
  private static int tokens(RoutingTable table, String path) {
    int taken = 0;
    Handler handler = table.entryPoint("web");
    assertNotNull(handler);
    while (TestExchange.get(path).through(handler).status() != 429) {
      taken++;
    }
    return taken;
  }

  private Merged limited(String... routers) {
    return TestTables.merge(
        config,
        "http:\n  routers:\n    a: {rule: Path(`/a`), service: s, middlewares: [m]}\n    "
            + String.join("\n    ", routers)
            + "\n  services: {s: {loadBalancer: {servers: [{url: 'http://a'}]}}}\n"
            + "  middlewares: {m: {rateLimit: {average: 1, period: 1h, burst: 3}}}\n");
  }

  private static RoutingTable replaced(RoutingTable table, Merged before, Merged after) {
    RoutingTable out = table.replaceRouters(between(before, after), after.origins());
    assertNotNull(out);
    return out;
  }

  @Test
  void theStateOfMiddlewaresSurvivesAChangeOfTheirRouterButNotItsRemoval() {
    config = TestTables.statics(TestTables.WEB);
    Merged first = limited("b: {rule: Path(`/b`), service: s, middlewares: [m]}");
    Merged changed = limited("b: {rule: PathPrefix(`/b`), service: s, middlewares: [m]}");
    Merged without = limited();
    RoutingTable table = compile(first, null);
    assertEquals(3, tokens(table, "/a"));
    assertEquals(3, tokens(table, "/b"));
    table = replaced(table, first, changed);
    assertEquals(0, tokens(table, "/b"));
    table = replaced(replaced(table, changed, without), without, first);
    assertEquals(3, tokens(table, "/b"));
    assertEquals(0, tokens(replaced(table, first, without), "/a"), "of a router that stayed");
  }

  @Test
  void whatOnlyACompilationCanTellIsRefused() {
    config = TestTables.statics(TestTables.WEB);
    Merged first = limited("b: {rule: Path(`/b`), service: s}");
    for (String other :
        List.of(
            "b: {rule: Path(`/b`), service: none}",
            "b: {rule: Path(`/b`), service: s, middlewares: [none]}",
            "b: {rule: Path(`/b`), service: s, parentRefs: [a]}")) {
      Merged next = limited(other);
      RoutingTable table = compile(first, null);
      assertNull(table.replaceRouters(between(first, next), next.origins()), other);
      assertEqual(compile(next, null), compile(next, table));
    }
  }
}
