package dev.traefikctl.agent.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.traefikctl.agent.upstream.ForwardProxies;
import dev.traefikctl.agent.upstream.UpstreamPools;
import dev.traefikctl.agent.wire.Loop;
import dev.traefikctl.http.Handler;
import dev.traefikctl.http.TransportOptions;
import dev.traefikctl.http.Upstream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How requests reach the server, byte for byte. */
class ProxyRequestTest implements LeakFree {

  private static final String OK =
      "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok";

  private static Backend backend;
  private static TestProxy proxy;

  @BeforeAll
  static void start() throws IOException {
    backend =
        new Backend(call -> {
          byte[] body = call.body();
          String text = body.length == 0 ? "ok" : new String(body, StandardCharsets.ISO_8859_1);
          call.write("HTTP/1.1 200 OK\r\nContent-Length: " + text.length() + "\r\n\r\n" + text);
          return true;
        });
    proxy = TestProxy.to(backend);
  }

  @AfterAll
  static void stop() throws IOException {
    proxy.close();
    backend.close();
  }

  private static String tail(String body) {
    return "Content-Length: " + body.length() + "\r\nConnection: close\r\n\r\n" + body;
  }

  @ParameterizedTest
  @ValueSource(strings = {"x:1", "", "/", "*", "http://x:1/p", "x/y?z"})
  void connectReachesRoutersButNoServer(String target) throws IOException {
    assertEquals(
        "HTTP/1.1 501 Not Implemented\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        proxy.talk("CONNECT " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));
  }

  /** Go's client announces no trailers that are no names; the connection stays usable. */
  @Test
  void trailersThatAreNoNamesAre500() throws Exception {
    String answer =
        proxy.talk(
            "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTrailer: x y\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 500 Internal Server Error\r\n"), answer);
  }

  @Test
  void headersAreCanonicalAndThoseOfOneHopGo() throws Exception {
    String answer =
        proxy.talk(
            """
            GET /p?q=1 HTTP/1.1\r
            Host: app.example.com:8000\r
            x-lower-CASE: v\r
            X-Spaces:   lead and trail  \t \r
            X-Empty:\r
            Cookie: a=1\r
            cookie: b=2\r
            x_under: s\r
            X-Drop: 1\r
            Connection: x-drop, close\r
            Keep-Alive: timeout=5\r
            Proxy-Connection: keep-alive\r
            Proxy-Authorization: secret\r
            TE: trailers, deflate\r
            Upgrade: foo\r
            Trailer: X-T\r
            X-Latin: caf\u00e9\r
            \r
            """);
    assertEquals(OK, answer);
    assertEquals(
        """
        GET /p?q=1 HTTP/1.1\r
        Host: app.example.com:8000\r
        X-Lower-Case: v\r
        X-Spaces: lead and trail\r
        X-Empty: \r
        Cookie: a=1\r
        Cookie: b=2\r
        X_under: s\r
        X-Latin: caf\u00e9\r
        X-Forwarded-For: 127.0.0.1\r
        Accept-Encoding: gzip\r
        Te: trailers\r
        """,
        backend.nextHead());
  }

