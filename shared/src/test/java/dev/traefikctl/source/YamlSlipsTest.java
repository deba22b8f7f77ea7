package dev.traefikctl.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Where slips are told, and what is suggested; each text stands below {@code http: routers: a:}.
 */
class YamlSlipsTest {

  private static final String ABOVE = "http:\n  routers:\n    a:\n";

  /**
   * A slip.
   *
   * @param text below the router's name
   * @param place line, column and the end of them
   * @param suggestion null for none
   */
  record Slip(String text, String place, String message, String suggestion) {
    @Override
    public String toString() {
      return text.replace("\n", "⏎").replace("\t", "⇥");
    }
  }

  static Stream<Slip> slips() {
    return Stream.concat(colons(), Stream.concat(values(), layouts()));
  }

  private static Stream<Slip> colons() {
    return Stream.of(
        new Slip(
            "      entryPoints\n        - web\n      service: s\n",
            "4:7-4:18",
            "a colon is missing behind `entryPoints`",
            "entryPoints:"),
        new Slip(
            "      rule: x\n  services\n    s:\n      loadBalancer: {}\n",
            "5:3-5:11",
            "a colon is missing behind `services`",
            "services:"),
        new Slip(
            "      service = s # all\n      rule: x\n",
            "4:7-4:17",
            "a colon is missing behind `service`",
            "service: "),
        new Slip(
            "      rule: x\n      service s\n",
            "5:7-5:15",
            "a colon is missing behind `service`",
            "service: "),
        new Slip(
            "      rule:x\n      service: s\n",
            "4:7-4:12",
            "a blank is missing behind the colon",
            "rule: "),
        new Slip(
            "      middlewares:\n        - a\n        -b\n",
            "6:9-6:10",
            "a blank is missing behind the dash",
            "- "),
        new Slip(
            "      rule: Host(`a`): b\n",
            "4:13-4:25",
            "a value with a colon and a blank in it needs quotes",
            "'Host(`a`): b'"),
        new Slip(
            "      users: a: secret\n",
            "4:14-4:23",
            "a value with a colon and a blank in it needs quotes",
            "write the value in quotes"));
  }

  private static Stream<Slip> values() {
    return Stream.of(
        new Slip(
            "      rule: `Host(`a`)`\n      service: s\n",
            "4:13-4:24",
            "a value cannot begin with a backtick; write it in quotes",
            "'Host(`a`)'"),
        new Slip(
            "      service: @x\n",
            "4:16-4:18",
            "a value cannot begin with `@`; write it in quotes",
            "'@x'"),
        new Slip(
            "      rule: *.example.com\n",
            "4:13-4:26",
            "a value cannot begin with `*`; write it in quotes",
            "'*.example.com'"),
        new Slip(
            "      rule: \"\\d+\"\n", "4:14-4:16", "in double quotes `\\d` means nothing", "\\\\d"),
        new Slip(
            "      rule: \"abc\n      service: s\n",
            "4:13-4:14",
            "the quote that opens here is not closed",
            "write the closing quote as well"),
        new Slip(
            "      middlewares: [a, b\n      service: s\n", "4:20-4:21", "`[` is not closed", null),
        new Slip(
            "      service: \"s\" of x\n",
            "4:20-4:24",
            "something stands behind the end of the value",
            "remove it, or write the whole value in quotes"));
  }

  private static Stream<Slip> layouts() {
    return Stream.of(
        new Slip(
            "      rule: x\n\tservice: s\n",
            "5:1-5:2",
            "YAML does not allow tabs for indentation",
            "indent with blanks"),
        new Slip(
            "      rule: x\n     service: s\n",
            "5:6-5:16",
            "the indentation by 5 fits none of the lines above",
            "indent it by 6 as line 4, or by 4 as line 3"),
        new Slip(
            "      rule: x\n       service: s\n",
            "5:8-5:15",
            "this line is indented deeper than line 4, which makes it a part of the value there",
            "indent it by 6"),
        new Slip(
            "      middlewares:\n      - url: x\n          weight: 1\n",
            "6:11-6:17",
            "this line is indented deeper than line 5, which makes it a part of the value there",
            "indent it by 8"),
        new Slip(
            "      - a\n      b: c\n",
            "5:7-5:11",
            "a key among list items",
            "begin the line with a dash"),
        new Slip(
            "      middlewares: - a\n",
            "4:20-4:21",
            "a list cannot begin behind its key",
            "begin the list in the next line"));
  }

  @ParameterizedTest
  @MethodSource("slips")
  void isToldWhereItIs(Slip slip) {
    Parsed parsed = Documents.parse(Format.YAML, ABOVE + slip.text(), "f.yml");
    assertNull(parsed.root(), "it cannot be read");
    Problem problem = parsed.problems().getFirst();
    Span span = problem.span();
    assertEquals(
        slip.place(),
        span.line() + ":" + span.column() + "-" + span.endLine() + ":" + span.endColumn());
    assertEquals(slip.message(), problem.message());
    assertEquals(slip.suggestion(), problem.suggestion());
  }
}
