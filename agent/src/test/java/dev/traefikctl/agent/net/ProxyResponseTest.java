package dev.traefikctl.agent.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.traefikctl.http.Handler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the answers of servers reach the client, byte for byte. */
class ProxyResponseTest implements LeakFree {

  private static final String GET = "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

  /** What a client gets when the server answers so and then closes. */
  private static String through(String response, String request) throws IOException {
    try (Backend backend =
            new Backend(call -> {
              call.body();
              call.write(response);
              return false;
            });
        TestProxy proxy = TestProxy.to(backend)) {
      return proxy.talk(request);
    }
  }

  private static String through(String response) throws IOException {
    return through(response, GET);
  }

  @Test
  void headersOfOneHopGo() throws IOException {
    assertEquals(
        """
        HTTP/1.1 200 OK\r
        X-Kept: 2\r
        Server: backend/1.0\r
        Content-Length: 2\r
        Connection: close\r
        \r
        hi\
        """,
        through(
            """
            HTTP/1.1 200 Fine\r
            Connection: X-Private, keep-alive\r
            X-Private: 1\r
            x-kept: 2\r
            Proxy-Authenticate: Basic\r
            Proxy-Authorization: x\r
            Proxy-Connection: close\r
            Keep-Alive: timeout=5\r
            TE: trailers\r
            Upgrade: h2,h2c\r
            Server: backend/1.0\r
            Content-Length: 2\r
            \r
            hi\
            """));
  }

  @ParameterizedTest
  @CsvSource({
    "close, HTTP/1.1, '', Connection: close",
    "x, HTTP/1.1, Connection: close, Connection: close",
    "'close, x', HTTP/1.1, Connection: close, 'Connection: close, x'",
    "Close, HTTP/1.0, '', Connection: Close",
    "x, HTTP/1.0, '', "
  })
  void aMiddlewareMayWishTheConnectionToEnd(String set, String version, String asked, String told)
      throws IOException {
    Handler handler =
        exchange -> {
          exchange.onResponse((same, response) -> response.headers().set("Connection", set));
          exchange.answer(200, "hi");
        };
    try (TestProxy proxy = TestProxy.of(handler)) {
      String end = asked.isEmpty() ? "\r\n\r\n" : "\r\n" + asked + "\r\n\r\n";
      String answer = proxy.talk("GET / " + version + "\r\nHost: x" + end);
      List<String> lines = answer.lines().filter(line -> line.startsWith("Connection")).toList();
      assertEquals(told == null ? List.of() : List.of(told), lines);
      assertTrue(answer.endsWith("hi"), answer);
    }
  }

  @Test
  void namesBesideCloseStay() throws IOException {
    String answer =
        through("HTTP/1.1 200 OK\r\nConnection: X-A, close\r\nX-A: 1\r\nContent-Length: 0\r\n\r\n");
    assertTrue(answer.contains("X-A: 1\r\n"), answer);
  }

  @Test
  void theServersDateStays() throws IOException {
    String answer = through("HTTP/1.1 200 OK\r\nDate: then\r\nContent-Length: 0\r\n\r\n");
    assertEquals(
        "HTTP/1.1 200 OK\r\nDate: then\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", answer);
  }

  @Test
  void answersThatEndWithTheConnectionBecomeChunked() throws IOException {
    String chunked =
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
            + "d\r\nuntil the end\r\n0\r\n\r\n";
    assertEquals(chunked, through("HTTP/1.1 200 OK\r\n\r\nuntil the end"));
    assertEquals(chunked, through("HTTP/1.0 200 OK\r\n\r\nuntil the end"));
    assertEquals(
        "HTTP/1.0 200 OK\r\n\r\nuntil the end",
        through("HTTP/1.1 200 OK\r\n\r\nuntil the end", "GET / HTTP/1.0\r\n\r\n"));
  }