  @Test
  void proxiesGetTheWholeUrlWithTheHostThatTheServerShallSee() throws Exception {
    String url = "http://user:pw@127.0.0.1:" + backend.port();
    ForwardProxies proxies = ForwardProxies.of(Map.of("HTTP_PROXY", url));
    Upstream server = TestProxy.upstream("server.test", 81, TransportOptions.defaults());
    Upstream secure = TestProxy.upstream("secure.test", 81, TransportOptions.defaults());
    try (TestProxy own =
        TestProxy.of(x -> x.forward(x.request().path().equals("/s") ? secure : server))) {
      Loop loop = own.loops().all().iterator().next();
      loop.executor().submit(() -> UpstreamPools.of(loop).use(proxies)).get();
      own.talk("GET /p?q HTTP/1.1\r\nHost: x.test:80\r\nConnection: close\r\n\r\n");
      assertEquals(
          """
          GET http://x.test:80/p?q HTTP/1.1\r
          Host: x.test:80\r
          X-Forwarded-For: 127.0.0.1\r
          Accept-Encoding: gzip\r
          Proxy-Authorization: Basic dXNlcjpwdw==\r
          """,
          backend.nextHead());
      loop.executor()
          .submit(() ->
              UpstreamPools.of(loop)
                  .use(ForwardProxies.of(Map.of("HTTP_PROXY", "socks5://127.0.0.1"))))
          .get();
      String answer = own.talk("GET /s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      assertTrue(answer.startsWith("HTTP/1.1 500 Internal Server Error\r\n"), answer);
    }
  }

  @Test
  void acceptEncodingIsOnlyAddedWhereTheClientHasNone() throws Exception {
    for (String own : List.of("Accept-Encoding: br", "Range: bytes=0-1")) {
      proxy.talk("GET / HTTP/1.1\r\nHost: x\r\n" + own + "\r\nConnection: close\r\n\r\n");
      assertFalse(backend.nextHead().contains("gzip"), own);
    }
    proxy.talk("HEAD / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assertFalse(backend.nextHead().contains("gzip"));
  }

  @Test
  void foldedLinesAreJoined() throws Exception {
    proxy.talk(
        "GET / HTTP/1.1\r\nHost: x\r\nX-A: a \r\n  b\r\n\t c \r\nX-B: d\r\n"
            + "Connection: close\r\n\r\n");
    String head = backend.nextHead();
    assertTrue(head.contains("X-A: a b c\r\nX-B: d\r\n"), head);
  }

  @Test
  void valuesMayBeginOnALaterLine() throws Exception {
    String answer =
        proxy.talk(
            "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding:\r\n \r\n chunked\r\n"
                + "X-A:\r\n\ta\r\nConnection: close\r\n\r\n1\r\na\r\n0\r\n\r\n");
    assertEquals("HTTP/1.1 200 OK\r\n" + tail("a"), answer);
    assertTrue(backend.nextHead().contains("\r\nX-A: a\r\n"));
  }

  @Test
  void oneUserAgentReachesTheServer() throws Exception {
    proxy.talk(
        "GET / HTTP/1.1\r\nHost: x\r\nUser-Agent: a\r\nUser-Agent: b\r\n"
            + "Connection: close\r\n\r\n");
    String head = backend.nextHead();
    assertTrue(head.contains("User-Agent: a\r\n"), head);
    assertFalse(head.contains("User-Agent: b\r\n"), head);
  }

  @Test
  void pragmaImpliesCacheControl() throws Exception {
    proxy.talk("GET / HTTP/1.1\r\nHost: x\r\nPragma: no-cache\r\nConnection: close\r\n\r\n");
    assertTrue(backend.nextHead().contains("\r\nCache-Control: no-cache\r\n"));
    proxy.talk("GET / HTTP/1.1\r\nHost: x\r\nPragma: other\r\nConnection: close\r\n\r\n");
    assertFalse(backend.nextHead().contains("Cache-Control"));
  }

  @Test
  void protocolsWithOddNamesAreNotAskedFor() throws Exception {
    String answer =
        proxy.talk(
            "GET / HTTP/1.1\r\nHost: x\r\nConnection: upgrade, close\r\n"
                + "Upgrade: caf\u00e9\r\n\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 500 Internal Server Error\r\n"), answer);
  }

  @Test
  void lineFeedsAloneDoNotReachTheServer() throws Exception {
    proxy.talk("GET / HTTP/1.1\nHost: x\nX-A: 1\nX-B: 2\nConnection: close\n\n");
    String head = backend.nextHead();
    assertTrue(head.contains("\r\nX-A: 1\r\nX-B: 2\r\n"), head);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "/ /",
        "/a%2fb /a%2fb",
        "/a[b] /a[b]",
        "/a[b]{c}|d^e /a%5Bb%5D%7Bc%7D%7Cd%5Ee",
        "/a%2Fb{ /a/b%7B",
        "/x;v=1/y:z@w,$&'()*! /x;v=1/y:z@w,$&'()*!",
        "/a\\b /a%5Cb",
        "/caf\u00e9 /caf%E9",
        "/? /?",
        "/?q=[1]{2}|3^4`5 /?q=[1]{2}|3^4`5",
        "/?bad=%zz&x=% /?bad=%zz&x=%",
        "http://h/x?q=1 /x?q=1",
        "http://h /",
        "http://h?q /?q",
        "https://h:8443/x /x",
        "* *",
        "//double//x //double//x",
      })
  void targets(String asked, String sent) throws Exception {
    proxy.talk("GET " + asked + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    String head = backend.nextHead();
    assertEquals("GET " + sent + " HTTP/1.1", head.lines().findFirst().orElse(""));
  }

  @ParameterizedTest
  @CsvSource({"[fe80::1%25lo]:80,[fe80::1]:80", "[fe80::1%lo],[fe80::1]", "a%25b,a%25b"})
  void zonesDoNotReachTheServer(String asked, String sent) throws Exception {
    proxy.talk("GET / HTTP/1.1\r\nHost: " + asked + "\r\nConnection: close\r\n\r\n");
    String head = backend.nextHead();
    assertTrue(head.contains("\r\nHost: " + sent + "\r\n"), head);
  }

  @Test
  void hostOfAnAbsoluteTargetWins() throws Exception {
    proxy.talk("GET http://a.example/ HTTP/1.1\r\nHost: b.example\r\nConnection: close\r\n\r\n");
    assertTrue(backend.nextHead().contains("\r\nHost: a.example\r\n"));
  }

  @Test
  void withoutHostTheServerSeesItsOwnAddress() throws Exception {
    String answer = proxy.talk("GET / HTTP/1.0\r\n\r\n");
    assertEquals("HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok", answer);
    assertTrue(backend.nextHead().contains("\r\nHost: 127.0.0.1:" + backend.port() + "\r\n"));
  }

  @Test
  void bodiesKeepTheirFraming() throws Exception {
    String counted =
        proxy.talk(
            "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 5\r\n\r\nhello");
    assertEquals("HTTP/1.1 200 OK\r\n" + tail("hello"), counted);
    assertTrue(backend.nextHead().contains("Content-Length: 5\r\n"));
    String chunked =
        proxy.talk(
            "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: Chunked\r\n"
                + "Content-Length: 3\r\n\r\n"
                + "1\r\na\r\n2;ext=1\r\nbc\r\n00A \r\n0123456789\r\n0\r\nX-T: lost\r\n\r\n");
    assertEquals("HTTP/1.1 200 OK\r\n" + tail("abc0123456789"), chunked);
    String head = backend.nextHead();
    assertTrue(head.contains("Transfer-Encoding: chunked\r\n"), head);
    assertFalse(head.contains("Content-Length"), head);
  }

  @ParameterizedTest
  @CsvSource({"POST,true", "PUT,true", "PATCH,true", "GET,false", "DELETE,false", "ODD,false"})
  void emptyBodiesAreAnnouncedWhereMethodsHaveBodies(String method, boolean announced)
      throws Exception {
    for (String length : List.of("", "Content-Length: 0\r\n")) {
      proxy.talk(method + " / HTTP/1.1\r\nHost: x\r\n" + length + "Connection: close\r\n\r\n");
      assertEquals(announced, backend.nextHead().contains("Content-Length: 0\r\n"));
    }
  }

  @Test
  void equalLengthsAreOne() throws Exception {
    String two = "Content-Length: 2\r\nContent-Length: 2\r\n";
    proxy.talk("POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + two + "\r\nab");
    String head = backend.nextHead();
    assertEquals(2, head.split("Content-Length: 2\r\n", -1).length, head);
    proxy.talk("POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 002\r\n\r\nab");
    assertTrue(backend.nextHead().contains("Content-Length: 2\r\n"));
  }

  @Test
  void aMiddlewareCannotBreakTheFraming() throws Exception {
    Upstream upstream = TestProxy.upstream(backend.port());
    Handler meddling =
        exchange -> {
          exchange.request().headers().set("Content-Length", "1");
          exchange.request().headers().set("X-Evil", "a\r\nX-Injected: 1");
          exchange.request().path("/a b\r\nX-Injected: 1\u2603");
          exchange.forward(upstream);
        };
    try (TestProxy meddled = TestProxy.of(meddling)) {
      String answer =
          meddled.talk(
              "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\n\r\nab");
      assertEquals("HTTP/1.1 200 OK\r\n" + tail("ab"), answer);
      String head = backend.nextHead();
      assertTrue(head.startsWith("POST /a%20b%0D%0AX-Injected:%201%E2%98%83 HTTP/1.1\r\n"), head);
      assertTrue(head.contains("Content-Length: 2\r\n"), head);
      assertTrue(head.contains("X-Evil: a  X-Injected: 1\r\n"), head);
    }
  }

  @Test
  void theServersPathComesFirstAndOnlyOneSlashJoins() throws Exception {
    Upstream plain = TestProxy.upstream(backend.port());
    for (String base : List.of("/base", "/base/")) {
      Upstream based =
          new Upstream(
              plain.url(),
              "http",
              plain.host(),
              plain.port(),
              "own.example",
              base,
              false,
              Duration.ZERO,
              plain.transport());
      try (TestProxy below = TestProxy.of(exchange -> exchange.forward(based))) {
        below.talk("GET /x?q HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertTrue(
            backend.nextHead().startsWith("GET /base/x?q HTTP/1.1\r\nHost: own.example\r\n"));
      }
    }
  }

  @Test
  void forwardedForIsAppendedOnlyForTheServer() throws Exception {
    proxy.talk(
        "GET / HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 1.2.3.4\r\nX-A: b\r\n"
            + "x-forwarded-for: 5.6.7.8\r\nConnection: close\r\n\r\n");
    String head = backend.nextHead();
    assertTrue(head.contains("X-Forwarded-For: 1.2.3.4, 5.6.7.8, 127.0.0.1\r\n"), head);
    assertEquals(2, head.split("X-Forwarded-For", -1).length, head);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ZZ\r\nabc\r\n0\r\n\r\n",
        "3\r\nabcdef\r\n0\r\n\r\n",
        "ffffffffffffffff1\r\nabc\r\n0\r\n\r\n",
        "ffffffffffffffff\r\nabc\r\n0\r\n\r\n",
        "-3\r\nabc\r\n0\r\n\r\n",
        "0x3\r\nabc\r\n0\r\n\r\n",
        "3\nabc\n0\n\n",
        "3\r\nabc\n0\r\n\r\n",
        "3;a\nb\r\nabc\r\n0\r\n\r\n",
        "3;a\rb\r\nabc\r\n0\r\n\r\n",
        "\r\n3\r\nabc\r\n0\r\n\r\n",
        " 3\r\nabc\r\n0\r\n\r\n",
        "3 ;x\r\nabc\r\n0\r\n\r\n",
        "3\r\nabc\r\n0\r\nX-T: 1\n\r\n",
        "3\r\nabc\r\n0\r\nno colon\r\n\r\n",
        "3\r\nabc\r\n0\r\n\n",
        "3\r\nabc\r\n0\r\nX: 1\r\n\n",
      })
  void brokenChunksNeverReachTheServerAsComplete(String body) throws Exception {
    try (Backend counting = new Backend(call -> call.body().length < 0)) {
      try (TestProxy own = TestProxy.to(counting)) {
        String answer =
            own.talk(
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + body
                    + "GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n");
        assertEquals(
            "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 21\r\n"
                + "Connection: close\r\n\r\nInternal Server Error",
            answer);
        assertTrue(counting.nextHead().startsWith("POST"));
        assertTrue(counting.nextHead().startsWith("broken"), "the server saw a whole body");
      }
    }
  }

  @Test
  void framingMayNotOutweighTheData() throws Exception {
    String tiny = ("1;" + "x".repeat(2000) + "\r\na\r\n").repeat(20);
    try (Backend own = new Backend(call -> call.body().length < 0);
        TestProxy proxyToIt = TestProxy.to(own)) {
      String answer =
          proxyToIt.talk("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + tiny);
      assertTrue(answer.startsWith("HTTP/1.1 500 "), answer);
    }
  }

  @Test
  void transferEncodingOfHttp10IsIgnoredAndEndsTheConnection() throws Exception {
    String answer =
        proxy.talk(
            "POST / HTTP/1.0\r\nHost: x\r\nConnection: keep-alive\r\n"
                + "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\nab"
                + "GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n");
    assertEquals("HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nab", answer);
    assertFalse(backend.nextHead().contains("Transfer-Encoding"));
  }

  @Test
  void anyByteAtATimeIsTheSame() throws Exception {
    String request =
        "POST /b HTTP/1.1\r\nHost: x\r\nX-A: a\r\n b\r\nTransfer-Encoding: chunked\r\n"
            + "Connection: close\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\nX: y\r\n\r\n";
    String atOnce = proxy.talk(request);
    final String head = backend.nextHead();
    try (RawClient client = proxy.connect()) {
      assertEquals(atOnce, client.trickle(request).readAll());
    }
    assertEquals(head, backend.nextHead());
  }

  @Test
  void expectedContinueIsAskedForByTheServer() throws Exception {
    try (Backend asking =
            new Backend(call -> {
              call.write("HTTP/1.1 100 Continue\r\n\r\n");
              int length = call.body().length;
              call.write("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n" + length);
              return true;
            });
        TestProxy own = TestProxy.to(asking);
        RawClient client = own.connect()) {
      client.send(
          "POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 3\r\n"
              + "Connection: close\r\n\r\n");
      assertEquals("HTTP/1.1 100 Continue\r\n", client.readHead());
      assertTrue(asking.nextHead().contains("Expect: 100-continue\r\n"));
      client.send("abc");
      assertTrue(client.readAll().endsWith("3"));
    }
  }

  /** Also a client that does not wait is asked for its body, which the server gets only then. */
  @Test
  void aBodyThatCameWithoutWaitingIsHeldBackUntilItIsAskedFor() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    try (Backend refusing =
            new Backend(call -> {
              call.write("HTTP/1.1 417 No\r\nContent-Length: 0\r\n\r\n");
              asked.countDown();
              assertEquals(-1, call.in().read());
              return false;
            });
        TestProxy own = TestProxy.to(refusing)) {
      String post =
          "POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\nabc";
      assertEquals(
          "HTTP/1.1 417 Expectation Failed\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
          own.talk(post));
      assertTrue(asked.await(10, TimeUnit.SECONDS));
      String given = proxy.talk(post.replace("Expect", "Connection: close\r\nExpect"));
      assertTrue(given.startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n"), given);
      assertTrue(given.endsWith("abc"), given);
    }
    backend.nextHead();
  }

  @Test
  void trailersAreAnnouncedOnceInOrder() throws Exception {
    proxy.talk(
        "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n"
            + "Trailer: x-sum, X-Foo,,\r\ntrailer: X-Sum\r\n\r\n0\r\nX-Sum: 1\r\n\r\n");
    String head = backend.nextHead();
    assertTrue(head.contains("Trailer: X-Foo,X-Sum\r\n"), head);
  }

  @Test
  void expectedContinueIsGivenWhereTheServerIsSilent() throws Exception {
    try (RawClient client = proxy.connect()) {
      client.send(
          "POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 3\r\n"
              + "Connection: close\r\n\r\n");
      assertEquals("HTTP/1.1 100 Continue\r\n", client.readHead());
      assertTrue(client.send("abc").readAll().endsWith("abc"));
    }
    backend.nextHead();
  }

  @Test
  void aRefusedExpectationEndsTheConnection() throws Exception {
    try (Backend refusing =
            Backend.answering("HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno");
        TestProxy own = TestProxy.of(exchange -> exchange.answer(403, "no"))) {
      assertEquals(
          "HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno",
          own.talk(
              "POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n"));
      assertEquals(0, refusing.connections());
    }
  }
}
