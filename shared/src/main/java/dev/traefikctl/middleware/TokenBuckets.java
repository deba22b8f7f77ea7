package dev.traefikctl.middleware;

import java.util.Iterator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * A token bucket for each source of requests. A bucket that nobody used for a while is forgotten,
 * so that the source starts with a full one; when there are too many sources, those are forgotten
 * that would be soonest anyway. Thread-safe.
 */
final class TokenBuckets {

  /** How many sources are remembered. */
  static final int MAX_SOURCES = 65_536;

  /** How many more are forgotten at once, so that not each new source has to look for room. */
  private static final int SPARE = MAX_SOURCES / 16;

  /** Longer sources, which can be headers that clients make up, are remembered by a digest. */
  private static final int MAX_KEY = 64;

  private static final double SECOND = 1e9;

  private final double tokensPerNano;
  private final long burst;
  private final long maxDelay;
  private final long lifeSeconds;
  private final LongSupplier clock;
  private final ConcurrentHashMap<String, Bucket> buckets = new ConcurrentHashMap<>();

  /**
   * Creates buckets that all have the same size and rate.
   *
   * @param rate tokens a second, above 0
   * @param burst tokens of a full bucket, at least 1
   * @param maxDelay nanoseconds that a request may have to wait for its token
   * @param lifeSeconds how long an unused bucket is remembered
   * @param clock nanoseconds that never go back
   */
  TokenBuckets(double rate, long burst, long maxDelay, long lifeSeconds, LongSupplier clock) {
    this.tokensPerNano = rate / SECOND;
    this.burst = burst;
    this.maxDelay = maxDelay;
    this.lifeSeconds = lifeSeconds;
    this.clock = clock;
  }

  /**
   * Takes a token for a request, unless it would have to wait for longer than it may.
   *
   * @return nanoseconds until the token is there; above the limit nothing was taken
   */
  long take(String source) {
    long now = clock.getAsLong();
    String key = source.length() <= MAX_KEY ? source : DigestUtils.sha256Hex(source);
    long second = Math.floorDiv(now, (long) SECOND);
    Bucket bucket = buckets.get(key);
    if (bucket == null || bucket.end <= second) {
      bucket = renew(key, now, second);
    }
    long end = second + lifeSeconds;
    if (bucket.end != end) {
      bucket.end = end;
    }
    return bucket.take(now);
  }

  private Bucket renew(String key, long now, long second) {
    if (buckets.mappingCount() >= MAX_SOURCES) {
      makeRoom(second);
    }
    Bucket made = new Bucket(now, second + lifeSeconds);
    return buckets.compute(key, (same, known) -> isAlive(known, second) ? known : made);
  }

  private static boolean isAlive(@Nullable Bucket bucket, long second) {
    return bucket != null && bucket.end > second;
  }

  private synchronized void makeRoom(long second) {
    if (buckets.mappingCount() < MAX_SOURCES) {
      return;
    }
    buckets.values().removeIf(bucket -> bucket.end <= second);
    long surplus = buckets.mappingCount() - MAX_SOURCES + SPARE;
    if (surplus <= 0) {
      return;
    }
    long[] ends = buckets.values().stream().mapToLong(bucket -> bucket.end).sorted().toArray();
    long last = ends[(int) Math.min(surplus, ends.length) - 1];
    buckets.values().removeIf(bucket -> bucket.end < last);
    surplus = buckets.mappingCount() - MAX_SOURCES + SPARE;
    Iterator<Bucket> all = buckets.values().iterator();
    while (surplus > 0 && all.hasNext()) {
      if (all.next().end == last) {
        all.remove();
        surplus--;
      }
    }
  }

  /** How many sources are remembered. */
  int size() {
    return buckets.size();
  }

  private final class Bucket {

    private double tokens = burst;
    private long filled;

    /** The second in which the bucket is forgotten. */
    private volatile long end;

    Bucket(long now, long end) {
      this.filled = now;
      this.end = end;
    }

    synchronized long take(long now) {
      long since = Math.max(0, now - filled);
      double left = Math.min((double) burst, tokens + since * tokensPerNano) - 1;
      long delay = left >= 0 ? 0 : Math.round(-left / tokensPerNano);
      if (delay <= maxDelay) {
        tokens = left;
        filled = Math.max(now, filled);
      }
      return delay;
    }
  }
}
