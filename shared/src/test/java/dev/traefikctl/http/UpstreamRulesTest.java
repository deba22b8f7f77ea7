package dev.traefikctl.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UpstreamRulesTest {

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
    HopByHop hop = HopByHop.take(headers, true);
    assertEquals(new HopByHop("websocket", true, "X-Sum"), hop);
    assertEquals(List.of("X-A: 1"), lines(headers));
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
