package dev.traefikctl.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.traefikctl.http.Handler;
import dev.traefikctl.http.TestExchange;
import dev.traefikctl.http.TestExchange.Outcome;
import dev.traefikctl.routing.RuntimeConfig.Item;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever refers to whatever: a table comes of it, and every request through it ends. */
class CompilerFuzzTest {

  private static final int PARTS = 6;

  private final Random random = new Random(11);

  private String any(String prefix) {
    return prefix + random.nextInt(PARTS + 1);
  }

  private String list(String prefix, int most) {
    return IntStream.range(0, random.nextInt(most + 1))
        .mapToObj(i -> any(prefix))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String section(String name, IntFunction<String> part) {
    StringBuilder out = new StringBuilder("  " + name + ":\n");
    for (int i = 0; i < PARTS; i++) {
      out.append("    ").append(part.apply(i)).append('\n');
    }
    return out.toString();
  }

  private String router(int i) {
    String rule = "PathPrefix(`/" + "abc".charAt(random.nextInt(3)) + "`)";
    String service = random.nextInt(4) == 0 ? "" : ", service: " + any("s");
    String parents = random.nextInt(3) == 0 ? ", parentRefs: " + list("r", 2) : "";
    String places = random.nextInt(6) == 0 ? ", entryPoints: [nowhere, web]" : "";
    String tls = random.nextInt(8) == 0 ? ", tls: {}" : "";
    String names = ", middlewares: " + list("m", 2);
    return "r" + i + ": {rule: " + rule + service + parents + places + tls + names + "}";
  }

  private String middleware(int i) {
    String type =
        switch (random.nextInt(4)) {
          case 0 -> "{addPrefix: {prefix: /x}}";
          case 1 -> "{addPrefix: {prefix: ''}}";
          case 2 -> "{}";
          default -> "{chain: {middlewares: " + list("m", 3) + "}}";
        };
    return "m" + i + ": " + type;
  }

  private String service(int i) {
    String children =
        IntStream.range(0, random.nextInt(3))
            .mapToObj(k -> "{name: " + any("s") + ", weight: " + random.nextInt(3) + "}")
            .collect(Collectors.joining(", ", "[", "]"));
    String type =
        switch (random.nextInt(4)) {
          case 0 -> "loadBalancer: {servers: [{url: 'http://a'}, {url: 'http://b'}]}";
          case 1 -> "loadBalancer: {servers: []}";
          case 2 -> "highestRandomWeight: {services: " + children + "}";
          default -> "weighted: {services: " + children + "}";
        };
    return "s" + i + ": {middlewares: " + list("m", 1) + ", " + type + "}";
  }

  @Test
  void everyConfigurationCompilesAndServes() {
    RoutingTable previous = null;
    for (int round = 0; round < 400; round++) {
      String yaml =
          "http:\n"
              + section("routers", this::router)
              + section("middlewares", this::middleware)
              + section("services", this::service);
      RoutingTable table = TestTables.compile(TestTables.WEB, yaml, previous, Instrumentation.NONE);
      for (String path : new String[] {"/a", "/b/x", "/c"}) {
        assertFalse(send(table, path).outcome() == Outcome.PENDING, yaml);
      }
      for (Item<?> item : table.runtime().routers().values()) {
        assertEquals(item.errors().isEmpty(), item.status() == Status.ENABLED, yaml);
      }
      previous = table;
    }
  }

  private static TestExchange send(RoutingTable table, String path) {
    Handler handler = table.http().getOrDefault("web", Built.NOTHING);
    return TestExchange.get(path).through(handler);
  }

  private static String nested(int depth, IntFunction<String> part) {
    return IntStream.range(0, depth).mapToObj(part).collect(Collectors.joining("\n")).indent(4);
  }

  private static void assertDisabled(String yaml) {
    RoutingTable table = TestTables.compile(TestTables.WEB, yaml);
    assertEquals(Status.DISABLED, table.runtime().routers().get("r@file").status());
    assertEquals(404, send(table, "/").status());
  }

  @Test
  void chainsThatDoubleAreRefusedInTime() {
    assertDisabled(
        """
        http:
          routers: {r: {rule: PathPrefix(`/`), service: s, middlewares: [m0]}}
          services: {s: {loadBalancer: {servers: [{url: "http://a"}]}}}
          middlewares:
            m60: {addPrefix: {prefix: /a}}
        """
            + nested(
                60, i -> "m%d: {chain: {middlewares: [m%d, m%d]}}".formatted(i, i + 1, i + 1)));
  }

  @Test
  void chainsThatAreDeepAreRefused() {
    assertDisabled(
        """
        http:
          routers: {r: {rule: PathPrefix(`/`), service: s, middlewares: [m0]}}
          services: {s: {loadBalancer: {servers: [{url: "http://a"}]}}}
          middlewares:
            m9999: {addPrefix: {prefix: /a}}
        """
            + nested(9999, i -> "m%d: {chain: {middlewares: [m%d]}}".formatted(i, i + 1)));
  }

  @Test
  void servicesThatDoubleAreBuiltOnceOrRefusedInTime() {
    String start =
        """
        http:
          routers: {r: {rule: PathPrefix(`/`), service: s0}}
          services:
            s60: {loadBalancer: {servers: [{url: "%s"}]}}
        """;
    String doubled =
        nested(
            60,
            i ->
                "s%d: {weighted: {services: [{name: s%d}, {name: s%d}]}}"
                    .formatted(i, i + 1, i + 1));
    RoutingTable good = TestTables.compile(TestTables.WEB, start.formatted("http://a") + doubled);
    assertTrue(send(good, "/").outcome() == Outcome.FORWARDED);
    assertDisabled(start.formatted("1.2.3.4:80") + doubled);
  }

  @Test
  void servicesAndRoutersThatAreDeepAreRefused() {
    assertDisabled(
        """
        http:
          routers: {r: {rule: PathPrefix(`/`), service: s0}}
          services:
            s9999: {loadBalancer: {servers: [{url: "http://a"}]}}
        """
            + nested(9999, i -> "s%d: {weighted: {services: [{name: s%d}]}}".formatted(i, i + 1)));
    assertDisabled(
        """
        http:
          services: {s: {loadBalancer: {servers: [{url: "http://a"}]}}}
          routers:
            r: {rule: PathPrefix(`/`)}
            r0: {rule: PathPrefix(`/`), parentRefs: [r]}
            r3000: {rule: PathPrefix(`/`), parentRefs: [r2999], service: s}
        """
            + nested(
                2999, i -> "r%d: {rule: PathPrefix(`/`), parentRefs: [r%d]}".formatted(i + 1, i)));
  }
}
