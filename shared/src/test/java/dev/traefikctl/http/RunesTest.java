package dev.traefikctl.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunesTest {

  @Test
  void nothingIsLostOfAnyBytes() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[random.nextInt(9)];
      random.nextBytes(bytes);
      String byteString = new String(bytes, StandardCharsets.ISO_8859_1);
      assertEquals(byteString, Runes.bytes(Runes.of(byteString)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "a\u00c3\u00a9, a\u00e9",
    "\u00e2\u0082\u00ac, \u20ac",
    "\u00f0\u009f\u0098\u0080, \uD83D\uDE00"
  })
  void textIsReadAsUtf8(String byteString, String text) {
    assertEquals(text, Runes.of(byteString));
  }

  @ParameterizedTest
  @CsvSource({
    "%/\u00c3, '\"%/\\xc3\"'",
    "%\u00c3\u00a9, '\"%\u00e9\"'",
    "'%\"\\', '\"%\\\"\\\\\"'",
    "'%\n\u007f', '\"%\\n\\x7f\"'"
  })
  void messagesQuoteAsGoDoes(String byteString, String quoted) {
    assertEquals(quoted, Runes.quoted(byteString));
  }
}
