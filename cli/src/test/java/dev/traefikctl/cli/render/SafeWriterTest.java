package dev.traefikctl.cli.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SafeWriterTest {

  static List<Arguments> texts() {
    return List.of(
        Arguments.of("a\tb\r\nc", "a\tb\r\nc"),
        Arguments.of("\u001B[1;31mred\u001B[0m", "\u001B[1;31mred\u001B[0m"),
        Arguments.of("\u001B[2J", "\uFFFD[2J"),
        Arguments.of("\u001B]0;title\u0007", "\uFFFD]0;title\uFFFD"),
        Arguments.of("\u001B[31", "\uFFFD[31"),
        Arguments.of("\u001B\u001B[mx", "\uFFFD\u001B[mx"),
        Arguments.of("a\u009Bb\u007Fc\bd", "a\uFFFDb\uFFFDc\uFFFDd"),
        Arguments.of("a\u202Eb\u2066c\uFFFEd\uFFFFe", "a\uFFFDb\uFFFDc\uFFFDd\uFFFDe"),
        Arguments.of("ä€😀", "ä€😀"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void onlyColoursSteerTheTerminal(String text, String safe) throws IOException {
    StringWriter whole = new StringWriter();
    try (SafeWriter writer = new SafeWriter(whole)) {
      writer.write(text);
      writer.flush();
    }
    assertEquals(safe, whole.toString());
    StringWriter single = new StringWriter();
    try (SafeWriter writer = new SafeWriter(single)) {
      for (char c : text.toCharArray()) {
        writer.write(c);
      }
      writer.flush();
    }
    assertEquals(safe, single.toString());
  }
}
