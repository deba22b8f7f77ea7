package dev.traefikctl.source.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.traefikctl.source.Format;
import dev.traefikctl.source.Node;
import dev.traefikctl.source.Parsed;
import dev.traefikctl.source.Problem;
import dev.traefikctl.source.template.GoTemplate.Broken;
import dev.traefikctl.source.template.GoTemplate.Expanded;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoTemplateTest {

  private static final Environment ENVIRONMENT =
      new Environment(
          Map.of("HOST", "example.com", "EMPTY", "")::get,
          Clock.fixed(Instant.parse("2026-11-21T10:15:30.5Z"), ZoneOffset.UTC),
          new SplittableRandom(1));

  static String expand(String text) {
    return switch (GoTemplate.expand(text, ENVIRONMENT)) {
      case Expanded expanded -> expanded.text();
      case Broken broken ->
          "ERROR at <"
              + text.substring(broken.start(), broken.end())
              + ">: "
              + broken.message()
              + (broken.suggestion() == null ? "" : " | " + broken.suggestion());
    };
  }

  /** Pairs of a template and its output; written like the rows of a table. */
  static List<List<String>> language() {
    return List.of(
        List.of("plain text", "plain text"),
        List.of("a{{/* c */}}b{{- /* c */ -}} c", "abc"),
        List.of("a {{- 1 -}} b {{- \"x\" }} c", "a1bx c"),
        List.of("{{ \"{{\" }}x{{ `}}` }}", "{{x}}"),
        List.of("{{ . }} {{ $ }}", "false false"),
        List.of(
            "{{ 1 }} {{ 1.50 }} {{ 0x1F }} {{ 1e3 }} {{ 'a' }} {{ -7 }} {{ 1_000 }}",
            "1 1.5 31 1000 97 -7 1000"),
        List.of("{{ \"a\\tb\\u00e9\\x41\\\"\" }}", "a\tbéA\""),
        List.of("{{ true }} {{ not true }} {{ and 1 0 2 }} {{ or 0 \"\" 3 }}", "true false 0 3"),
        List.of("{{ if eq 1 1 }}y{{ else }}n{{ end }}", "y"),
        List.of("{{ if . }}1{{ else if 0 }}2{{ else if \"x\" }}3{{ else }}4{{ end }}", "3"),
        List.of(
            "{{ with \"v\" }}{{ . }}{{ end }}{{ with 0 }}x{{ else with 5 }}{{ . }}{{ end }}", "v5"),
        List.of(
            "{{ $x := 1 }}{{ $x }}{{ $x = 2 }}{{ if true }}{{ $x = 3 }}{{ end }}{{ $x }}", "13"),
        List.of(
            "{{ range $i, $e := list \"a\" \"b\" }}{{ $i }}{{ $e }}{{ . }};{{ end }}", "0aa;1bb;"),
        List.of("{{ range until 3 }}{{ . }}{{ else }}none{{ end }}", "012"),
        List.of("{{ range list }}x{{ else }}none{{ end }}{{ range 3 }}{{ . }}{{ end }}", "none012"),
        List.of(
            "{{ range $k, $v := dict \"b\" 2 \"a\" 1 }}{{ $k }}={{ $v }} {{ end }}", "a=1 b=2 "),
        List.of(
            "{{ range until 9 }}{{ if eq . 2 }}{{ continue }}{{ end }}{{ if gt . 4 }}"
                + "{{ break }}{{ end }}{{ . }}{{ end }}",
            "0134"),
        List.of(
            "{{ define \"t\" }}<{{ . }}>{{ end }}{{ template \"t\" \"x\" }}{{ template \"t\" }}",
            "<x><<no value>>"),
        List.of("{{ block \"b\" 7 }}[{{ . }}]{{ end }}{{ template \"b\" 8 }}", "[7][8]"),
        List.of("{{ \"x\" | printf \"%s-%s\" \"y\" | upper }}", "Y-X"),
        List.of(
            "{{ (dict \"a\" (dict \"b\" 5)).a.b }} {{ (dict).x }} {{ (dict \"n\" nil).n }}",
            "5 <no value> <no value>"),
        List.of(
            "{{ $d := dict \"k\" (list 1 2) }}{{ index $d.k 1 }} {{ index $d \"k\" 0 }}", "2 1"),
        List.of(
            "{{ len \"é\" }} {{ len (list 1 2) }} {{ print 1 2 \"x\" 3 }} {{ println 1 \"a\" }}",
            "2 2 1 2x3 1 a\n"),
        List.of(
            "{{ lt 1 2 }} {{ ge 2.5 2.5 }} {{ eq \"a\" \"b\" \"a\" }} {{ ne 1 2 }}",
            "true true true true"),
        List.of(
            "{{ html \"<a&'\" }} {{ urlquery \"a b/é\" }} {{ js \"a'<\" }}",
            "&lt;a&amp;&#39; a+b%2F%C3%A9 a\\'\\u003C"),
        List.of("{{ list 1 \"a\" nil true }} {{ dict \"a\" 1.5 }}", "[1 a <nil> true] map[a:1.5]"),
        List.of("{{ 1e21 }} {{ divf 1 3 }} {{ 0.00001 }}", "1e+21 0.3333333333333333 1e-05"),
        List.of("{{\n 1 \n}}", "1"),
        List.of(
            "{{ now.Year }} {{ (now).Month }} {{ now.Format \"2006-01-02T15:04:05Z07:00\" }}",
            "2026 November 2026-11-21T10:15:30Z"));
  }

  @ParameterizedTest
  @MethodSource("language")
  void language(List<String> row) {
    assertEquals(row.get(1), expand(row.get(0)));
  }

  /** Pairs of a template and its error. */
  static List<List<String>> errors() {
    return List.of(
        List.of(
            "a {{ nosuchfunction }}", "<nosuchfunction>: function \"nosuchfunction\" not defined"),
        List.of(
            "{{ trimPrefx \"a\" }}",
            "<trimPrefx>: function \"trimPrefx\" not defined | did you mean `trimPrefix`?"),
        List.of(
            "{{ toYaml . }}",
            "<toYaml>: function \"toYaml\" not defined"
                + " | \"toYaml\" is a function of Helm; Traefik has sprig's functions only"),
        List.of("{{ fail \"no\" }}", "<fail \"no\">: error calling fail: no"),
        List.of("{{ $y }}", "<$y>: undefined variable \"$y\" | did you mean `$`?"),
        List.of("{{ if 1 }}x", "<{{>: the block that begins here has no {{end}}"),
        List.of("x{{ end }}", "<end>: unexpected {{end}}"),
        List.of("{{ 1", "<{>: unclosed action"),
        List.of("{{/* x", "<{>: unclosed comment"),
        List.of("{{ \"a }}", "<\">: unterminated quoted string"),
        List.of("{{ (1 }}", "<}>: unclosed left paren"),
        List.of("{{ }}", "<}}>: missing value for command"),
        List.of("{{ 1 | 2 }}", "<2>: non executable command in pipeline stage 2"),
        List.of("{{ break }}", "<break>: {{break}} outside {{range}}"),
        List.of("{{ nil }}", "<nil>: nil is not a command"),
        List.of("{{ template \"x\" }}", "<{{ template \"x\" }}>: template \"x\" not defined"),
        List.of("{{ .x }}", "<.x>: can't evaluate field x in type bool"),
        List.of("{{ 1 2 }}", "<1 2>: can't give argument to non-function"),
        List.of(
            "{{ until (add 1 2) }}", "<add 1 2>: wrong type for value; expected int; got int64"),
        List.of("{{ upper 5 }}", "<5>: expected string; found 5"),
        List.of("{{ upper }}", "<upper>: wrong number of args for upper: want 1 got 0"),
        List.of(
            "{{ eq 1 1.0 }}", "<eq 1 1.0>: error calling eq: incompatible types for comparison"),
        List.of("{{ range 1.5 }}{{ end }}", "<1.5 >: range can't iterate over 1.5"),
        List.of(
            "{{ div 1 0 }}", "<div 1 0>: error calling div: runtime error: integer divide by zero"),
        List.of(
            "{{ index (list 1) 5 }}",
            "<index (list 1) 5>: error calling index: index out of range: 5"),
        List.of(
            "{{ htpasswd \"a\" \"b\" }}",
            "<htpasswd>: the function \"htpasswd\" is not supported here, though Traefik has it"
                + " | write its result into the file"),
        List.of(
            "{{ mustRegexMatch \"(\" \"a\" }}",
            "<mustRegexMatch \"(\" \"a\">: error calling mustRegexMatch: error parsing regexp:"
                + " missing closing ): `(`"));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void errors(List<String> row) {
    assertEquals("ERROR at " + row.get(1), expand(row.get(0)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ until 100000000 }}",
        "{{ repeat 100000000 \"x\" }}",
        "{{ range until 100000 }}{{ range until 100000 }}x{{ end }}{{ end }}",
        "{{ $s := \"xxxxxxxx\" }}{{ range until 40 }}{{ $s = printf \"%s%s\" $s $s }}{{ end }}",
        "{{ $s := \"xxxxxxxx\" }}{{ range until 40 }}{{ $s = print $s $s }}{{ end }}",
        "{{ $l := list 1 }}{{ range until 40 }}{{ $l = concat $l $l }}{{ end }}",
        "{{ $s := \"xxxxxxxx\" }}{{ range until 40 }}{{ $s = replace \"x\" \"xxxx\" $s }}{{ end }}",
        "{{ $s := \"xxxxxxxx\" }}{{ range until 40 }}{{ $s = cat $s $s }}{{ end }}",
        "{{ $s := \"xxxxxxxx\" }}{{ range until 40 }}{{ $s = list $s $s | toJson }}{{ end }}",
        "{{ $s := \"xxxxxxxx\" }}{{ range until 40 }}{{ $s = list $s $s | quote }}{{ end }}",
        "{{ define \"t\" }}{{ template \"t\" }}{{ end }}{{ template \"t\" }}",
        "{{ $d := dict }}{{ $_ := set $d \"d\" $d }}{{ $d }}",
        "{{ printf \"%1000000d%1000000d%1000000d\" 1 2 3 | repeat 30 }}",
        "{{ range 9000000000 }}{{ end }}",
        "{{ range until 100000 }}{{ range until 100 }}{{ date \"2006\" now }}{{ end }}{{ end }}",
        "{{ $l := until 1000 }}{{ range until 1000000 }}{{ $l = append $l $l }}{{ end }}",
        "{{ $l := list }}{{ range until 99999 }}{{ $l = append $l (until 900) }}{{ end }}",
        "{{ $s := repeat 2000000 \"a\" }}{{ range until 9999 }}{{ $_ := index $s 1 }}{{ end }}",
        "{{ $s := repeat 2000000 \"a\" }}{{ range until 9999 }}{{ $_ := sha1sum $s }}{{ end }}",
        "{{ splitList \"\" (repeat 2000000 \"a\") }}",
        "{{ $s := repeat 99999 \"a\" }}{{ range until 9999 }}{{ $_ := regexMatch"
            + " \"(a{1,30}){30}b\" $s }}{{ end }}",
        "{{ regexFind \"((a{1000}){1000}){1000}\" \"a\" }}",
        "{{ $a := dict \"x\" 1 }}{{ range until 40 }}{{ $a = dict \"a\" $a \"b\" $a }}{{ end }}"
            + "{{ $b := deepCopy $a }}",
        "{{ $a := list 1 }}{{ $b := list 1 }}{{ range until 40 }}{{ $a = list $a $a }}"
            + "{{ $b = list $b $b }}{{ end }}{{ deepEqual $a $b }}",
        "{{ indent 100000000 \"\\n\\n\\n\\n\" }}",
        "{{ regexReplaceAll \"a*\" (repeat 4000000 \"b\") \"xxxxxxxxxxxxxxxxx\" }}"
      })
  void isStoppedInTime(String text) {
    String out = expand(text);
    assertTrue(out.startsWith("ERROR at "), () -> text + " gave " + out.length());
  }

  @Test
  void limitsNesting() {
    String open = "{{ if 1 }}".repeat(300);
    assertTrue(expand(open).contains("nested deeper"));
    assertTrue(expand("{{ " + "(".repeat(300) + "1" + ")".repeat(300) + " }}").contains("nested"));
    assertTrue(expand("{{ if 0 }}" + "{{ else if 0 }}".repeat(400) + "{{ end }}").contains("200"));
  }

  @Test
  void spansLeadBackToTheTemplate() {
    String text =
        """
        {{- define "svc" }}{loadBalancer: {servers: [{url: "{{ . }}"}]}}{{ end }}
        routers:
        {{- range $i, $e := until 2 }}
          r{{ $e }}: {rule: "Path(`/{{ $e }}`)", service: one}
        {{- end }}
        one: {{ template "svc" "http://x" }}
        last: é
        """;
    Parsed parsed = GoTemplate.parse(Format.YAML, text, "f.yml", ENVIRONMENT);
    Node.Mapping root = assertInstanceOf(Node.Mapping.class, parsed.root());
    Node.Mapping routers = assertInstanceOf(Node.Mapping.class, root.get("routers"));
    assertEquals("f.yml:4:3", routers.entries().get(1).keySpan().toString());
    Node.Mapping r1 = assertInstanceOf(Node.Mapping.class, routers.get("r1"));
    Node rule = Objects.requireNonNull(r1.get("rule"));
    assertEquals("Path(`/1`)", ((Node.Scalar) rule).text());
    assertEquals(4, rule.span().line());
    assertEquals(21, rule.span().column());
    assertEquals(4, rule.span().endLine());
    assertEquals(40, rule.span().endColumn());
    assertEquals("f.yml:7:7", Objects.requireNonNull(root.get("last")).span().toString());
    Node.Mapping one = assertInstanceOf(Node.Mapping.class, root.get("one"));
    assertEquals("f.yml:1:35", Objects.requireNonNull(one.get("loadBalancer")).span().toString());
  }

  @Test
  void errorsHaveTheirPlace() {
    Parsed parsed = GoTemplate.parse(Format.YAML, "a: 1\nb: {{ nope }}\n", "f.yml", ENVIRONMENT);
    Problem problem = parsed.problems().getFirst();
    assertEquals(Problem.Kind.TEMPLATE, problem.kind());
    assertEquals("f.yml:2:7", problem.span().toString());
    Parsed syntax = GoTemplate.parse(Format.YAML, "a: 1\nb: {{ \"[\" }}\n", "f.yml", ENVIRONMENT);
    assertEquals(3, syntax.problems().getFirst().span().line());
  }
}
