package dev.traefikctl.routing;

import static dev.traefikctl.routing.TestTables.send;
import static dev.traefikctl.routing.TestTables.server;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.traefikctl.http.TestExchange;
import dev.traefikctl.http.TestExchange.Outcome;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a compilation takes over from the table before it. */
class ReloadTest {

  private static final String ROTATING =
      """
      http:
        routers:
          a: {rule: Path(`/a`), service: app}
          w: {rule: Path(`/w`), service: split}
          %s: {rule: Path(`/other`), service: app}
        services:
          app: {loadBalancer: {servers: [{url: "http://1"}, {url: "http://2"}, {url: "http://3"}]}}
          split: {weighted: {services: [{name: x}, {name: y}, {name: z}]}}
          x: {loadBalancer: {servers: [{url: "http://x"}]}}
          y: {loadBalancer: {servers: [{url: "http://y"}]}}
          z: {loadBalancer: {servers: [{url: "http://z"}]}}
      """;

  @Test
  void reloadsGoOnWhereTheRotationWas() {
    RoutingTable first = TestTables.compile(TestTables.WEB, ROTATING.formatted("one"));
    Set<String> servers = new HashSet<>();
    Set<String> services = new HashSet<>();
    servers.add(server(send(first, TestExchange.get("/a"))));
    services.add(server(send(first, TestExchange.get("/w"))));
    RoutingTable second =
        TestTables.compile(TestTables.WEB, ROTATING.formatted("two"), first, Instrumentation.NONE);
    for (int i = 0; i < 2; i++) {
      servers.add(server(send(second, TestExchange.get("/a"))));
      services.add(server(send(second, TestExchange.get("/w"))));
    }
    assertEquals(Set.of("http://1", "http://2", "http://3"), servers);
    assertEquals(Set.of("http://x", "http://y", "http://z"), services);
  }

  private static final String LIMITED =
      """
      http:
        routers:
          a: {rule: Path(`/a`), service: app, middlewares: [limit]}
          b: {rule: Path(`/b`), service: app, middlewares: [limit]}
          twice: {rule: Path(`/twice`), service: app, middlewares: [limit, limit]}
        middlewares:
          limit: {rateLimit: {average: 1, period: 1h, burst: %d}}
        services:
          app: {loadBalancer: {servers: [{url: "http://1"}]}}
      """;

  @Test
  void eachUseOfAMiddlewareHasItsOwnStateWhichOutlivesReloads() {
    RoutingTable first = TestTables.compile(TestTables.WEB, LIMITED.formatted(2));
    assertEquals(Outcome.FORWARDED, send(first, TestExchange.get("/a")).outcome());
    RoutingTable second =
        TestTables.compile(TestTables.WEB, LIMITED.formatted(2), first, Instrumentation.NONE);
    assertEquals(Outcome.FORWARDED, send(second, TestExchange.get("/a")).outcome());
    assertEquals(429, send(second, TestExchange.get("/a")).status());
    assertEquals(Outcome.FORWARDED, send(second, TestExchange.get("/b")).outcome());
    assertEquals(Outcome.FORWARDED, send(second, TestExchange.get("/twice")).outcome());
    assertEquals(Outcome.FORWARDED, send(second, TestExchange.get("/twice")).outcome());
    RoutingTable changed =
        TestTables.compile(TestTables.WEB, LIMITED.formatted(3), second, Instrumentation.NONE);
    assertEquals(Outcome.FORWARDED, send(changed, TestExchange.get("/a")).outcome());
  }

  @Test
  void shufflingStartsRotationsAnywhere() {
    Set<String> starts = new HashSet<>();
    for (int i = 0; i < 100 && starts.size() < 3; i++) {
      RoutingTable table = TestTables.compile(TestTables.WEB, ROTATING.formatted("one"));
      starts.add(server(send(table, TestExchange.get("/a"))));
    }
    assertNotEquals(1, starts.size());
  }
}
