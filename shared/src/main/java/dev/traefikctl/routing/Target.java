package dev.traefikctl.routing;

import dev.traefikctl.http.Exchange;
import dev.traefikctl.http.Handler;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One thing that a balancer can choose: a server, or a child service. */
final class Target {

  /** As many answers as Traefik's {@code leasttime} averages over. */
  private static final int SAMPLES = 100;

  private final String name;
  private final long weight;
  private final Handler handler;
  private final AtomicInteger inFlight = new AtomicInteger();

  /** Made when the first answer is measured, since most targets never are. */
  private long @Nullable [] samples;

  private int sampled;
  private long sampleSum;

  /**
   * @param name what the choice by client address is made from: the server's URL or the service
   * @param weight its share of the requests; strategies that know weights never choose 0 and less
   */
  Target(String name, long weight, Handler handler) {
    this.name = name;
    this.weight = weight;
    this.handler = handler;
  }

  String name() {
    return name;
  }

  long weight() {
    return weight;
  }

  Handler handler() {
    return handler;
  }

  /** Requests that were sent to it and have not ended. */
  int inFlight() {
    return inFlight.get();
  }

  /** Counts the exchange as in flight until it ends. */
  void count(Exchange exchange) {
    inFlight.incrementAndGet();
    exchange.onEnd(ended -> inFlight.decrementAndGet());
  }

  /** Measures the time until the response head comes. */
  void measure(Exchange exchange) {
    long start = System.nanoTime();
    exchange.onResponse((ended, response) -> sample(System.nanoTime() - start));
  }

  synchronized void sample(long nanos) {
    long[] known = samples == null ? new long[SAMPLES] : samples;
    samples = known;
    int slot = sampled++ % SAMPLES;
    sampleSum += nanos - known[slot];
    known[slot] = nanos;
    if (sampled == 2 * SAMPLES) {
      sampled = SAMPLES;
    }
  }

  /** The average of the last measured times in nanoseconds; 0 before the first. */
  synchronized double averageNanos() {
    return sampled == 0 ? 0 : (double) sampleSum / Math.min(sampled, SAMPLES);
  }
}
