package dev.traefikctl.conformance;

import dev.traefikctl.conformance.Wire.Field;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** The Date header, which differs from run to run. */
final class Dates {

  private Dates() {}

  /** The field itself, or {@code Date: <now>} when it holds the present time. */
  static Field now(Field field) {
    if (!field.name().equalsIgnoreCase("date")) {
      return field;
    }
    try {
      Instant at =
          ZonedDateTime.parse(field.value(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      boolean present = Duration.between(at, Instant.now()).abs().toSeconds() < 60;
      return present ? new Field(field.name(), "<now>") : field;
    } catch (DateTimeException notADate) {
      return field;
    }
  }
}
