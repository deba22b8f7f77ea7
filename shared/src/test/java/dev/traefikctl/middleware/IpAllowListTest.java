package dev.traefikctl.middleware;

import static dev.traefikctl.middleware.TestWiring.wrap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.traefikctl.http.Handler;
import dev.traefikctl.http.TestExchange;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IpAllowListTest {

  private static IpAllowList list(@Nullable IpStrategy strategy, String... ranges) {
    return new IpAllowList(List.of(ranges), strategy, 0);
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.3.7, 200",
    "127.0.3.8, 403",
    "127.0.4.127, 403",
    "127.0.4.255, 200",
    "::1, 200",
    "2001:db8::1, 403",
    "::ffff:127.0.3.7, 200"
  })
  void clientsInTheListPass(String client, int status) {
    Handler handler = wrap(list(null, "127.0.3.7", "127.0.4.128/25", "::1"));
    assertEquals(status, TestExchange.get("/").from(client).through(handler).status());
  }

  @ParameterizedTest
  @CsvSource({"0, 403, Forbidden", "404, 404, Not Found", "200, 200, OK", "103, 200, Early Hints"})
  void aRefusalIsAReasonPhrase(int option, int status, String body) {
    TestExchange exchange =
        TestExchange.get("/").through(wrap(new IpAllowList(List.of("10.0.0.1"), null, option)));
    assertEquals(TestExchange.Outcome.ANSWERED, exchange.outcome());
    assertEquals(status, exchange.status());
    assertEquals(body, exchange.body());
    assertNull(exchange.responseHeader("Content-Type"));
  }

  @ParameterizedTest
  @CsvSource({
    "1, '10.0.0.3, 10.0.0.2, 10.0.0.1', 200",
    "1, '10.0.0.1, 10.0.0.2', 403",
    "3, '10.0.0.1,10.0.0.2,10.0.0.3', 200",
    "3, '10.0.0.1, 10.0.0.2', 403",
    "1, , 403",
    "1, 10.0.0.1:4711, 200",
    "1, unknown, 403",
    "1, [::ffff:10.0.0.1]:443, 200",
    "2, '10.0.0.1,', 200",
    "1, '10.0.0.1,', 403"
  })
  void depthCountsFromTheRight(int depth, @Nullable String forwarded, int status) {
    Handler handler = wrap(list(new IpStrategy(depth, List.of("10.0.0.0/8"), null), "10.0.0.1"));
    TestExchange exchange = TestExchange.get("/").from("10.0.0.1");
    if (forwarded != null) {
      exchange.header("X-Forwarded-For", forwarded);
    }
    assertEquals(status, exchange.through(handler).status());
  }

  @Test
  void severalLinesAreOneList() {
    Handler handler = wrap(list(new IpStrategy(1, List.of(), null), "10.0.0.1"));
    TestExchange exchange =
        TestExchange.get("/")
            .header("X-Forwarded-For", "10.0.0.9")
            .header("X-Forwarded-For", "10.0.0.1");
    assertEquals(200, exchange.through(handler).status());
  }

  @ParameterizedTest
  @CsvSource({
    "'10.1.2.3, 192.168.0.1, 192.168.0.2', 200",
    "'10.1.2.3, 11.0.0.1, 192.168.0.2', 403",
    "'192.168.0.1, 172.16.0.1', 403",
    "'10.1.2.3, , 192.168.0.1', 200",
    "10.1.2.3, 200",
    "10.1.2.3:80, 200",
    ", 403"
  })
  void excludedAddressesAreSkipped(@Nullable String forwarded, int status) {
    IpStrategy strategy = new IpStrategy(0, List.of("192.168.0.0/24", "172.16.0.1"), null);
    TestExchange exchange = TestExchange.get("/");
    if (forwarded != null) {
      exchange.header("X-Forwarded-For", forwarded);
    }
    Handler handler = wrap(list(strategy, "10.1.0.0/16", "172.16.0.1"));
    assertEquals(status, exchange.through(handler).status());
  }

  @ParameterizedTest
  @CsvSource({"2001:db8:1:2:3:4:5:6, 200", "2001:db8:1:3::, 403", "10.0.0.7, 200", "x, 403"})
  void ipv6AddressesAreReducedToTheirSubnet(String forwarded, int status) {
    IpStrategy strategy = new IpStrategy(1, List.of(), 64);
    Handler handler = wrap(list(strategy, "2001:db8:1:2::", "10.0.0.7"));
    TestExchange exchange = TestExchange.get("/").header("X-Forwarded-For", forwarded);
    assertEquals(status, exchange.through(handler).status());
  }

  @Test
  void theClientsAddressIsReducedToo() {
    Handler handler = wrap(list(new IpStrategy(0, List.of(), 32), "2001:db8::"));
    assertEquals(200, TestExchange.get("/").from("2001:db8:9::1").through(handler).status());
    Handler plain = wrap(list(new IpStrategy(0, List.of(), null), "127.0.0.1"));
    TestExchange exchange = TestExchange.get("/").header("X-Forwarded-For", "10.0.0.1");
    assertEquals(200, exchange.through(plain).status());
  }

  @Test
  void invalidOptionsAreErrors() {
    assertEquals("sourceRange", TestWiring.failure(list(null)).option());
    assertEquals("sourceRange.1", TestWiring.failure(list(null, "10.0.0.1", "foo")).option());
    assertEquals("sourceRange.0", TestWiring.failure(list(null, "10.0.0.1/33")).option());
    for (int subnet : List.of(0, -1, 129)) {
      TestWiring.Note note =
          TestWiring.failure(list(new IpStrategy(0, List.of(), subnet), "10.0.0.1"));
      assertEquals("ipStrategy.ipv6Subnet", note.option());
    }
    TestWiring.Note excluded =
        TestWiring.failure(list(new IpStrategy(0, List.of("10.0.0.256"), null), "10.0.0.1"));
    assertEquals("ipStrategy.excludedIPs.0", excluded.option());
    // Traefik never looks at it there
    Handler pool = wrap(list(new IpStrategy(0, List.of("10.0.0.1"), -1), "192.0.2.1"));
    TestExchange exchange = TestExchange.get("/").header("X-Forwarded-For", "192.0.2.1, 10.0.0.1");
    assertEquals(200, exchange.through(pool).status());
    TestWiring.Note code = TestWiring.failure(new IpAllowList(List.of("10.0.0.1"), null, 600));
    assertEquals("invalid HTTP status code 600", code.message());
  }

  @Test
  void theOldNameStillWorks() {
    Handler handler = wrap(new IpWhiteList(List.of("10.0.0.1"), null));
    assertEquals(200, TestExchange.get("/").from("10.0.0.1").through(handler).status());
    assertEquals(403, TestExchange.get("/").from("10.0.0.2").through(handler).status());
  }
}
