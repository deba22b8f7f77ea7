package dev.traefikctl.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlParserTest {

  private static Parsed parse(String text) {
    return Documents.parse(Format.YAML, text, "f.yml");
  }

  private static String content(String text) {
    Parsed parsed = parse(text);
    assertEquals(List.of(), parsed.problems());
    return Dump.content(Objects.requireNonNull(parsed.root()));
  }

  private static String problem(String text) {
    Problem problem = parse(text).problems().getFirst();
    return problem.kind() + " " + problem.span() + " " + problem.message();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "yes | \"yes\"", // YAML 1.1 words are texts
        "off | \"off\"",
        "True | true",
        "FALSE | false",
        "tRUE | \"tRUE\"",
        "~ | null",
        "NULL | null",
        "12 | 12",
        "+12 | 12",
        "-0 | 0",
        "0x1F | 31",
        "0o17 | 15",
        "017 | 15",
        "089 | 89",
        "0b101 | 5",
        "1_000 | 1000",
        "18446744073709551615 | 18446744073709551615",
        "18446744073709551616 | 18446744073709551616",
        "1.5 | 1.500000",
        "0.5 | 0.500000",
        "1.0 | 1",
        "1e3 | 1000",
        ".5 | 0.500000",
        "-0.0 | -0",
        "1.2.3 | \"1.2.3\"",
        "10.0.0.0/8 | \"10.0.0.0/8\"",
        ".inf | +Inf",
        "-.INF | -Inf",
        ".nan | NaN",
        "1e999 | \"1e999\"",
        "2001-01-02 | time 2001-01-02",
        "2001-1-2T3:4:5Z | time 2001-1-2T3:4:5Z",
        "30s | \"30s\"",
        "1:30 | \"1:30\"",
        "'12' | \"12\"",
        "!!str 12 | \"12\"",
        "!!int 0x10 | 16",
        "!!float 3 | 3",
        "!!binary aGk= | \"hi\"",
        "!custom 5 | \"5\"",
        "2001-13-45 | \"2001-13-45\"",
        "2001-12-14 25:59:43 | \"2001-12-14 25:59:43\"",
        "\"it\\'s\" | \"it's\"",
        "\t tabbed | \"tabbed\"",
      })
  void typesScalarsAsTraefikDoes(String scalar, String expected) {
    assertEquals("{k: " + expected + "}", content("k: " + scalar + "\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# only\n\n# comments\n", "---\n", "~\n", "\uFEFF", "--- # x\n...\n"})
  void nothingIsAnEmptyMapping(String text) {
    assertEquals("{}", content(text));
  }

  @Test
  void spansCoverKeysAndValuesExactly() {
    String text =
        """
        http:
          routers:
            a: {rule: "Path(`/a`)", "service" : one} # why
            ünï😀:
              middlewares:
              - 😀 x
              - 'it''s'

          # far below
        text: |
          two
          lines

        end: x
        """;
    assertEquals(
        """
        <http:
          routers:
            a: {rule: "Path(`/a`)", "service" : one} # why
            ünï😀:
              middlewares:
              - 😀 x
              - 'it''s'

          # far below
        text: |
          two
          lines

        end: x>
        http = <routers:
            a: {rule: "Path(`/a`)", "service" : one} # why
            ünï😀:
              middlewares:
              - 😀 x
              - 'it''s'>
        routers = <a: {rule: "Path(`/a`)", "service" : one} # why
            ünï😀:
              middlewares:
              - 😀 x
              - 'it''s'>
        a = <{rule: "Path(`/a`)", "service" : one}>
        rule = <"Path(`/a`)">
        "service" = <one>
        ünï😀 = <middlewares:
              - 😀 x
              - 'it''s'>
        middlewares = <- 😀 x
              - 'it''s'>
        <😀 x>
        <'it''s'>
        text = <|
          two
          lines>
        end = <x>
        """,
        Dump.covered(Objects.requireNonNull(parse(text).root()), text));
  }

  @Test
  void resolvesAnchorsAndMergeKeys() {
    String text =
        """
        base: &base {rule: r, tls: ~, service: s}
        more: &more {service: other, priority: 1}
        a: {<<: *base, rule: own}
        b: {<<: [*more, *base]}
        c: {x: *base}
        d: {"<<": quoted}
        """;
    assertEquals(
        "{base: {rule: \"r\", tls: null, service: \"s\"},"
            + " more: {service: \"other\", priority: 1},"
            + " a: {rule: \"own\", tls: null, service: \"s\"},"
            + " b: {service: \"other\", priority: 1, rule: \"r\", tls: null},"
            + " c: {x: {rule: \"r\", tls: null, service: \"s\"}},"
            + " d: {<<: \"quoted\"}}",
        content(text));
  }

  @Test
  void keepsAndReportsDuplicateKeys() {
    Parsed parsed = parse("a:\n  b: 1\n  'b': 2\n  b: 3\n");
    assertEquals("{a: {b: 1, b: 2, b: 3}}", Dump.content(Objects.requireNonNull(parsed.root())));
    assertEquals(2, parsed.problems().size());
    assertEquals(
        "DUPLICATE_KEY f.yml:3:3 the key 'b' is already defined on line 2",
        problem("a:\n  b: 1\n  'b': 2\n  b: 3\n"));
    assertTrue(parsed.rejected());
  }

  @Test
  void reportsDuplicatesInLargeMappings() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      text.append("k").append(i).append(": x\n");
    }
    assertEquals(
        "DUPLICATE_KEY f.yml:51:1 the key 'k7' is already defined on line 8",
        problem(text + "k7: y\n"));
    assertEquals(
        "DUPLICATE_KEY f.yml:1:10 the key '<<' is already defined on line 1",
        problem("{<<: {}, <<: {}}"));
  }

  @Test
  void readsTheFirstDocumentOnly() {
    Parsed parsed = parse("a: 1\n---\nb: [\n");
    assertEquals("{a: 1}", Dump.content(Objects.requireNonNull(parsed.root())));
    assertEquals(
        "SECOND_DOCUMENT f.yml:2:1 a second YAML document begins here; it is ignored",
        problem("a: 1\n---\nb: [\n"));
    assertTrue(!parsed.rejected());
  }

  @Test
  void refusesOtherYamlVersions() {
    assertTrue(problem("%YAML 1.2\n---\na: 1\n").startsWith("YAML_DIRECTIVE f.yml:1:1 "));
    assertTrue(problem("%YAML 2.0\n---\na: 1\n").startsWith("YAML_DIRECTIVE f.yml:1:1 "));
    assertEquals("{a: 1}", content("%YAML 1.1\n---\na: 1\n"));
  }

  @Test
  void tellsWhereTheSyntaxIsWrong() {
    assertEquals(
        "SYNTAX f.yml:3:8 `{` is not closed",
        problem("http:\n  routers:\n    b: {rule: x, service: one\n"));
    assertEquals(
        "SYNTAX f.yml:2:1 YAML does not allow tabs for indentation", problem("a:\n\tb: 1\n"));
    assertEquals(
        "SYNTAX f.yml:1:4 a value cannot begin with a backtick; write it in quotes",
        problem("a: `b`\n"));
    assertEquals(
        "SYNTAX f.yml:1:5 the character U+0007 is not allowed in YAML", problem("a: x\u0007"));
    assertEquals(
        "SYNTAX f.yml:1:4 unknown anchor 'b'; a text that begins with * needs quotes",
        problem("a: *b\n"));
    assertEquals(
        "SYNTAX f.yml:1:8 the value of anchor 'b' contains itself", problem("a: &b [*b]\n"));
    assertEquals(
        "SYNTAX f.yml:1:4 'x' is not of the type that its tag says", problem("a: !!int x\n"));
    assertEquals("SYNTAX f.yml:1:1 a key must be a text", problem("[a]: b\n"));
    assertEquals("SYNTAX f.yml:1:6 a blank is missing behind the colon", problem("a: {b:[c]}\n"));
    assertEquals("{a: {b:: null, c: [\"d\"]}}", content("a: {b:, \"c\":[d]}\n"));
    assertEquals(
        "SYNTAX f.yml:1:6 a merge key takes a mapping or a list of mappings", problem("{<<: 5}"));
    assertNull(parse("a: *b\n").root());
  }

  @Test
  void namesKeysThatAreNoTextAsTraefikDoes() {
    Parsed parsed = parse("s: {123: a, ~: b, true: c}\n");
    assertEquals(
        "{s: {<int Value>: \"a\", <bool Value>: \"c\"}}",
        Dump.content(Objects.requireNonNull(parsed.root())));
    assertEquals(3, parsed.problems().size());
    assertTrue(!parsed.rejected());
  }

  @Test
  void limitsDepthAndAliases() {
    assertTrue(problem("[".repeat(Limits.DEPTH + 1)).contains("nested deeper"));
    StringBuilder bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
    for (int i = 1; i < 20; i++) {
      String before = "*a" + (i - 1);
      bomb.append("a%d: &a%d [%s]\n".formatted(i, i, (before + ",").repeat(9)));
    }
    assertTrue(problem(bomb.toString()).contains("aliases stand for more"));
  }
}
