package dev.traefikctl.middleware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {

  private static final long SECOND = 1_000_000_000L;
  private static final long HALF = SECOND / 2;

  private final AtomicLong now = new AtomicLong(5 * SECOND);

  private TokenBuckets buckets(double rate, long burst, long maxDelay, long life) {
    return new TokenBuckets(rate, burst, maxDelay, life, now::get);
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  @Test
  void aBucketHoldsItsBurstAndFillsAtItsRate() {
    TokenBuckets buckets = buckets(0.1, 3, HALF, 11);
    for (int i = 0; i < 3; i++) {
      assertEquals(0, buckets.take("a"));
    }
    assertEquals(10 * SECOND, buckets.take("a"));
    pass(Duration.ofSeconds(4));
    assertEquals(6 * SECOND, buckets.take("a"));
    pass(Duration.ofSeconds(6));
    assertEquals(0, buckets.take("a"));
    assertEquals(10 * SECOND, buckets.take("a"));
  }

  @Test
  void longSourcesAreToldApartToTheirEnd() {
    TokenBuckets buckets = buckets(1, 1, HALF, 2);
    String source = "x".repeat(100_000);
    assertEquals(0, buckets.take(source + "a"));
    assertEquals(0, buckets.take(source + "b"));
    assertEquals(SECOND, buckets.take(source + "a"));
  }

  @Test
  void sourcesHaveBucketsOfTheirOwn() {
    TokenBuckets buckets = buckets(1, 1, HALF, 2);
    assertEquals(0, buckets.take("a"));
    assertEquals(0, buckets.take("b"));
    assertEquals(SECOND, buckets.take("a"));
  }

  @Test
  void aShortWaitTakesTheToken() {
    TokenBuckets buckets = buckets(0.5, 1, HALF, 3);
    assertEquals(0, buckets.take("a"));
    pass(Duration.ofMillis(1600));
    assertEquals(400 * SECOND / 1000, buckets.take("a"));
    assertEquals(2400 * SECOND / 1000, buckets.take("a"));
    pass(Duration.ofMillis(2400));
    assertEquals(0, buckets.take("a"));
  }

  @Test
  void anUnusedBucketIsForgottenInItsTime() {
    TokenBuckets buckets = buckets(1, 5, HALF, 2);
    for (int i = 0; i < 5; i++) {
      assertEquals(0, buckets.take("a"));
    }
    pass(Duration.ofMillis(1100));
    assertEquals(0, buckets.take("a"));
    assertEquals(900 * SECOND / 1000, buckets.take("a"));
    pass(Duration.ofSeconds(2));
    for (int i = 0; i < 5; i++) {
      assertEquals(0, buckets.take("a"));
    }
    assertTrue(buckets.take("a") > HALF);
  }

  @Test
  void theNumberOfSourcesIsBounded() {
    TokenBuckets buckets = buckets(0.001, 1, HALF, 1001);
    for (int i = 0; i < TokenBuckets.MAX_SOURCES + 10; i++) {
      if (i == 1000) {
        pass(Duration.ofSeconds(5));
      }
      assertEquals(0, buckets.take("source" + i));
    }
    assertTrue(buckets.size() <= TokenBuckets.MAX_SOURCES, "size " + buckets.size());
    assertTrue(buckets.size() > TokenBuckets.MAX_SOURCES / 2, "size " + buckets.size());
    assertEquals(0, buckets.take("source0"), "the oldest is forgotten");
    int last = TokenBuckets.MAX_SOURCES + 9;
    assertTrue(buckets.take("source" + last) > 0, "the newest is remembered");
  }

  @Test
  void noTokenIsGivenTwice() throws Exception {
    int threads = 8;
    int each = 2000;
    long burst = 5000;
    TokenBuckets buckets = buckets(0.001, burst, 0, 1001);
    CountDownLatch start = new CountDownLatch(1);
    List<Future<Integer>> results = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      for (int t = 0; t < threads; t++) {
        results.add(
            pool.submit(() -> {
              start.await();
              int taken = 0;
              for (int i = 0; i < each; i++) {
                taken += buckets.take("a") == 0 ? 1 : 0;
              }
              return taken;
            }));
      }
      start.countDown();
    }
    int taken = 0;
    for (Future<Integer> result : results) {
      taken += result.get();
    }
    assertEquals(burst, taken);
  }
}
