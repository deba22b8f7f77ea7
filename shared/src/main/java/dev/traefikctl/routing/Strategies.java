package dev.traefikctl.routing;

import dev.traefikctl.http.Exchange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The strategies beside round robin: {@code p2c}, {@code leasttime} and {@code hrw}. */
final class Strategies {

  private static final double TWO_TO_64 = 0x1p64;

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;

  private static final long FNV_PRIME = 0x100000001b3L;

  private Strategies() {}

  /** Of two random targets the one with fewer requests in flight; weights do not count. */
  static Strategy powerOfTwoChoices(List<Target> targets) {
    Target[] all = targets.toArray(new Target[0]);
    return exchange -> {
      if (all.length == 0) {
        return null;
      }
      Target chosen = all.length == 1 ? all[0] : lessBusyOfTwo(all);
      chosen.count(exchange);
      return chosen;
    };
  }

  private static Target lessBusyOfTwo(Target[] all) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    int first = random.nextInt(all.length);
    int second = random.nextInt(all.length - 1);
    if (second >= first) {
      second++;
    }
    return all[second].inFlight() < all[first].inFlight() ? all[second] : all[first];
  }

  /** The target with the least expected time; round robin among equal ones. */
  static Strategy leastTime(List<Target> targets) {
    List<Target> usable = targets.stream().filter(target -> target.weight() > 0).toList();
    RoundRobin everyone = new RoundRobin(usable);
    return exchange -> {
      Target chosen = best(usable, everyone);
      if (chosen != null) {
        chosen.count(exchange);
        chosen.measure(exchange);
      }
      return chosen;
    };
  }

  private static @Nullable Target best(List<Target> usable, RoundRobin everyone) {
    double least = Double.MAX_VALUE;
    List<Target> best = new ArrayList<>(usable.size());
    for (Target target : usable) {
      double score = target.averageNanos() * (1 + target.inFlight()) / target.weight();
      if (score < least) {
        least = score;
        best.clear();
      }
      if (score == least) {
        best.add(target);
      }
    }
    return best.size() == 1 ? best.get(0) : among(best, everyone, usable.size());
  }

  private static @Nullable Target among(List<Target> best, RoundRobin everyone, int size) {
    for (int i = 0; i < size; i++) {
      Target next = everyone.next();
      if (next != null && best.contains(next)) {
        return next;
      }
    }
    return best.isEmpty() ? null : best.get(0);
  }

  /** The same target for the same client address, whatever headers it sends. */
  static Strategy highestRandomWeight(List<Target> targets) {
    List<Target> usable = targets.stream().filter(target -> target.weight() > 0).toList();
    return exchange -> byAddress(usable, exchange);
  }

  private static @Nullable Target byAddress(List<Target> usable, Exchange exchange) {
    long seed = fnv1a(FNV_OFFSET, exchange.request().client().ip());
    double highest = -1;
    Target best = null;
    for (Target target : usable) {
      double part = unsigned(fnv1a(seed, target.name())) / TWO_TO_64;
      double score = target.weight() / -Math.log(part);
      if (score > highest) {
        highest = score;
        best = target;
      }
    }
    return best;
  }

  private static double unsigned(long bits) {
    return (bits >>> 1) * 2.0 + (bits & 1);
  }

  private static long fnv1a(long start, String text) {
    long hash = start;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ b & 0xFF) * FNV_PRIME;
    }
    return hash;
  }
}
