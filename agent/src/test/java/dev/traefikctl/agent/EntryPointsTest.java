package dev.traefikctl.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetSocketAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryPointsTest {

  /** What Go's {@code net.Listen} takes. */
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:8080, 127.0.0.1, 8080",
    ":8080, 0.0.0.0, 8080",
    "[::1]:8080, ::1, 8080",
    "127.0.0.1:http-alt, 127.0.0.1, 8080",
    "127.0.0.1:https, 127.0.0.1, 443",
    "127.0.0.1:+80, 127.0.0.1, 80",
    "127.0.0.1:, 127.0.0.1, 0",
    "'', 0.0.0.0, 0"
  })
  void addressesAreReadAsGoDoes(String text, String host, int port) {
    assertEquals(new InetSocketAddress(host, port), EntryPoints.address(text));
  }
}
