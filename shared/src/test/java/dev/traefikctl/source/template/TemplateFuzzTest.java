package dev.traefikctl.source.template;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.traefikctl.source.Format;
import dev.traefikctl.source.Parsed;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever stands in a template, it gives an output or an error, soon. */
class TemplateFuzzTest {

  private static final String SEED =
      """
      {{- /* c */ -}}
      {{ define "t" }}<{{ .a.b }} {{ $x := 1 }}{{ $x }}>{{ end -}}
      {{ range $i, $e := list 1 "a" (dict "k" 2.5) nil }}{{ if eq $i 1 }}{{ continue }}{{ end }}
      {{ $i }}: {{ $e | toJson | quote | printf "%-5s|%q" "é" }}{{ else }}{{ break }}
      {{ end }}{{ template "t" (dict "a" (dict "b" (until 3 | join ","))) }}
      {{ with trunc 2 "héllo" }}{{ . }}{{ else with 0x1F }}{{ end }}{{ now | date "2006-Jan-02" }}
      {{ regexReplaceAll "(a|b)+" "xaby" "${1}" }}{{ substr 0 3 "hello" }}{{ index (list 1 2) 1 }}
      {{ abbrevboth 5 10 "1234 5678 9123" }}{{ wrap 3 "a b c" }}{{ semverCompare "~1.2" "1.2.3" }}
      {{ slice (list 1 2 3) 1 2 }}{{ untilStep 0 9 3 }}{{ b64dec "aGk=" }}{{ urlParse "http://a/b" }}
      """;
  private static final String[] PIECES = {
    "{{", "}}", "{{-", "-}}", "(", ")", "|", "\"", "`", "$", ".", ":=", "=", " ", "\n", "-1", "99",
    "nil", "end", "else", "if", "range", "dict", "list", "print", "é", "\\", "'", ",", "[", "😀"
  };

  @Test
  void mutationsNeverThrow() {
    Random random = new Random(3);
    for (int round = 0; round < 5000; round++) {
      StringBuilder text = new StringBuilder(SEED);
      for (int i = 1 + random.nextInt(4); i > 0; i--) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(6)));
          case 1 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
          default -> text.setCharAt(at, (char) (32 + random.nextInt(95)));
        }
      }
      check(text.toString());
    }
  }

  private static void check(String text) {
    try {
      Parsed parsed = GoTemplate.parse(Format.YAML, text, "f", Environment.system());
      assertTrue(parsed.root() != null || !parsed.problems().isEmpty(), text);
      parsed
          .problems()
          .forEach(
              problem -> assertTrue(problem.span().endLine() <= text.lines().count() + 1, text));
    } catch (RuntimeException e) {
      throw new AssertionError("threw on: " + text, e);
    }
  }
}
