package dev.traefikctl.middleware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.traefikctl.diag.Code;
import dev.traefikctl.http.Handler;
import dev.traefikctl.http.TestExchange;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The refill over time is tested with {@link TokenBuckets}; here periods are hours. */
class RateLimitTest {

  private static final Duration DAY = Duration.ofDays(1);

  private static RateLimit limit(long average, long burst, @Nullable SourceCriterion criterion) {
    return new RateLimit(average, DAY, burst, criterion, null);
  }

  private static int status(Handler handler, TestExchange exchange) {
    return exchange.through(handler).status();
  }

  @ParameterizedTest
  @CsvSource({"3, 3", "1, 1", "0, 1", "-5, 1"})
  void afterItsBurstAClientIsRefused(long burst, int served) {
    Handler handler = TestWiring.wrap(limit(1, burst, null));
    for (int i = 0; i < served; i++) {
      assertEquals(200, status(handler, TestExchange.get("/")));
    }
    TestExchange refused = TestExchange.get("/").through(handler);
    assertEquals(TestExchange.Outcome.ANSWERED, refused.outcome());
    assertEquals(429, refused.status());
    assertEquals("Too Many Requests", refused.body());
    assertNull(refused.responseHeader("Content-Type"));
    assertEquals("86400", refused.responseHeader("Retry-After"));
    String retryIn = refused.responseHeader("X-Retry-In");
    assertTrue(retryIn.startsWith("23h59m5") || retryIn.equals("24h0m0s"), retryIn);
    assertEquals(200, status(handler, TestExchange.get("/").from("10.0.0.9")));
  }

  @Test
  void aShortWaitDelaysTheRequest() {
    TokenBuckets empty = new TokenBuckets(10, 1, 1_000_000_000, 2, () -> 0);
    empty.take("127.0.0.1");
    TestWiring wiring = new TestWiring();
    assertSame(empty, wiring.state("buckets", TokenBuckets.class, () -> empty));
    RateLimit slow = new RateLimit(1, Duration.ofSeconds(1), 1, null, null);
    Handler handler = slow.wrap(TestExchange.service(), wiring);
    TestExchange held = TestExchange.get("/").through(handler);
    assertEquals(TestExchange.Outcome.PENDING, held.outcome());
    assertEquals(100_000_000, held.runLater());
    assertEquals(TestExchange.Outcome.FORWARDED, held.outcome());
  }

  @Test
  void bucketsOutliveAReload() {
    TestWiring wiring = new TestWiring();
    Handler first = limit(1, 1, null).wrap(TestExchange.service(), wiring);
    assertEquals(200, status(first, TestExchange.get("/")));
    Handler second = limit(1, 1, null).wrap(TestExchange.service(), wiring);
    assertEquals(429, status(second, TestExchange.get("/")));
  }

  @Test
  void aHeaderMayTellSourcesApart() {
    Handler handler = TestWiring.wrap(limit(1, 1, new SourceCriterion(null, "x-key", false)));
    assertEquals(200, status(handler, TestExchange.get("/").header("X-Key", "a")));
    assertEquals(429, status(handler, TestExchange.get("/").header("X-Key", "a").from("::1")));
    assertEquals(200, status(handler, TestExchange.get("/").header("X-Key", "b")));
    assertEquals(200, status(handler, TestExchange.get("/")));
    assertEquals(429, status(handler, TestExchange.get("/")));
  }

  @Test
  void theHostMayTellSourcesApart() {
    Handler handler = TestWiring.wrap(limit(1, 1, new SourceCriterion(null, "", true)));
    assertEquals(200, status(handler, TestExchange.get("/").host("a")));
    assertEquals(429, status(handler, TestExchange.get("/").host("a").from("::1")));
    assertEquals(200, status(handler, TestExchange.get("/").host("a:8000")));
  }

  @Test
  void aStrategyMayTellSourcesApart() {
    IpStrategy strategy = new IpStrategy(0, List.of(), 64);
    Handler handler = TestWiring.wrap(limit(1, 1, new SourceCriterion(strategy, "", false)));
    assertEquals(200, status(handler, TestExchange.get("/").from("2001:db8::1")));
    assertEquals(429, status(handler, TestExchange.get("/").from("2001:db8::2")));
    assertEquals(200, status(handler, TestExchange.get("/").from("2001:db8:0:1::2")));
    Handler empty = TestWiring.wrap(limit(1, 1, new SourceCriterion(null, "", false)));
    assertEquals(200, status(empty, TestExchange.get("/")));
    assertEquals(429, status(empty, TestExchange.get("/")));
  }

  @Test
  void noAverageIsNoLimit() {
    Handler handler = TestWiring.wrap(limit(0, 1, null));
    for (int i = 0; i < 10; i++) {
      assertEquals(200, status(handler, TestExchange.get("/")));
    }
  }

  @Test
  void invalidOptionsAreErrors() {
    SourceCriterion two = new SourceCriterion(null, "X-A", true);
    assertEquals(
        "getting source extractor: requestHost and RequestHeaderName are mutually exclusive",
        TestWiring.failure(limit(1, 1, two)).message());
    IpStrategy strategy = new IpStrategy(0, List.of(), 200);
    TestWiring.Note subnet =
        TestWiring.failure(limit(1, 1, new SourceCriterion(strategy, "", false)));
    assertEquals("sourceCriterion.ipStrategy.ipv6Subnet", subnet.option());
    SourceCriterion mixed = new SourceCriterion(new IpStrategy(0, List.of(), null), "", true);
    assertEquals("sourceCriterion", TestWiring.failure(limit(1, 1, mixed)).option());
    TestWiring.Note period =
        TestWiring.failure(new RateLimit(1, Duration.ofSeconds(-1), 1, null, null));
    assertEquals("negative value not valid for period: -1s", period.message());
  }

  @Test
  void redisIsNotServedYet() {
    RateLimit.Redis redis =
        new RateLimit.Redis(List.of("localhost:6379"), null, "", "", 0, 0, 0, 0, null, null, null);
    TestWiring.Note note = TestWiring.failure(new RateLimit(1, DAY, 1, null, redis));
    assertEquals(Code.MIDDLEWARE_NOT_IMPLEMENTED, note.code());
    assertEquals("redis", note.option());
  }
}
