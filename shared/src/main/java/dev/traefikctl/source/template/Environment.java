package dev.traefikctl.source.template;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What templates see of the world around them.
 *
 * @param variables looks an environment variable up; null where it is not set
 * @param clock gives {@code now} and the local time zone
 */
public record Environment(
    Function<String, @Nullable String> variables, Clock clock, RandomGenerator random) {

  /** The environment of this process. */
  public static Environment system() {
    return new Environment(System::getenv, new LocalClock(), () -> Chance.SOURCE.nextLong());
  }

  /** Looks the time zone up only where it is asked for, as that reads the whole zone database. */
  private static final class LocalClock extends Clock {

    @Override
    public ZoneId getZone() {
      return ZoneId.systemDefault();
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return Clock.system(zone);
    }

    @Override
    public Instant instant() {
      return Instant.now();
    }
  }

  /** Made at the first use: seeding costs more than most templates. */
  private static final class Chance {
    private static final SecureRandom SOURCE = new SecureRandom();
  }
}
