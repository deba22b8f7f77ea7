package dev.traefikctl.source;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever stands in a text, a parser gives a tree or a problem, and all spans are inside. */
class ParserFuzzTest {

  private static final String YAML =
      """
      http:
        routers:
          a: &a {rule: "Path(`/a`)", "b": 'c', <<: {x: 1}} # why
          ünï😀: *a
          t: |+
            two
          f: >-
            x

            y
        list:
        - [1, 2.5, ~]
        - ? k
          : !!str v
      ...
      """;
  private static final String TOML =
      """
      # c
      [http.routers."a.b"]
        rule = 'Host(`😀`)'
        a.b.c = [1, {x = true}, \"""x\""", '''y''']
      [[http.services.app]]
        url = "\\u0041" # e
        d = 2001-01-01T00:00:00Z
        f = -1.5e3
      """;
  private static final String JSON =
      "{\"a\": [1, -2.5e3, true, null, \"x\\n😀\"],\n \"b\\\"\" : {\"c\": \"\\u00e9\"}}\n";
  private static final String NOISE =
      " \t\n\r:-?[]{},#&*!|>'\"%@`.=<~\\0129aex_\u0085\u2028\uFEFF\uD83D\uDE00\u0000\u0007é";

  @ParameterizedTest
  @EnumSource
  void mutationsNeverThrow(Format format) {
    Random random = new Random(42);
    String seed =
        switch (format) {
          case YAML -> YAML;
          case TOML -> TOML;
          case JSON -> JSON;
        };
    for (int round = 0; round < 4000; round++) {
      check(format, mutated(seed, random));
    }
  }

  @Test
  void noiseNeverThrows() {
    Random random = new Random(7);
    for (int round = 0; round < 6000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(25); i > 0; i--) {
        text.append(NOISE.charAt(random.nextInt(NOISE.length())));
      }
      check(Format.values()[round % 3], text.toString());
    }
  }

  private static String mutated(String seed, Random random) {
    StringBuilder text = new StringBuilder(seed);
    for (int i = 1 + random.nextInt(6); i > 0; i--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(4)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, NOISE.charAt(random.nextInt(NOISE.length())));
        case 2 -> text.setCharAt(at, NOISE.charAt(random.nextInt(NOISE.length())));
        default -> {
          int end = Math.min(text.length(), at + random.nextInt(20));
          text.insert(random.nextInt(text.length()), text.substring(at, end));
        }
      }
    }
    return text.toString();
  }

  private static void check(Format format, String text) {
    Parsed parsed;
    try {
      parsed = Documents.parse(format, text, "f");
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError(format + " threw on: " + text, e);
    }
    assertTrue(parsed.root() != null || !parsed.problems().isEmpty(), text);
    String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
    String[] lines = body.split("\n", -1);
    parsed.problems().forEach(problem -> inside(problem.span(), lines, text));
    if (parsed.root() != null) {
      inside(parsed.root(), lines, text);
    }
  }

  private static void inside(Node node, String[] lines, String text) {
    inside(node.span(), lines, text);
    switch (node) {
      case Node.Mapping mapping ->
          mapping
              .entries()
              .forEach(entry -> {
                inside(entry.keySpan(), lines, text);
                inside(entry.value(), lines, text);
              });
      case Node.Sequence sequence -> sequence.items().forEach(item -> inside(item, lines, text));
      case Node.Scalar scalar -> {}
    }
  }

  private static void inside(Span span, String[] lines, String text) {
    boolean ordered =
        span.line() < span.endLine()
            || (span.line() == span.endLine() && span.column() <= span.endColumn());
    assertTrue(
        ordered && within(span.line(), span.column(), lines), () -> span + " outside: " + text);
    assertTrue(within(span.endLine(), span.endColumn(), lines), () -> span + " outside: " + text);
  }

  private static boolean within(int line, int column, String[] lines) {
    return line >= 1
        && line <= lines.length
        && column >= 1
        && column <= lines[line - 1].length() + 2;
  }
}
