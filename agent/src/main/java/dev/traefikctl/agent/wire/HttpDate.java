package dev.traefikctl.agent.wire;

import static java.time.temporal.ChronoField.DAY_OF_WEEK;
import static java.time.temporal.ChronoField.MONTH_OF_YEAR;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The {@code Date} line of responses (RFC 9110 section 5.6.7), made once a second. */
final class HttpDate {

  /** Own names of days and months, as those of a locale take 10 ms to load at the first answer. */
  private static final DateTimeFormatter FORMAT =
      new DateTimeFormatterBuilder()
          .appendText(DAY_OF_WEEK, names("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"))
          .appendPattern(", dd ")
          .appendText(
              MONTH_OF_YEAR,
              names(
                  "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
                  "Dec"))
          .appendPattern(" yyyy HH:mm:ss 'GMT'")
          .toFormatter(Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private long second = -1;
  private byte[] line = {};

  private static Map<Long, String> names(String... words) {
    Map<Long, String> names = new HashMap<>();
    for (String name : words) {
      names.put(names.size() + 1L, name);
    }
    return names;
  }

  void refresh() {
    long now = System.currentTimeMillis() / 1000;
    if (now != second) {
      second = now;
      line = line(now);
    }
  }

  /**
   * The line for a time.
   *
   * @param second since 1970
   */
  static byte[] line(long second) {
    String text = "Date: " + FORMAT.format(Instant.ofEpochSecond(second)) + "\r\n";
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  byte[] line() {
    if (second < 0) {
      refresh();
    }
    return line;
  }
}
