package dev.traefikctl.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.traefikctl.http.IpRanges;
import dev.traefikctl.http.LocalHost;
import dev.traefikctl.http.Request;
import dev.traefikctl.http.TestExchange;
import dev.traefikctl.routing.EntryPipeline.Options;
import dev.traefikctl.routing.EntryPipeline.UnderscoreHeaders;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EntryPipelineTest {

  private static final ForwardedHeaders UNTRUSTED = new ForwardedHeaders(false, null, Set.of());
  private static final ForwardedHeaders TRUSTED =
      new ForwardedHeaders(false, IpRanges.of(List.of("10.0.0.0/8")), Set.of());
  private static final Options DEFAULTS =
      new Options(UnderscoreHeaders.KEEP, true, false, true, UNTRUSTED);

  private static TestExchange run(Options options, TestExchange exchange) {
    return exchange.through(new EntryPipeline(options, TestExchange.service()));
  }

  @Test
  void cleansThePath() {
    TestExchange exchange = run(DEFAULTS, TestExchange.get("/a//%2e%2E/b%2f?x=/../y"));
    assertEquals("/b%2F?x=/../y", exchange.request().target());
  }

  @Test
  void leavesDotsWithoutSanitizePath() {
    Options options = new Options(UnderscoreHeaders.KEEP, false, false, true, UNTRUSTED);
    assertEquals("/../x", run(options, TestExchange.get("/%2e%2e/x")).request().path());
  }

  @Test
  void refusesFragments() {
    TestExchange exchange = run(DEFAULTS, TestExchange.get("/a#b"));
    assertEquals(400, exchange.status());
    assertEquals("", exchange.body());
    assertEquals(200, run(DEFAULTS, TestExchange.get("/a?b#c")).status());
  }

  @Test
  void semicolonsOfTheQuerySeparateOrAreData() {
    assertEquals("a&b", run(DEFAULTS, TestExchange.get("/?a;b")).request().query());
    Options encode = new Options(UnderscoreHeaders.KEEP, true, true, true, UNTRUSTED);
    assertEquals("a%3Bb", run(encode, TestExchange.get("/?a;b")).request().query());
  }

  @Test
  void redirectionsRepeatSemicolonsUntilThePathIsEdited() {
    Request request = run(DEFAULTS, TestExchange.get("/a//b?a;b")).request();
    assertEquals("/a/b?a;b", request.askedTarget());
    request.path("/b");
    assertEquals("/b?a&b", request.askedTarget());
    Options encode = new Options(UnderscoreHeaders.KEEP, true, true, true, UNTRUSTED);
    assertEquals("/?a%3Bb", run(encode, TestExchange.get("/?a;b")).request().askedTarget());
  }

  @Test
  void underscoreHeadersAreDeletedOrRefused() {
    Options delete = new Options(UnderscoreHeaders.DELETE, true, false, true, UNTRUSTED);
    TestExchange one = TestExchange.get("/").header("X_A", "1").header("X-A", "2");
    run(delete, one);
    assertNull(one.requestHeader("X_A"));
    assertEquals("2", one.requestHeader("X-A"));
    Options reject = new Options(UnderscoreHeaders.REJECT, true, false, true, UNTRUSTED);
    TestExchange two = run(reject, TestExchange.get("/#").header("under_score", "1"));
    assertEquals(400, two.status());
    assertEquals("Bad Request\n", two.body());
  }

  @Test
  void whatAnUntrustedClientSaysIsReplaced() {
    TestExchange exchange = TestExchange.get("/").host("app.example.com:8000").from("192.0.2.7");
    exchange.header("X-Forwarded-For", "1.2.3.4").header("X_Real-Ip", "1.2.3.4");
    exchange.header("x_forwarded_proto", "https").header("X-Forwarded-Prefix", "/evil");
    exchange.header("X-Forwarded-Custom", "kept").header("Forwarded", "for=1.2.3.4");
    run(DEFAULTS, exchange);
    assertNull(exchange.requestHeader("X-Forwarded-For"));
    assertNull(exchange.requestHeader("X_Real-Ip"));
    assertNull(exchange.requestHeader("x_forwarded_proto"));
    assertNull(exchange.requestHeader("X-Forwarded-Prefix"));
    assertEquals("192.0.2.7", exchange.requestHeader("X-Real-Ip"));
    assertEquals("http", exchange.requestHeader("X-Forwarded-Proto"));
    assertEquals("8000", exchange.requestHeader("X-Forwarded-Port"));
    assertEquals("app.example.com:8000", exchange.requestHeader("X-Forwarded-Host"));
    assertEquals(LocalHost.name(), exchange.requestHeader("X-Forwarded-Server"));
    assertEquals("kept", exchange.requestHeader("X-Forwarded-Custom"));
    assertEquals("for=1.2.3.4", exchange.requestHeader("Forwarded"));
  }

  @Test
  void whatATrustedClientSaysIsKept() {
    Options options = new Options(UnderscoreHeaders.KEEP, true, false, false, TRUSTED);
    TestExchange exchange = TestExchange.get("/").from("10.1.2.3");
    exchange.header("X-Forwarded-For", "1.2.3.4").header("X-Forwarded-For", "5.6.7.8");
    exchange.header("X-Forwarded-Proto", "https");
    run(options, exchange);
    assertEquals("1.2.3.4, 5.6.7.8", exchange.requestHeader("X-Forwarded-For"));
    assertEquals("https", exchange.requestHeader("X-Forwarded-Proto"));
    assertEquals("443", exchange.requestHeader("X-Forwarded-Port"));
    assertEquals("10.1.2.3", exchange.requestHeader("X-Real-Ip"));
    assertFalse(exchange.request().appendForwardedFor());
  }

  @Test
  void webSocketHandshakesHaveTheirOwnScheme() {
    TestExchange exchange = TestExchange.get("/").tls();
    exchange.header("Connection", "keep-alive, Upgrade").header("Upgrade", "WebSocket");
    run(DEFAULTS, exchange);
    assertEquals("wss", exchange.requestHeader("X-Forwarded-Proto"));
    assertEquals("443", exchange.requestHeader("X-Forwarded-Port"));
    assertEquals("Upgrade", exchange.requestHeader("Connection"));
    assertEquals("WebSocket", exchange.requestHeader("Upgrade"));
  }

  @Test
  void connectionRemovesWhatItNames() {
    TestExchange exchange = TestExchange.get("/");
    exchange.header("Connection", "x-keep, X-Drop, X-Real-Ip,");
    exchange.header("X-Keep", "1").header("X-Drop", "1").header("X-Stay", "1");
    ForwardedHeaders kept = new ForwardedHeaders(false, null, Set.of("X-Keep"));
    run(new Options(UnderscoreHeaders.KEEP, true, false, true, kept), exchange);
    assertEquals("x-keep", exchange.requestHeader("Connection"));
    assertEquals("1", exchange.requestHeader("X-Keep"));
    assertEquals("1", exchange.requestHeader("X-Stay"));
    assertEquals("127.0.0.1", exchange.requestHeader("X-Real-Ip"));
    assertNull(exchange.requestHeader("X-Drop"));
  }

  @Test
  void hostsWithoutPortUseTheSchemes() {
    for (String host : List.of("app", "[::1]", "a:b:c", "app:")) {
      TestExchange exchange = run(DEFAULTS, TestExchange.get("/").host(host));
      assertEquals("80", exchange.requestHeader("X-Forwarded-Port"), host);
    }
    TestExchange exchange = run(DEFAULTS, TestExchange.get("/").host("[::1]:8000"));
    assertEquals("8000", exchange.requestHeader("X-Forwarded-Port"));
  }

  @Test
  void requestsWithoutHostGetNoForwardedHost() {
    assertNull(run(DEFAULTS, TestExchange.get("/").host("")).requestHeader("X-Forwarded-Host"));
  }
}
