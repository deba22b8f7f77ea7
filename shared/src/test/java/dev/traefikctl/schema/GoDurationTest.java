package dev.traefikctl.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0s",
    "10, 10s",
    "-5, -5s",
    "+7, 7s",
    "3600, 1h0m0s",
    "100ms, 100ms",
    "1m30s, 1m30s",
    "1h2m3.5s, 1h2m3.5s",
    ".5s, 500ms",
    "1.s, 1s",
    "1.5h, 1h30m0s",
    "-1.5ms, -1.5ms",
    "250us, 250µs",
    "250µs, 250µs",
    "1500ns, 1.5µs",
    "9ns, 9ns",
    "90s, 1m30s",
    "0s, 0s",
  })
  void readsAndWrites(String text, String shown) {
    Duration duration = GoDuration.parse(text);
    assertEquals(shown, duration == null ? null : GoDuration.format(duration));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "s",
        "1x",
        "1 s",
        "1..5s",
        ".s",
        "-",
        "+",
        "1m-3s",
        "5 minutes",
        "1d",
        "1_000",
        "99999999999999999999h",
        "9999999999h",
        "1.5",
        "0x10"
      })
  void refuses(String text) {
    assertNull(GoDuration.parse(text), text);
  }

  @Test
  void whatIsWrittenReadsTheSame() {
    Random random = new Random(42);
    for (int i = 0; i < 10_000; i++) {
      Duration duration = Duration.ofNanos(random.nextLong() >> random.nextInt(60));
      assertEquals(duration, GoDuration.parse(GoDuration.format(duration)));
    }
  }
}
