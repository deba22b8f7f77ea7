package dev.traefikctl.agent.wire;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The {@code Date} line of responses (RFC 9110 section 5.6.7), made once a second. */
final class HttpDate {

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private long second = -1;
  private byte[] line = {};

  void refresh() {
    long now = System.currentTimeMillis() / 1000;
    if (now != second) {
      second = now;
      String text = "Date: " + FORMAT.format(Instant.ofEpochSecond(now)) + "\r\n";
      line = text.getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  byte[] line() {
    if (second < 0) {
      refresh();
    }
    return line;
  }
}