  @Test
  void chunkedWinsOverLength() throws IOException {
    assertEquals(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
            + "5\r\nhello\r\n0\r\n\r\n",
        through(
            "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "5\r\nhello\r\n0\r\n\r\n"));
  }

  @Test
  void oddButReadableHeads() throws IOException {
    String answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi";
    assertEquals(answer, through("HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nhi"));
    assertEquals(answer, through("HTTP/1.1  200 OK\r\nContent-Length: 2\r\n\r\nhi"));
    assertEquals(answer, through("HTTP/2.0 200 OK\r\nContent-Length: 2\r\n\r\nhi"));
    assertEquals(answer, through("HTTP/1.1 200 OK\nContent-Length: 2\n\nhi"));
    assertEquals(answer, through("HTTP/1.1 200 OK\r\nX Y: 1\r\nContent-Length: 2\r\n\r\nhi"));
    assertEquals(
        answer, through("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\nhi"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no http at all\r\n\r\n",
        "HTTP/1.1 abc OK\r\n\r\n",
        "http/1.1 200 OK\r\n\r\n",
        "HTTP/1.x 200 OK\r\n\r\n",
        "HTTP/1.10 200 OK\r\n\r\n",
        "HTTP/1.1 20 OK\r\n\r\n",
        "HTTP/1.1 099 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nNo colon\r\n\r\n",
        "HTTP/1.1 200 OK\r\nX: a\0b\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: x\r\n\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: trailer\r\n\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nX-Cut: sho",
      })
  void unreadableHeadsAre500(String response) throws IOException {
    assertEquals(
        "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 21\r\nConnection: close\r\n\r\n"
            + "Internal Server Error",
        through(response));
  }

  @Test
  void noAnswerIs502() throws IOException {
    assertEquals(
        "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 11\r\nConnection: close\r\n\r\nBad Gateway",
        through(""));
  }

  @Test
  void answersWithoutBodyStayInStep() throws IOException {
    try (Backend backend =
            new Backend(call -> {
              call.write(
                  switch (call.target()) {
                    case "/head" -> "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n";
                    case "/chunked" -> "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
                    case "/204" -> "HTTP/1.1 204 No Content\r\nContent-Type: a/b\r\n\r\n";
                    case "/304" ->
                        "HTTP/1.1 304 Not Modified\r\nContent-Length: 10\r\nContent-Type: a/b"
                            + "\r\nETag: x\r\n\r\n";
                    default -> "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";
                  });
              return true;
            });
        TestProxy proxy = TestProxy.to(backend)) {
      String answer =
          proxy.talk(
              "HEAD /head HTTP/1.1\r\nHost: x\r\n\r\nHEAD /chunked HTTP/1.1\r\nHost: x\r\n\r\n"
                  + "GET /204 HTTP/1.1\r\nHost: x\r\n\r\nGET /304 HTTP/1.1\r\nHost: x\r\n\r\n"
                  + GET);
      assertEquals(
          "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nHTTP/1.1 200 OK\r\n\r\n"
              + "HTTP/1.1 204 No Content\r\nContent-Type: a/b\r\n\r\n"
              + "HTTP/1.1 304 Not Modified\r\nEtag: x\r\n\r\n"
              + "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi",
          answer);
      assertEquals(1, backend.connections());
    }
  }

  @Test
  void interimResponsesPass() throws IOException {
    assertEquals(
        "HTTP/1.1 100 Continue\r\nX-A: b\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n"
            + "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
            + "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Type: text/plain; charset=utf-8\r\n"
            + "Connection: close\r\n\r\nhi",
        through(
            "HTTP/1.1 100 C\r\nX-A: b\r\n\r\n"
                + "HTTP/1.1 102 P\r\n\r\n"
                + "HTTP/1.1 103 E\r\n"
                + "Link: </a>\r\n"
                + "Content-Length: 7\r\n\r\n"
                + "HTTP/1.1 200 OK\r\n"
                + "Content-Length: 2\r\n\r\n"
                + "hi"));
  }

  /** Go's reverse proxy forgets behind an interim response that no type is to be guessed. */
  @Test
  void behindInterimResponsesAMissingTypeIsGuessed() throws IOException {
    String interim = "HTTP/1.1 103 Early Hints\r\n\r\n";
    String answer = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n";
    String html = "Content-Type: text/html; charset=utf-8\r\nConnection: close\r\n\r\n<p >hi";
    assertEquals(interim + answer + html, through(interim + answer + "\r\n<p >hi"));
    String encoded = interim + answer + "Content-Encoding: br\r\n";
    assertEquals(encoded + "Connection: close\r\n\r\n<p >hi", through(encoded + "\r\n<p >hi"));
    assertEquals(
        interim
            + "HTTP/1.1 500 Internal Server Error\r\n"
            + "Content-Type: text/plain; charset=utf-8\r\n"
            + "Content-Length: 21\r\n"
            + "Connection: close\r\n\r\n"
            + "Internal Server Error",
        through(interim + "garbage\r\n\r\n"));
    String unzipped = through(interim + gzipped(gzip("%PDF-1")));
    assertTrue(unzipped.contains("\r\nContent-Type: application/pdf\r\n"), unzipped);
    assertTrue(unzipped.endsWith("6\r\n%PDF-1\r\n0\r\n\r\n"), unzipped);
  }

  @Test
  void pragmaImpliesCacheControl() throws IOException {
    String end = "Content-Length: 0\r\n";
    String close = "Connection: close\r\n\r\n";
    assertEquals(
        "HTTP/1.1 200 OK\r\nPragma: no-cache\r\n" + end + "Cache-Control: no-cache\r\n" + close,
        through("HTTP/1.1 200 OK\r\nPragma: no-cache\r\n" + end + "\r\n"));
    String said = "HTTP/1.1 200 OK\r\nPragma: no-cache\r\nCache-Control: x\r\n" + end;
    assertEquals(said + close, through(said + "\r\n"));
  }

  @Test
  void trailersPassAnnouncedOrNot() throws IOException {
    assertEquals(
        "HTTP/1.1 200 OK\r\nTrailer: X-T\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
            + "3\r\nabc\r\n0\r\nX-T: 1\r\nX-U: 2\r\n\r\n",
        through(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-T\r\n\r\n"
                + "3\r\nabc\r\n0\r\nx-t: 1\r\nContent-Length: 9\r\nX V: 3\r\nX-U:2\r\n\r\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nzz\r\n",
      })
  void aBreakInTheBodyBreaksTheClientOff(String response) throws IOException {
    String answer = through(response);
    assertTrue(answer.contains("abc"), answer);
    assertTrue(!answer.endsWith("0\r\n\r\n"), answer);
  }

  private static String gzip(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }
    return out.toString(StandardCharsets.ISO_8859_1);
  }

  private static String gzipped(String body) {
    return "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: "
        + body.length()
        + "\r\nX-A: b\r\n\r\n"
        + body;
  }

  @Test
  void compressionThatWeAskedForIsUndone() throws IOException {
    assertEquals(
        "HTTP/1.1 200 OK\r\nX-A: b\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
            + "5\r\nhello\r\n0\r\n\r\n",
        through(gzipped(gzip("hello"))));
    String two = gzipped(gzip("hello ") + gzip("world"));
    assertTrue(through(two).contains("6\r\nhello \r\n5\r\nworld\r\n0\r\n\r\n"));
  }

  @Test
  void trailersBehindACompressedBodyPass() throws IOException {
    String body = gzip("hello");
    String answer =
        through(
            "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
                + Integer.toHexString(body.length())
                + "\r\n"
                + body
                + "\r\n0\r\nX-T: 1\r\n\r\n");
    assertTrue(answer.endsWith("5\r\nhello\r\n0\r\nX-T: 1\r\n\r\n"), answer);
  }

  @Test
  void compressionThatTheClientAskedForStays() throws IOException {
    String body = gzip("hello");
    String answer =
        through(
            gzipped(body),
            "GET / HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n");
    assertTrue(answer.contains("Content-Encoding: gzip\r\n"), answer);
    assertTrue(answer.endsWith(body), answer);
  }

  @Test
  void damagedCompressionBreaksTheClientOff() throws IOException {
    String good = gzip("hello");
    for (String bad :
        List.of("no gzip", good.substring(0, good.length() - 3), good + "x", good + "\0\0")) {
      String answer = through(gzipped(bad));
      assertTrue(!answer.endsWith("0\r\n\r\n"), answer);
    }
  }

  @Test
  void protocolsSwitchBothWays() throws Exception {
    try (Backend backend =
            new Backend(call -> {
              call.write(
                  "HTTP/1.1 101 Switching\r\nUpgrade: Echo\r\nConnection: Upgrade\r\n"
                      + "Sec-WebSocket-Accept: y\r\n\r\nready\n");
              for (String line = Backend.line(call.in()); !line.isEmpty(); ) {
                call.write("echo " + line + "\n");
                line = Backend.line(call.in());
              }
              call.write("bye");
              return false;
            });
        TestProxy proxy = TestProxy.to(backend);
        RawClient client = proxy.connect()) {
      client.send(
          "GET / HTTP/1.1\r\nHost: x\r\nConnection: keep-alive, upgrade\r\nUpgrade: echo\r\n"
              + "sec-websocket-key: k\r\n\r\nfirst\n");
      assertEquals(
          "HTTP/1.1 101 Switching Protocols\r\nSec-Websocket-Accept: y\r\nConnection: Upgrade\r\n"
              + "Upgrade: Echo\r\n",
          client.readHead());
      String head = backend.nextHead();
      assertTrue(head.contains("Sec-Websocket-Key: k\r\n"), head);
      assertTrue(head.contains("Connection: Upgrade\r\nUpgrade: echo\r\n"), head);
      assertEquals("ready", Backend.line(client.in()));
      assertEquals("echo first", Backend.line(client.in()));
      client.send("second\n").endInput();
      assertEquals("echo second\nbye", client.readAll());
    }
  }

  @Test
  void anUpgradeNobodyAskedForIs500() throws IOException {
    String switching = "HTTP/1.1 101 S\r\nUpgrade: other\r\nConnection: Upgrade\r\n\r\n";
    String answer =
        through(
            switching,
            "GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, close\r\nUpgrade: echo\r\n\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 500 Internal Server Error\r\n"), answer);
    assertTrue(through(switching).startsWith("HTTP/1.1 500 Internal Server Error\r\n"));
  }
}
