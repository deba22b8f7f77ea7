package dev.traefikctl.source.template;

import dev.traefikctl.source.template.Values.Int64;
import dev.traefikctl.source.template.Values.Time;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Sprig's functions over dates and durations. */
final class DateFunctions {

  private static final String DAY = "2006-01-02";
  private static final ZonedDateTime ZERO = ZonedDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  private DateFunctions() {}

  static void register(Functions to) {
    to.add("now", "", args -> now(args));
    to.add("date", "sa", args -> format(args, args.string(0), args.any(1), "Local"));
    to.add("htmlDate", "a", args -> format(args, DAY, args.any(0), "Local"));
    to.add("htmlDateInZone", "as", args -> format(args, DAY, args.any(0), args.string(1)));
    for (String name : new String[] {"dateInZone", "date_in_zone"}) {
      to.add(name, "sas", args -> format(args, args.string(0), args.any(1), args.string(2)));
    }
    for (String name : new String[] {"dateModify", "date_modify"}) {
      to.add(name, "st", args -> modify(args, false));
    }
    for (String name : new String[] {"mustDateModify", "must_date_modify"}) {
      to.add(name, "st", args -> modify(args, true));
    }
    to.add("toDate", "ss", args -> parse(args, false));
    to.add("mustToDate", "ss", args -> parse(args, true));
    to.add("unixEpoch", "t", args -> Long.toString(args.time(0).value().toEpochSecond()));
    to.add("ago", "a", DateFunctions::ago);
    to.add("duration", "a", args -> GoTime.print(duration(args.any(0))));
    to.add("durationRound", "a", args -> rounded(args));
  }

  private static Time now(Args args) {
    return new Time(ZonedDateTime.now(args.environment().clock()));
  }

  private static Time time(Args args, @Nullable Object value) {
    return switch (value) {
      case Time time -> time;
      case Long number -> at(args, number);
      case Int64 number -> at(args, number.value());
      case null, default -> now(args);
    };
  }

  private static Time at(Args args, long seconds) {
    try {
      return new Time(Instant.ofEpochSecond(seconds).atZone(args.environment().clock().getZone()));
    } catch (DateTimeException e) {
      throw Failure.of("the time is out of range: " + seconds);
    }
  }

  private static String format(Args args, String layout, @Nullable Object date, String zone) {
    return GoTime.format(in(time(args, date), zone(args, zone)), layout);
  }

  private static Time in(Time time, ZoneId zone) {
    return new Time(time.value().withZoneSameInstant(zone));
  }

  /** An unknown zone is UTC, as for sprig. */
  private static ZoneId zone(Args args, String name) {
    if (name.equals("Local")) {
      return args.environment().clock().getZone();
    }
    try {
      return name.isEmpty() || name.equals("UTC") ? ZoneOffset.UTC : ZoneId.of(name);
    } catch (DateTimeException e) {
      return ZoneOffset.UTC;
    }
  }

  private static Time modify(Args args, boolean strict) {
    Duration duration = GoTime.parseDuration(args.string(0));
    if (duration == null && strict) {
      throw Failure.of("time: invalid duration \"" + args.string(0) + "\"");
    }
    return duration == null ? args.time(1) : new Time(args.time(1).value().plus(duration));
  }

  private static Time parse(Args args, boolean strict) {
    Time time = GoTime.parse(args.string(0), args.string(1), args.environment().clock().getZone());
    if (time == null && strict) {
      throw Failure.of(
          "parsing time \"" + args.string(1) + "\" as \"" + args.string(0) + "\" failed");
    }
    return time == null ? new Time(ZERO) : time;
  }

  private static String ago(Args args) {
    Duration since = Duration.between(time(args, args.any(0)).value(), now(args).value());
    return GoTime.print(since.plusMillis(500).truncatedTo(ChronoUnit.SECONDS));
  }

  /** The duration of so many seconds, which wraps around as Go's {@code int64}. */
  private static Duration duration(@Nullable Object value) {
    long seconds =
        switch (value) {
          case String text -> NumberFunctions.atoi(text);
          case Int64 number -> number.value();
          case null, default -> 0;
        };
    return Duration.ofNanos(seconds * 1_000_000_000L);
  }

  private static String rounded(Args args) {
    Duration parsed =
        switch (args.any(0)) {
          case String text -> GoTime.parseDuration(text);
          case Int64 number -> Duration.ofNanos(number.value());
          case Time time -> Duration.between(time.value(), now(args).value());
          case null, default -> Duration.ZERO;
        };
    long seconds = parsed == null ? 0 : Math.abs(GoTime.nanos(parsed) / 1_000_000_000L);
    long[] sizes = {365 * 86_400L, 30 * 86_400L, 86_400, 3_600, 60, 1};
    String[] units = {"y", "mo", "d", "h", "m", "s"};
    for (int i = 0; i < sizes.length; i++) {
      if (seconds > sizes[i]
          || (seconds == sizes[i] && parsed != null && parsed.toNanosPart() > 0)) {
        return seconds / sizes[i] + units[i];
      }
    }
    return "0s";
  }
}
