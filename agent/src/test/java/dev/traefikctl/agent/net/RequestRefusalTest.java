package dev.traefikctl.agent.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Go's server refuses before a handler sees it, byte for byte. */
class RequestRefusalTest implements LeakFree {

  private static final String SUFFIX =
      "\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n";
  private static final String BAD_REQUEST = "HTTP/1.1 400 Bad Request" + SUFFIX + "400 Bad Request";

  private static TestProxy proxy;
  private static final AtomicInteger SERVED = new AtomicInteger();

  @BeforeAll
  static void start() throws IOException {
    proxy =
        TestProxy.of(exchange -> {
          SERVED.incrementAndGet();
          exchange.answer(200, exchange.request().method() + " " + exchange.request().target());
        });
  }

  @AfterAll
  static void stop() {
    proxy.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\nHost: x\r\nNoColon\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\n: empty\r\n\r\n",
        "GET / HTTP/1.1\r\n X-A: leading\r\nHost: x\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nX-A: a\0b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nX-A: a\rb\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nX-A: a\u007fb\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nX\u00e9: a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nX(A): a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\n\rX: a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nX-A: a\r\n \0\r\n\r\n",
        "GET  / HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET / HTTP/1.1 x\r\nHost: x\r\n\r\n",
        "GET / HTTPS/1.1\r\nHost: x\r\n\r\n",
        "GET / HTTP/1.10\r\nHost: x\r\n\r\n",
        "GET / HTTP/1\r\nHost: x\r\n\r\n",
        "GET / http/1.1\r\nHost: x\r\n\r\n",
        "GET /\r\nHost: x\r\n\r\n",
        " GET / HTTP/1.1\r\nHost: x\r\n\r\n",
        "\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /\u0001 HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /?a\u0001 HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /%2 HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET x HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET http://a b/ HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET http://a\"b/ HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET http://h:zz/ HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET http://h:1:2/ HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET http://h%41/ HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET http://[::1/ HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET http://x[::1]/ HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET http://[1.2.3.4]/ HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET http://[::1]x/ HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET http://u\"@h/ HTTP/1.1\r\nHost: x\r\n\r\n",
        "BAD(METHOD) / HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nHost: x\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1, 1\r\n\r\na",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: +1\r\n\r\na",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\na",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0x1\r\n\r\na",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length:\r\n\r\na",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\na",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1 2\r\n\r\na",
        "POST / HTTP/1.1\r\n"
            + "Host: x\r\n"
            + "Transfer-Encoding: chunked\r\n"
            + "Content-Length:\r\n\r\n"
            + "0\r\n\r\n",
        "POST / HTTP/1.1\r\n"
            + "Host: x\r\n"
            + "Content-Length: x\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n"
            + "0\r\n\r\n",
        "POST / HTTP/1.1\r\n"
            + "Host: x\r\n"
            + "Transfer-Encoding: chunked\r\n"
            + "Trailer: trailer\r\n\r\n"
            + "0\r\n\r\n",
        "POST / HTTP/1.1\r\nTrailer: A, Content-Length\r\nHost: x\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "GET / HTTP/2.0\r\nHost: x\r\nContent-Length: x\r\n\r\n",
        "GET / HTTP/2.0\r\nHost: x\r\nX-A: a\0b\r\n\r\n",
        "PROXY TCP4 203.0.113.9 198.51.100.1 50000 80\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n",
      })
  void refusesWith400(String request) throws IOException {
    int served = SERVED.get();
    assertEquals(BAD_REQUEST, proxy.talk(request));
    assertEquals(served, SERVED.get(), "a handler saw the request");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "chunked, chunked",
        "gzip, chunked",
        "identity",
        "xchunked",
        "chunked\r\nTransfer-Encoding: chunked",
        "chunked\r\nTransfer-Encoding: identity",
        "\"chunked\"",
        "chunked;q=1",
        "",
      })
  void refusesTransferEncodings(String encoding) throws IOException {
    String answer =
        proxy.talk(
            "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: " + encoding + "\r\n\r\n0\r\n\r\n");
    assertEquals("HTTP/1.1 501 Not Implemented" + SUFFIX + "Unsupported transfer encoding", answer);
  }

  @Test
  void namesWithBlanksAreNotNames() throws IOException {
    String text = "400 Bad Request: invalid header name";
    String answer = "HTTP/1.1 " + text + SUFFIX + text;
    assertEquals(answer, proxy.talk("GET / HTTP/1.1\r\nHost: x\r\nX-A : 1\r\n\r\n"));
    assertEquals(
        answer,
        proxy.talk("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n"));
  }

  @Test
  void hostIsRequiredOnceAndWellFormed() throws IOException {
    String missing = "400 Bad Request: missing required Host header";
    assertEquals("HTTP/1.1 " + missing + SUFFIX + missing, proxy.talk("GET / HTTP/1.1\r\n\r\n"));
    String malformed = "400 Bad Request: malformed Host header";
    for (String host : new String[] {"a b", "a/b", "a\"b", "\u00e9", "a@b", "a,b\\"}) {
      assertEquals(
          "HTTP/1.1 " + malformed + SUFFIX + malformed,
          proxy.talk("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n"));
    }
  }

  @Test
  void otherVersionsAreRefused() throws IOException {
    String text = "505 HTTP Version Not Supported: unsupported protocol version";
    String answer = "HTTP/1.1 " + text + SUFFIX + text;
    assertEquals(answer, proxy.talk("GET / HTTP/2.0\r\nHost: x\r\n\r\n"));
    assertEquals(answer, proxy.talk("GET / HTTP/0.9\r\nHost: x\r\n\r\n"));
  }

  @Test
  void encodingsAreJudgedBeforeVersions() throws IOException {
    String answer =
        proxy.talk("POST / HTTP/3.0\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n0\r\n\r\n");
    assertEquals("HTTP/1.1 501 Not Implemented" + SUFFIX + "Unsupported transfer encoding", answer);
  }

  @Test
  void largeHeadsAreRefused() throws IOException {
    try (TestProxy small =
        TestProxy.of(
            exchange -> exchange.answer(200, "ok"), settings -> maxHeaderBytes(settings, 2048))) {
      String large = "GET / HTTP/1.1\r\nHost: x\r\nX-A: " + "x".repeat(7000) + "\r\n\r\n";
      String text = "431 Request Header Fields Too Large";
      assertEquals("HTTP/1.1 " + text + SUFFIX + text, small.talk(large));
      String many = "GET / HTTP/1.1\r\nHost: x\r\n" + "A: b\r\n".repeat(2000) + "\r\n";
      assertEquals("HTTP/1.1 " + text + SUFFIX + text, small.talk(many));
      String fits =
          "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-A: " + "x".repeat(5000) + "\r\n\r\n";
      assertTrue(small.talk(fits).endsWith("ok"));
    }
  }

  static EntryPointSettings maxHeaderBytes(EntryPointSettings s, int max) {
    return new EntryPointSettings(
        s.name(),
        s.address(),
        s.readTimeout(),
        s.writeTimeout(),
        s.idleTimeout(),
        s.keepAliveMaxTime(),
        s.keepAliveMaxRequests(),
        max,
        s.reusePort());
  }

  @Test
  void requestsThatEndEarlyAreRefusedOrForgotten() throws IOException {
    try (RawClient client = proxy.connect()) {
      client.send("GET / HTTP/1.1\r\nHost: x\r\n").endInput();
      assertEquals(BAD_REQUEST, client.readAll());
    }
    try (RawClient client = proxy.connect()) {
      assertEquals("", client.endInput().readAll());
    }
  }

  @Test
  void tlsIsClosedWithoutAWord() throws IOException {
    assertEquals("", proxy.talk("\u0016\u0003\u0001\u0002\u0000\u0001"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /a HTTP/1.1\nHost: x\nConnection: close\n\n",
        "GET /a HTTP/1.1\r\nHost: x\r\nX-A: a\r\n folded\r\n\tagain\r\nConnection: close\r\n\r\n",
        "GET /a HTTP/1.1\r\nHost:x\r\nConnection: x, Close\r\n\r\n",
        "GET http://x/a HTTP/1.1\r\nHost: y\r\nConnection: close\r\n\r\n",
        "GET http://user:pw@x/a HTTP/1.1\r\nHost: y\r\nConnection: close\r\n\r\n",
        "GET http://[::1]:80/a HTTP/1.1\r\nHost: y\r\nConnection: close\r\n\r\n",
        "GET http://[fe80::1%25lo]/a HTTP/1.1\r\nHost: y\r\nConnection: close\r\n\r\n",
        "GET http://x:/a HTTP/1.1\r\nHost: y\r\nConnection: close\r\n\r\n",
        "GET /a HTTP/1.2\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /a HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n",
      })
  void whatGoTakesIsServed(String request) throws IOException {
    assertEquals(
        "HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: close\r\n\r\nGET /a",
        proxy.talk(request));
  }

  @Test
  void answersOfTheServerItself() throws IOException {
    String end = "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    String tail = " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    assertEquals("HTTP/1.1 200 OK" + end, proxy.talk("OPTIONS *" + tail));
    assertEquals(
        "HTTP/1.1 417 Expectation Failed" + end,
        proxy.talk("GET / HTTP/1.1\r\nHost: x\r\nExpect: tea\r\n\r\n"));
    assertEquals(
        "HTTP/1.0 417 Expectation Failed\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
        proxy.talk("GET / HTTP/1.0\r\nHost: x\r\nExpect: tea\r\n\r\n"));
  }
}
