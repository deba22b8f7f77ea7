package dev.traefikctl.routing;

import static dev.traefikctl.routing.TestTables.send;
import static dev.traefikctl.routing.TestTables.server;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.traefikctl.http.Handler;
import dev.traefikctl.http.TestExchange;
import dev.traefikctl.http.Upstream;
import dev.traefikctl.middleware.Middleware;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompilerTest {

  private static final String APP =
      """
        services:
          app: {loadBalancer: {servers: [{url: "http://10.0.0.1:81"}]}}
      """;

  private static RoutingTable table(String routers) {
    return TestTables.compile(TestTables.WEB, http(routers));
  }

  private static String http(String routers) {
    return "http:\n  routers:\n" + routers.indent(4) + APP;
  }

  @Test
  void aHeaderThatCannotBeSentFailsOnlyWhatComesToAServer() {
    RoutingTable table =
        TestTables.compile(
            TestTables.WEB,
            http(
                    """
                    all: {rule: PathPrefix(`/`), service: app, middlewares: [bad, named]}
                    moved: {rule: Path(`/moved`), priority: 99, service: app, middlewares: [bad, https]}
                    """)
                + """
                  middlewares:
                    bad: {headers: {customRequestHeaders: {"X A": b}}}
                    named: {headers: {customResponseHeaders: {X-Named: "1"}}}
                    https: {redirectScheme: {scheme: https}}
                """);
    TestExchange failed = send(table, TestExchange.get("/"));
    assertEquals(500, failed.status());
    assertEquals("Internal Server Error", failed.body());
    assertEquals("1", failed.responseHeader("X-Named"));
    assertEquals(302, send(table, TestExchange.get("/moved")).status());
  }

  @Test
  void theRouterOfTheHighestPriorityServes() {
    RoutingTable table =
        table(
            """
            all: {rule: PathPrefix(`/`), service: app}
            ping: {rule: Path(`/ping`), service: ping@internal, priority: 1}
            noop: {rule: PathPrefix(`/noop`), service: noop@internal}
            """);
    TestExchange exchange = send(table, TestExchange.get("/x"));
    assertEquals("http://10.0.0.1:81", server(exchange));
    assertEquals("all@file", exchange.log().router());
    assertEquals("app@file", exchange.log().service());
    assertFalse(exchange.log().internal());
    assertEquals("http://10.0.0.1:81", server(send(table, TestExchange.get("/ping"))));
    TestExchange internal = send(table, TestExchange.get("/noop/x"));
    assertEquals(418, internal.status());
    assertEquals("noop@internal", internal.log().service());
    assertTrue(internal.log().internal());
  }

  @Test
  void whatNoRouterMatchesIsNotFound() {
    TestExchange exchange =
        send(table("a: {rule: Path(`/a`), service: app}"), TestExchange.get("/b"));
    assertEquals(404, exchange.status());
    assertEquals("404 page not found\n", exchange.body());
    assertEquals("nosniff", exchange.responseHeader("X-Content-Type-Options"));
    assertNull(exchange.log().router());
  }

  @Test
  void aBrokenRouterIsAsIfItWereNotThere() {
    RoutingTable table =
        table(
            """
            broken: {rule: PathPrefix(`/long/path`), service: app, middlewares: [nothing]}
            all: {rule: PathPrefix(`/`), service: app}
            """);
    assertEquals("all@file", send(table, TestExchange.get("/long/path")).log().router());
  }

  @Test
  void tlsRoutersGetNoPlainRequests() {
    RoutingTable table =
        table(
            """
            secure: {rule: Path(`/a`), service: app, tls: {}}
            plain: {rule: Path(`/b`), service: app}
            """);
    assertEquals(404, send(table, TestExchange.get("/a")).status());
    assertEquals("secure@file", send(table, TestExchange.get("/a").tls()).log().router());
    assertEquals(404, send(table, TestExchange.get("/b").tls()).status());
  }

  @Test
  void childrenSeeWhatTheirParentLetsThrough() {
    RoutingTable table =
        TestTables.compile(
            TestTables.WEB,
            """
            http:
              routers:
                parent: {rule: Host(`a.com`), middlewares: [pre]}
                child: {rule: PathPrefix(`/pre/x`), parentRefs: [parent], service: app}
                other: {rule: Host(`a.com`) && Path(`/y`), priority: 1, service: app}
              middlewares:
                pre: {addPrefix: {prefix: /pre}}
              services:
                app: {loadBalancer: {servers: [{url: "http://10.0.0.1:81"}]}}
            """);
    TestExchange exchange = send(table, TestExchange.get("/x").host("a.com"));
    assertEquals("parent@file -> child@file", exchange.log().router());
    assertEquals("/pre/x", exchange.request().path());
    assertEquals(404, send(table, TestExchange.get("/y").host("a.com")).status());
    assertEquals(404, send(table, TestExchange.get("/pre/x").host("b.com")).status());
  }

  @Test
  void aParentWithAServiceOfItsOwnStillGivesToItsChildren() {
    RoutingTable table =
        table(
            """
            both: {rule: PathPrefix(`/both`), service: app}
            child: {rule: Path(`/both/x`), parentRefs: [both], service: app}
            """);
    assertEquals("http://10.0.0.1:81", server(send(table, TestExchange.get("/both/x"))));
    assertEquals(404, send(table, TestExchange.get("/both/y")).status());
  }

  @Test
  void escapesThatAnEntryPointDeniesAreRefusedOnceARouterMatched() {
    RoutingTable table =
        TestTables.compile(
            "entryPoints: {web: {address: ':8000', http: {encodedCharacters: {allowEncodedSlash:"
                + " false}}}}",
            http("a: {rule: PathPrefix(`/a`), service: app}"));
    TestExchange refused = send(table, TestExchange.get("/a%2fb"));
    assertEquals(400, refused.status());
    assertEquals("", refused.body());
    assertEquals(404, send(table, TestExchange.get("/b%2f")).status());
    assertEquals("/a%5Cb", send(table, TestExchange.get("/a%5cb")).request().path());
  }

  @Test
  void entryPointsRedirectButNotAcmeChallengesThatAreBypassed() {
    RoutingTable table =
        TestTables.compile(
            """
            entryPoints:
              web: {address: ":8000", http: {redirections: {entryPoint: {to: secure}}}}
              alt: {address: ":8001", allowACMEByPass: true, http: {redirections: {entryPoint: {to: secure}}}}
              secure: {address: ":8443"}
            """,
            http("all: {rule: PathPrefix(`/`), service: app}"));
    TestExchange exchange = send(table, TestExchange.get("/a?b").host("a.com:8000"));
    assertEquals(301, exchange.status());
    assertEquals("https://a.com:8443/a?b", exchange.responseHeader("Location"));
    assertTrue(exchange.log().internal());
    TestExchange challenge = TestExchange.get("/.well-known/acme-challenge/t").host("a.com");
    assertEquals("http://10.0.0.1:81", server(send(table, "alt", challenge)));
    assertEquals("http://10.0.0.1:81", server(send(table, TestExchange.get("/").host(""))));
  }

  @Test
  void upstreamsHaveWhatTheServiceSays() {
    RoutingTable table =
        TestTables.compile(
            TestTables.WEB,
            """
            http:
              routers:
                a: {rule: Path(`/a`), service: full}
                b: {rule: Path(`/b`), service: plain}
              services:
                full:
                  loadBalancer:
                    servers: [{url: "https://[::1]/base/", preservePath: true}]
                    passHostHeader: false
                    responseForwarding: {flushInterval: -1}
                    serversTransport: slow
                plain: {loadBalancer: {servers: [{url: "h2c://app/base"}]}}
              serversTransports:
                slow: {maxIdleConnsPerHost: 7, forwardingTimeouts: {dialTimeout: 90s}}
            """);
    Upstream full = send(table, TestExchange.get("/a")).upstream();
    assertNotNull(full);
    assertEquals("https", full.scheme());
    assertEquals("::1", full.host());
    assertEquals(443, full.port());
    assertEquals("[::1]", full.authority());
    assertEquals("/base", full.basePath());
    assertFalse(full.passHostHeader());
    assertTrue(full.flushInterval().isNegative());
    assertEquals("slow@file", full.transport().name());
    assertEquals(Duration.ofSeconds(90), full.transport().dialTimeout());
    assertEquals(7, full.transport().maxIdleConnsPerHost());
    Upstream plain = send(table, TestExchange.get("/b")).upstream();
    assertNotNull(plain);
    assertEquals(80, plain.port());
    assertEquals("", plain.basePath());
    assertTrue(plain.passHostHeader());
    assertEquals(Duration.ofMillis(100), plain.flushInterval());
    assertEquals(200, plain.transport().maxIdleConnsPerHost());
  }

  @Test
  void anUnknownReferenceDisablesOnlyItsRouter() {
    RoutingTable table =
        table(
            """
            good: {rule: Path(`/a`), service: app}
            bad: {rule: Path(`/b`), service: apq}
            """);
    assertEquals(Status.ENABLED, table.runtime().routers().get("good@file").status());
    assertEquals(Status.DISABLED, table.runtime().routers().get("bad@file").status());
    assertEquals(
        "in.yaml:4:38: error TRK3002: service \"apq@file\" does not exist",
        table.diagnostics().getFirst().toString());
  }

  /** Notes what it may wrap, and what ran. */
  private static final class Watcher implements Instrumentation {
    final List<String> seen = new ArrayList<>();

    private Handler note(String what, Handler handler) {
      return exchange -> {
        seen.add(what);
        handler.handle(exchange);
      };
    }

    @Override
    public Handler choice(String scope, List<Candidate> candidates, Handler handler) {
      return note(scope + candidates.stream().map(Candidate::name).toList(), handler);
    }

    @Override
    public Handler router(String name, Handler handler) {
      return note("router " + name, handler);
    }

    @Override
    public Handler middleware(String name, Middleware config, Handler handler) {
      return note("middleware " + name, handler);
    }

    @Override
    public Handler service(String name, Handler handler) {
      return note("service " + name, handler);
    }
  }

  @Test
  void instrumentationSeesEveryDecision() {
    Watcher watcher = new Watcher();
    RoutingTable table =
        TestTables.compile(
            TestTables.WEB,
            """
            http:
              routers:
                low: {rule: PathPrefix(`/`), service: app, middlewares: [chain]}
                high: {rule: Path(`/high`), service: app}
              middlewares:
                chain: {chain: {middlewares: [pre]}}
                pre: {addPrefix: {prefix: /pre}}
              services:
                app: {weighted: {services: [{name: leaf}]}}
                leaf: {loadBalancer: {servers: [{url: "http://1"}]}}
            """,
            null,
            watcher);
    send(table, TestExchange.get("/x"));
    assertEquals(
        List.of(
            "web[low@file, high@file]",
            "router low@file",
            "middleware chain@file",
            "middleware pre@file",
            "service app@file",
            "service leaf@file"),
        watcher.seen);
  }

  @Test
  void diagnosticsOfASharedMiddlewareComeOnce() {
    RoutingTable table =
        TestTables.compile(
            TestTables.WEB,
            """
            http:
              routers:
                a: {rule: Path(`/a`), service: app, middlewares: [broken]}
                b: {rule: Path(`/b`), service: app, middlewares: [broken]}
              middlewares:
                broken: {addPrefix: {prefix: ""}}
              services:
                app: {loadBalancer: {servers: [{url: "http://1"}]}}
            """);
    assertEquals(1, table.diagnostics().size());
    assertEquals(
        2,
        table.runtime().routers().values().stream()
            .filter(item -> item.status() == Status.DISABLED)
            .count());
  }
}
