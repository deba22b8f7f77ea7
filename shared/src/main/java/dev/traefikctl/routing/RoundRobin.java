package dev.traefikctl.routing;

import dev.traefikctl.http.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Weighted round robin by earliest deadline first: each target is due again 1/weight after it was
 * chosen. The order repeats after as many choices as the weights have parts, so it is worked out
 * once; a choice is then one atomic increment. Weights whose order would be very long are worked
 * out choice by choice.
 */
final class RoundRobin implements Strategy {

  private static final int MAX_CYCLE = 10_000;

  /**
   * What outlives a reload: how the targets were shuffled, and how many were chosen.
   *
   * @param seed of the shuffling
   */
  record Rotation(long seed, AtomicInteger position) {
    Rotation(long seed) {
      this(seed, new AtomicInteger());
    }
  }

  private final Target[] cycle;
  private final AtomicInteger position;
  private final @Nullable Deadlines deadlines;

  RoundRobin(List<Target> targets) {
    this(targets, new Rotation(0));
  }

  RoundRobin(List<Target> targets, Rotation rotation) {
    position = rotation.position();
    List<Target> usable = targets.stream().filter(target -> target.weight() > 0).toList();
    long parts = parts(usable);
    deadlines = parts > MAX_CYCLE ? new Deadlines(usable) : null;
    cycle = parts > MAX_CYCLE ? new Target[0] : cycle(usable, (int) parts);
  }

  /** The length of the cycle: the weights' sum once their common divisor is taken out. */
  private static long parts(List<Target> usable) {
    long divisor = 0;
    long sum = 0;
    for (Target target : usable) {
      divisor = gcd(target.weight(), divisor);
      sum = saturatedSum(sum, target.weight());
    }
    return divisor == 0 ? 0 : sum / divisor;
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  private static long saturatedSum(long a, long b) {
    return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
  }

  private static Target[] cycle(List<Target> usable, int parts) {
    Deadlines order = new Deadlines(usable);
    List<Target> out = new ArrayList<>(parts);
    for (int i = 0; i < parts; i++) {
      out.add(order.next());
    }
    return out.toArray(new Target[0]);
  }

  @Override
  public @Nullable Target choose(Exchange exchange) {
    return next();
  }

  @Nullable Target next() {
    Deadlines slow = deadlines;
    if (slow != null) {
      return slow.next();
    }
    int length = cycle.length;
    if (length <= 1) {
      return length == 0 ? null : cycle[0];
    }
    return cycle[Math.floorMod(position.getAndIncrement(), length)];
  }

  /** The deadlines themselves; among equal ones the target that waits longest is first. */
  private static final class Deadlines {

    private final List<Target> targets;
    private final double[] due;
    private final long[] last;
    private long choices;

    Deadlines(List<Target> targets) {
      this.targets = targets;
      this.due = new double[targets.size()];
      this.last = new long[targets.size()];
      for (int i = 0; i < due.length; i++) {
        due[i] = 1.0 / targets.get(i).weight();
      }
    }

    synchronized Target next() {
      int best = 0;
      for (int i = 1; i < due.length; i++) {
        double ahead = due[best] - due[i];
        boolean equal = Math.abs(ahead) < 1e-9 * due[best];
        if (equal ? last[i] < last[best] : ahead > 0) {
          best = i;
        }
      }
      due[best] += 1.0 / targets.get(best).weight();
      last[best] = ++choices;
      return targets.get(best);
    }
  }
}
