package dev.traefikctl.agent.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class HttpDateTest {

  /** Every day of a leap year, so that every name of a day and month is seen. */
  @Test
  void writesWhatTheJdkWritesInEnglish() {
    DateTimeFormatter english =
        DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    Instant first = Instant.parse("2028-01-01T03:04:05Z");
    for (long day = 0; day < 366; day++) {
      long second = first.getEpochSecond() + day * 86_401;
      assertEquals(
          "Date: " + english.format(Instant.ofEpochSecond(second)) + "\r\n",
          new String(HttpDate.line(second), StandardCharsets.ISO_8859_1));
    }
  }
}
