package dev.traefikctl.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpstreamRulesTest {

  private static final Upstream SERVER =
      new Upstream(
          "http://127.0.0.1",
          "http",
          "127.0.0.1",
          80,
          "127.0.0.1",
          "",
          true,
          Duration.ZERO,
          TransportOptions.defaults());

  private static Headers headers(String... namesAndValues) {
    Headers headers = new Headers();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      headers.add(HeaderName.of(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return headers;
  }

  @Test
  void gzipIsAskedForWhereTheClientSaidNothing() {
    assertTrue(UpstreamRules.asksForGzip("GET", headers()));
    assertTrue(UpstreamRules.asksForGzip("GET", headers("Accept-Encoding", "")));
    assertFalse(UpstreamRules.asksForGzip("GET", headers("Accept-Encoding", "br")));
    assertFalse(UpstreamRules.asksForGzip("GET", headers("Range", "bytes=0-1")));
    assertFalse(UpstreamRules.asksForGzip("HEAD", headers()));
  }

  @ParameterizedTest
  @CsvSource({
    "http://e/x%20y?a, /x%20y?a",
    "http://e?a, /?a",
    "http:/x, /x",
    "HTTP://e/x, /x",
    "javascript:x, /",
    "mailto:a@b?a=%zz, /?a=%zz",
    "new, new",
    "new?b=1&a=%zz&c=%41%20+&b, new?b=1&b=&c=A++",
    "new?a;b&c, new?c=",
    "http://[x/y, http://[x/y",
    "*, *",
    "/a?a=%zz, /a?a=%zz"
  })
  void aPathWithoutASlashIsReadAsAUrl(String set, String sent) {
    int mark = set.indexOf('?');
    Request request = new Request();
    String query = mark < 0 ? null : set.substring(mark + 1);
    request.start("GET", mark < 0 ? set : set.substring(0, mark), query, "h");
    UpstreamRules.settle(request);
    assertEquals(sent, request.target());
  }

  @ParameterizedTest
  @CsvSource({
    "h:80, h:80",
    "a b, ''",
    "https://h, ''",
    "'a\u007f', ''",
    "[fe80::1%eth0]:80, [fe80::1]:80",
    "é:80, xn--9ca:80",
    "É, xn--9ca",
    "é b, ''"
  })
  void aHostThatCannotBeIsNotSent(String set, String sent) {
    Request request = new Request();
    request.start("GET", "/", null, UrlEscapes.byteString(set));
    assertEquals(sent, UpstreamRules.host(request, SERVER));
  }

  @Test
  void oneUserAgentIsSentAndNoEmptyOne() {
    Headers headers = headers("User-Agent", "", "X-A", "1");
    UpstreamRules.oneUserAgent(headers);
    assertEquals(List.of("X-A: 1"), lines(headers));
    Headers named = headers("User-Agent", "curl");
    UpstreamRules.oneUserAgent(named);
    assertEquals(List.of("User-Agent: curl"), lines(named));
    Headers two = headers("User-Agent", "a", "X-A", "1", "user-agent", "b");
    UpstreamRules.oneUserAgent(two);
    assertEquals(List.of("User-Agent: a", "X-A: 1"), lines(two));
    Headers emptyFirst = headers("User-Agent", "", "User-Agent", "b");
    UpstreamRules.oneUserAgent(emptyFirst);
    assertEquals(List.of(), lines(emptyFirst));
  }

  @Test
  void whatHoldsForOneConnectionIsTakenOut() {
    Headers headers =
        headers(
            "Connection", "Upgrade, X-Hop",
            "Upgrade", "websocket",
            "X-Hop", "1",
            "Keep-Alive", "5",
            "Te", "gzip, trailers",
            "Trailer", "X-Sum",
            "X-A", "1");
    HopByHop hop = HopByHop.take(headers);
    assertEquals(new HopByHop("websocket", true), hop);
    assertEquals(List.of("X-A: 1"), lines(headers));
  }

  @ParameterizedTest
  @CsvSource({
    "websocket, Sec-WebSocket-Key",
    "WebSocket, Sec-WebSocket-Key",
    "foo, Sec-Websocket-Key"
  })
  void onlyWebSocketsHaveASpellingOfTheirOwn(String upgrade, String name) {
    Headers headers =
        headers("Connection", "Upgrade", "Upgrade", upgrade, "sec-websocket-key", "k");
    assertEquals(upgrade, HopByHop.take(headers).upgrade());
    assertEquals(List.of(name + ": k"), lines(headers));
  }

  @Test
  void elementsOfAListAreTrimmed() {
    assertEquals(List.of("a", "b"), CommaList.split(" a ,, b,"));
    assertEquals(List.of(), CommaList.split(""));
  }

  private static List<String> lines(Headers headers) {
    List<String> out = new ArrayList<>();
    headers.forEach((name, value) -> out.add(name + ": " + value));
    return out;
  }
}
