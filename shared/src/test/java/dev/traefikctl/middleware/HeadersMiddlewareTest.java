package dev.traefikctl.middleware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.traefikctl.diag.Code;
import dev.traefikctl.http.Handler;
import dev.traefikctl.http.Response;
import dev.traefikctl.http.TestExchange;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadersMiddlewareTest {

  /** The record with these components set, by name, and all others at their defaults. */
  private static RequestResponseHeaders options(Object... namesAndValues) {
    RecordComponent[] components = RequestResponseHeaders.class.getRecordComponents();
    Object[] arguments = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      arguments[i] = value(components[i], namesAndValues);
    }
    try {
      return RequestResponseHeaders.class.getDeclaredConstructor(types).newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static @Nullable Object value(RecordComponent component, Object... namesAndValues) {
    for (int i = 0; i < namesAndValues.length; i += 2) {
      if (component.getName().equals(namesAndValues[i])) {
        return namesAndValues[i + 1];
      }
    }
    if (component.getAccessor().getAnnotatedReturnType().isAnnotationPresent(Nullable.class)) {
      return null;
    }
    return switch (component.getType().getSimpleName()) {
      case "boolean" -> false;
      case "List" -> List.of();
      case "Map" -> Map.of();
      default -> "";
    };
  }

  private static Handler wrap(Object... namesAndValues) {
    return TestWiring.wrap(options(namesAndValues));
  }

  private static void answer(Response response, String... fields) {
    for (int i = 0; i < fields.length; i += 2) {
      response.headers().add(fields[i], fields[i + 1]);
    }
  }

  @Test
  void requestHeadersAreSetAndRemoved() {
    Handler handler =
        wrap(
            "customRequestHeaders",
            Map.of("X-New", "1", "x-lower", "two", "X-Replace", "new", "X-Remove", ""));
    TestExchange exchange =
        TestExchange.get("/")
            .header("x-replace", "old")
            .header("X-REPLACE", "older")
            .header("X-Remove", "a")
            .header("X-Remove", "b")
            .header("X-Kept", "k")
            .serverAnswers(response -> answer(response, "X-Remove", "server"))
            .through(handler);
    assertEquals("1", exchange.requestHeader("X-New"));
    assertEquals("two", exchange.requestHeader("X-Lower"));
    assertEquals("new", exchange.requestHeader("X-Replace"));
    assertNull(exchange.requestHeader("X-Remove"));
    assertEquals("k", exchange.requestHeader("X-Kept"));
    assertEquals("server", exchange.responseHeader("X-Remove"));
  }

  @ParameterizedTest
  @CsvSource({"Host, inner.local", "host, inner.local", "Host, ''"})
  void aCustomHostIsTheRequestsHost(String name, String value) {
    TestExchange exchange =
        TestExchange.get("/")
            .host("outer")
            .through(wrap("customRequestHeaders", Map.of(name, value)));
    assertEquals(value.isEmpty() ? "outer" : value, exchange.request().host());
    assertNull(exchange.requestHeader("Host"));
  }

  @ParameterizedTest
  @CsvSource({
    "X-Forwarded-For, '', false, ",
    "x-forwarded-for, '', true, ",
    "X-Forwarded-For, 9.9.9.9, true, 9.9.9.9"
  })
  void anEmptyForwardedForHidesTheClient(
      String name, String value, boolean appends, String forwarded) {
    TestExchange exchange =
        TestExchange.get("/")
            .header("X-Forwarded-For", "1.1.1.1")
            .through(wrap("customRequestHeaders", Map.of(name, value)));
    assertEquals(appends, exchange.request().appendForwardedFor());
    assertEquals(forwarded, exchange.requestHeader("X-Forwarded-For"));
  }

  @Test
  void framingIsNoMatterOfOptions() {
    Handler handler =
        wrap(
            "customRequestHeaders",
            Map.of("Content-Length", "1", "Transfer-Encoding", "", "trailer", "X"),
            "customResponseHeaders",
            Map.of("content-length", "7", "Transfer-Encoding", ""));
    TestExchange exchange =
        TestExchange.of("POST", "/")
            .header("Transfer-Encoding", "chunked")
            .serverAnswers(response -> answer(response, "Content-Length", "5"))
            .through(handler);
    assertNull(exchange.requestHeader("Content-Length"));
    assertEquals("chunked", exchange.requestHeader("Transfer-Encoding"));
    assertEquals("5", exchange.responseHeader("Content-Length"));
    assertNull(exchange.responseHeader("Transfer-Encoding"));
  }

  @Test
  void theLengthOfAResponseMayBeHidden() {
    TestExchange exchange =
        TestExchange.get("/")
            .serverAnswers(response -> answer(response, "Content-Length", "5"))
            .through(wrap("customResponseHeaders", Map.of("Content-Length", "")));
    assertNull(exchange.responseHeader("Content-Length"));
  }

  @ParameterizedTest
  @CsvSource({"Transfer-Encoding, chunked", "transfer-encoding, 0", "Content-Length, x"})
  void theLengthGoesWhereTheBodyIsToBeSentInChunks(String name, String value) {
    TestExchange exchange =
        TestExchange.get("/")
            .serverAnswers(response -> answer(response, "Content-Length", "5"))
            .through(wrap("customResponseHeaders", Map.of(name, value)));
    assertNull(exchange.responseHeader("Content-Length"));
    assertNull(exchange.responseHeader("Transfer-Encoding"));
  }

  @Test
  void responsesMayHoldControlCharactersButNoLineEnds() {
    TestExchange exchange =
        TestExchange.get("/")
            .through(
                wrap(
                    "customResponseHeaders",
                    Map.of("X-A", "a\u0001\u007f", "X-B", " a\nb ", "Trailer", "X-T")));
    assertEquals("a\u0001\u007f", exchange.responseHeader("X-A"));
    assertEquals("a b", exchange.responseHeader("X-B"));
    assertEquals("X-T", exchange.responseHeader("Trailer"));
  }

  @ParameterizedTest
  @CsvSource({"Te, 'a\u0001'", "proxy-authorization, 'a\nb'", "Upgrade, 'a\u007f'", "Host, a b"})
  void whatIsNotSentDoesNotFailTheRequest(String name, String value) {
    TestExchange exchange =
        TestExchange.get("/").through(wrap("customRequestHeaders", Map.of(name, value)));
    assertFalse(exchange.request().isUnsendable());
  }

  @Test
  void anEmptyListEntryOfExposedHeadersIsSent() {
    TestExchange exchange =
        TestExchange.get("/").through(wrap("accessControlExposeHeaders", List.of("")));
    assertEquals("", exchange.responseHeader("Access-Control-Expose-Headers"));
  }

  @ParameterizedTest
  @CsvSource({"https, max-age=1", "http, "})
  void aRedirectionThatTrustsAHopTellsWhetherTheUrlIsSecure(String proto, String expected) {
    Handler inner = wrap("stsSeconds", 1L);
    Handler outer = new RedirectScheme(proto, "", false).wrap(inner, new TestWiring());
    TestExchange exchange = TestExchange.get("/").header("X-Forwarded-Proto", proto).through(outer);
    assertEquals(expected, exchange.responseHeader("Strict-Transport-Security"));
  }

  @ParameterizedTest
  @CsvSource({"X-A, 'a\r\nX-Evil: 1'", "X A, b", "X-A, 'line\n'"})
  void whatCannotBeSentFailsTheRequestAtTheServer(String name, String value) {
    TestExchange exchange =
        TestExchange.get("/").through(wrap("customRequestHeaders", Map.of(name, value)));
    assertTrue(exchange.request().isUnsendable());
    Handler mending = wrap("customRequestHeaders", Map.of(name, ""));
    Handler both =
        options("customRequestHeaders", Map.of(name, value)).wrap(mending, new TestWiring());
    assertFalse(TestExchange.get("/").through(both).request().isUnsendable());
  }

  @Test
  void responseHeadersAreSetAndRemoved() {
    Handler handler =
        wrap(
            "customResponseHeaders",
            Map.of("X-New", "1", "Server", "", "x-replace", "one\ntwo\n", "X-Ü", "é", "X-É", "é"));
    TestExchange exchange =
        TestExchange.get("/")
            .serverAnswers(
                response -> answer(response, "Server", "nginx", "X-Replace", "a", "X-Replace", "b"))
            .through(handler);
    assertEquals("1", exchange.responseHeader("X-New"));
    assertNull(exchange.responseHeader("Server"));
    assertEquals("one two", exchange.responseHeader("X-Replace"));
    assertEquals(2, exchange.response().headers().size());
  }

  @Test
  void headersGoOntoAnswersOfLaterMiddlewares() {
    TestWiring wiring = new TestWiring();
    Handler refusing = new IpAllowList(List.of("10.0.0.1"), null, 0).wrap(x -> {}, wiring);
    Handler handler =
        options("frameDeny", true, "customResponseHeaders", Map.of("X-A", "1"))
            .wrap(refusing, wiring);
    TestExchange exchange = TestExchange.get("/").through(handler);
    assertEquals(403, exchange.status());
    assertEquals("1", exchange.responseHeader("X-A"));
    assertEquals("DENY", exchange.responseHeader("X-Frame-Options"));
  }

  @Test
  void theEarlierMiddlewareWinsForResponses() {
    TestWiring wiring = new TestWiring();
    Handler inner =
        options("customResponseHeaders", Map.of("X-A", "inner", "X-B", ""))
            .wrap(TestExchange.service(), wiring);
    Handler outer =
        options("customResponseHeaders", Map.of("X-A", "outer", "X-B", "outer"))
            .wrap(inner, wiring);
    TestExchange exchange = TestExchange.get("/").through(outer);
    assertEquals("outer", exchange.responseHeader("X-A"));
    assertEquals("outer", exchange.responseHeader("X-B"));
  }

  @Test
  void customHeadersWinOverSecurityHeaders() {
    Handler handler =
        wrap(
            "frameDeny",
            true,
            "customResponseHeaders",
            Map.of("X-Frame-Options", "mine", "Access-Control-Allow-Credentials", "no"),
            "accessControlAllowCredentials",
            true);
    TestExchange exchange = TestExchange.get("/").through(handler);
    assertEquals("mine", exchange.responseHeader("X-Frame-Options"));
    assertEquals("true", exchange.responseHeader("Access-Control-Allow-Credentials"));
  }

  @Test
  void securityHeaders() {
    Handler handler =
        wrap(
            "frameDeny", true,
            "contentTypeNosniff", true,
            "browserXssFilter", true,
            "contentSecurityPolicy", "default-src 'self'",
            "contentSecurityPolicyReportOnly", "script-src 'none'",
            "referrerPolicy", "same-origin",
            "permissionsPolicy", "camera=()",
            "featurePolicy", "camera 'none'");
    TestExchange exchange =
        TestExchange.get("/")
            .serverAnswers(response -> answer(response, "X-Frame-Options", "ALLOW"))
            .through(handler);
    assertEquals("DENY", exchange.responseHeader("X-Frame-Options"));
    assertEquals("nosniff", exchange.responseHeader("X-Content-Type-Options"));
    assertEquals("1; mode=block", exchange.responseHeader("X-XSS-Protection"));
    assertEquals("default-src 'self'", exchange.responseHeader("Content-Security-Policy"));
    assertEquals(
        "script-src 'none'", exchange.responseHeader("Content-Security-Policy-Report-Only"));
    assertEquals("same-origin", exchange.responseHeader("Referrer-Policy"));
    assertEquals("camera=()", exchange.responseHeader("Permissions-Policy"));
    assertNull(exchange.responseHeader("Feature-Policy"));
  }

  @Test
  void customValuesComeBeforeSwitches() {
    Handler handler =
        wrap(
            "frameDeny",
            true,
            "customFrameOptionsValue",
            "SAMEORIGIN",
            "browserXssFilter",
            true,
            "customBrowserXSSValue",
            "0");
    TestExchange exchange = TestExchange.get("/").through(handler);
    assertEquals("SAMEORIGIN", exchange.responseHeader("X-Frame-Options"));
    assertEquals("0", exchange.responseHeader("X-XSS-Protection"));
  }

  @Test
  void aNonceIsFreshForEachRequest() {
    Handler handler = wrap("contentSecurityPolicy", "img-src https://x/%20y $NONCE");
    TestExchange one = TestExchange.get("/").through(handler);
    TestExchange two = TestExchange.get("/").through(handler);
    String policy = one.responseHeader("Content-Security-Policy");
    assertTrue(policy.matches("img-src https://x/%20y 'nonce-[A-Za-z0-9+/]{22}'"), policy);
    assertNotEquals(policy, two.responseHeader("Content-Security-Policy"));
  }

  @ParameterizedTest
  @CsvSource({
    "false, false, false, , ",
    "true, false, false, max-age=60; includeSubDomains; preload, pin",
    "false, true, false, max-age=60; includeSubDomains; preload, ",
    "true, true, true, , "
  })
  void strictTransportNeedsTls(
      boolean tls, boolean force, boolean development, String sts, String pins) {
    Handler handler =
        wrap(
            "stsSeconds",
            60L,
            "stsIncludeSubdomains",
            true,
            "stsPreload",
            true,
            "forceSTSHeader",
            force,
            "isDevelopment",
            development,
            "publicKey",
            "pin");
    TestExchange exchange = TestExchange.get("/");
    (tls ? exchange.tls() : exchange).through(handler);
    assertEquals(sts, exchange.responseHeader("Strict-Transport-Security"));
    assertEquals(pins, exchange.responseHeader("Public-Key-Pins"));
  }

  @Test
  void aProxyHeaderStandsForTls() {
    Handler handler =
        wrap("stsSeconds", 5L, "sslProxyHeaders", Map.of("X-Forwarded-Proto", "https"));
    TestExchange secure = TestExchange.get("/").header("x-forwarded-proto", "https");
    assertEquals("max-age=5", secure.through(handler).responseHeader("Strict-Transport-Security"));
    TestExchange plain = TestExchange.get("/").header("x-forwarded-proto", "http");
    assertNull(plain.through(handler).responseHeader("Strict-Transport-Security"));
  }

  @Test
  void zeroSecondsSendNothing() {
    Handler handler = wrap("stsSeconds", 0L, "forceSTSHeader", true);
    assertNull(TestExchange.get("/").through(handler).responseHeader("Strict-Transport-Security"));
  }

  @ParameterizedTest
  @CsvSource({
    "app.example.com, , 200",
    "APP.example.com, , 200",
    "app.example.com:8000, , 500",
    "other, , 500",
    "other, app.example.com, 200",
    "app.example.com, other, 500"
  })
  void onlyAllowedHostsAreServed(String host, @Nullable String forwarded, int status) {
    Handler handler =
        wrap(
            "allowedHosts", List.of("app.example.com"),
            "hostsProxyHeaders", List.of("X-Forwarded-Host"));
    TestExchange exchange = TestExchange.get("/").host(host);
    if (forwarded != null) {
      exchange.header("X-Forwarded-Host", forwarded);
    }
    exchange.through(handler);
    assertEquals(status, exchange.status());
    assertEquals(status == 500 ? "Bad Host\n" : "", exchange.body());
  }

  @Test
  void inDevelopmentEveryHostIsServed() {
    Handler handler = wrap("allowedHosts", List.of("a"), "isDevelopment", true);
    assertEquals(200, TestExchange.get("/").host("b").through(handler).status());
  }

  @ParameterizedTest
  @CsvSource({
    "https://one.example.com, https://one.example.com",
    "https://sub.two.example.com, https://sub.two.example.com",
    "https://evil.example.com, own",
    "https://ONE.example.com, own",
    "null, own"
  })
  void originsAreAnsweredWithThemselves(String origin, String allowed) {
    Handler handler =
        wrap(
            "accessControlAllowOriginList", List.of("https://one.example.com"),
            "accessControlAllowOriginListRegex", List.of("^https://.*[.]two[.]example[.]com$"));
    TestExchange exchange =
        TestExchange.get("/")
            .header("Origin", origin)
            .serverAnswers(response -> answer(response, "Access-Control-Allow-Origin", "own"))
            .through(handler);
    assertEquals(allowed, exchange.responseHeader("Access-Control-Allow-Origin"));
  }

  @ParameterizedTest
  @CsvSource({"false, https://a, *", "true, https://a, https://a", "false, , *", "true, , ''"})
  void aStarIsTheOriginWithCredentials(
      boolean credentials, @Nullable String origin, String allowed) {
    Handler handler =
        wrap(
            "accessControlAllowOriginList",
            List.of("*"),
            "accessControlAllowCredentials",
            credentials);
    TestExchange exchange = TestExchange.get("/");
    if (origin != null) {
      exchange.header("Origin", origin);
    }
    exchange.through(handler);
    assertEquals(allowed, exchange.responseHeader("Access-Control-Allow-Origin"));
  }

  private static TestExchange preflight(String origin, String method) {
    return TestExchange.of("OPTIONS", "/x")
        .header("Origin", origin)
        .header("Access-Control-Request-Method", method);
  }

  @Test
  void preflightsDoNotReachTheService() {
    Handler handler =
        wrap(
            "accessControlAllowMethods", List.of("GET", "PUT"),
            "accessControlAllowHeaders", List.of("X-A", "Content-Type"),
            "accessControlExposeHeaders", List.of("X-B", "X-C"),
            "accessControlAllowOriginList", List.of("https://one"),
            "accessControlMaxAge", 100L,
            "addVaryHeader", true);
    TestExchange exchange = preflight("https://one", "DELETE").through(handler);
    assertEquals(TestExchange.Outcome.ANSWERED, exchange.outcome());
    assertEquals(200, exchange.status());
    assertEquals("GET,PUT", exchange.responseHeader("Access-Control-Allow-Methods"));
    assertEquals("X-A,Content-Type", exchange.responseHeader("Access-Control-Allow-Headers"));
    assertEquals("X-B,X-C", exchange.responseHeader("Access-Control-Expose-Headers"));
    assertEquals("https://one", exchange.responseHeader("Access-Control-Allow-Origin"));
    assertEquals("100", exchange.responseHeader("Access-Control-Max-Age"));
    assertNull(exchange.responseHeader("Vary"));
    TestExchange foreign = preflight("https://evil", "GET").through(handler);
    assertEquals(TestExchange.Outcome.ANSWERED, foreign.outcome());
    assertNull(foreign.responseHeader("Access-Control-Allow-Origin"));
    assertEquals("GET,PUT", foreign.responseHeader("Access-Control-Allow-Methods"));
  }

  @Test
  void withCredentialsPreflightsAreEchoed() {
    List<String> star = List.of("*");
    Handler handler =
        wrap(
            "accessControlAllowCredentials", true,
            "accessControlAllowMethods", star,
            "accessControlAllowHeaders", star,
            "accessControlExposeHeaders", star);
    TestExchange exchange =
        preflight("https://a", "PATCH").header("Access-Control-Request-Headers", "x-a, x-b");
    exchange.through(handler);
    assertEquals("PATCH", exchange.responseHeader("Access-Control-Allow-Methods"));
    assertEquals("x-a, x-b", exchange.responseHeader("Access-Control-Allow-Headers"));
    assertEquals("true", exchange.responseHeader("Access-Control-Allow-Credentials"));
    assertNull(exchange.responseHeader("Access-Control-Expose-Headers"));
    TestExchange bare = preflight("https://a", "PATCH").through(handler);
    assertNull(bare.responseHeader("Access-Control-Allow-Headers"));
  }

  @Test
  void whatIsNoPreflightReachesTheService() {
    Handler handler = wrap("accessControlMaxAge", 0L);
    TestExchange noOrigin =
        TestExchange.of("OPTIONS", "/").header("Access-Control-Request-Method", "GET");
    TestExchange noMethod = TestExchange.of("OPTIONS", "/").header("Origin", "https://a");
    TestExchange get =
        TestExchange.get("/").header("Origin", "a").header("Access-Control-Request-Method", "GET");
    for (TestExchange exchange : List.of(noOrigin, noMethod, get)) {
      assertEquals(TestExchange.Outcome.FORWARDED, exchange.through(handler).outcome());
    }
    TestExchange preflight = preflight("https://a", "GET").through(handler);
    assertEquals("0", preflight.responseHeader("Access-Control-Max-Age"));
    Handler plain = wrap("customResponseHeaders", Map.of("X-A", "1"));
    assertEquals(
        TestExchange.Outcome.FORWARDED, preflight("https://a", "GET").through(plain).outcome());
  }

  @ParameterizedTest
  @CsvSource({", Origin", "Origin, Origin", "'Accept', 'Accept,Origin'", "'', Origin"})
  void varyIsExtended(@Nullable String own, String vary) {
    TestExchange exchange = TestExchange.get("/");
    if (own != null) {
      exchange.serverAnswers(response -> answer(response, "Vary", own));
    }
    assertEquals(vary, exchange.through(wrap("addVaryHeader", true)).responseHeader("Vary"));
  }

  @Test
  void noOptionsAreAnError() {
    TestWiring.Note note = TestWiring.failure(options("sslRedirect", false));
    assertEquals(Code.MIDDLEWARE_VALUE_MISSING, note.code());
    assertEquals("headers configuration not valid", note.message());
  }

  @Test
  void deprecatedOptionsHaveNoEffect() {
    Handler handler = wrap("sslRedirect", true, "sslHost", "secure", "sslForceHost", true);
    TestExchange exchange = TestExchange.get("/").through(handler);
    assertEquals(TestExchange.Outcome.FORWARDED, exchange.outcome());
    assertEquals(0, exchange.response().headers().size());
  }

  @Test
  void originExpressionsMustCompile() {
    TestWiring.Note note =
        TestWiring.failure(options("accessControlAllowOriginListRegex", List.of("a", "(")));
    assertEquals("accessControlAllowOriginListRegex.1", note.option());
    assertEquals(
        "error occurred during origin parsing: error parsing regexp: missing closing ): `(`",
        note.message());
  }
}
