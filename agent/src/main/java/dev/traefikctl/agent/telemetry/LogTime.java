package dev.traefikctl.agent.telemetry;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** A time that each access log format writes in its own way. */
record LogTime(ZonedDateTime time) {

  private static final DateTimeFormatter CLF =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT);

  /** Go's RFC3339Nano: a fraction without trailing zeros, none where it is zero. */
  private static final DateTimeFormatter RFC3339_NANO =
      new DateTimeFormatterBuilder()
          .appendPattern("yyyy-MM-dd'T'HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .appendOffset("+HH:MM", "Z")
          .toFormatter(Locale.ROOT);

  private static final DateTimeFormatter RFC3339 =
      new DateTimeFormatterBuilder()
          .appendPattern("yyyy-MM-dd'T'HH:mm:ss")
          .appendOffset("+HH:MM", "Z")
          .toFormatter(Locale.ROOT);

  String clf() {
    return CLF.format(time);
  }

  /** RFC 3339 in whole seconds. */
  String seconds() {
    return RFC3339.format(time);
  }

  @Override
  public String toString() {
    return RFC3339_NANO.format(time);
  }
}
