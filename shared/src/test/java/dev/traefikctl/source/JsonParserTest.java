package dev.traefikctl.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonParserTest {

  private static Parsed parse(String text) {
    return Documents.parse(Format.JSON, text, "f.json");
  }

  private static String problem(String text) {
    Problem problem = parse(text).problems().getFirst();
    return problem.kind() + " " + problem.span();
  }

  @Test
  void givesContentAndSpans() {
    String text = "{\"a\": [1, -2.5, true, null, \"x\\n😀\"],\n \"b\\\"\" : {\"c\": \"d\"}}\n";
    Node root = Objects.requireNonNull(parse(text).root());
    assertEquals("{a: [1, -2.500000, true, null, \"x\n😀\"], b\": {c: \"d\"}}", Dump.content(root));
    assertEquals(
        """
        <{"a": [1, -2.5, true, null, "x\\n😀"],
         "b\\"" : {"c": "d"}}>
        "a" = <[1, -2.5, true, null, "x\\n😀"]>
        <1>
        <-2.5>
        <true>
        <null>
        <"x\\n😀">
        "b\\"" = <{"c": "d"}>
        "c" = <"d">
        """,
        Dump.covered(root, text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n"})
  void nothingIsAnEmptyMapping(String text) {
    assertEquals("{}", Dump.content(Objects.requireNonNull(parse(text).root())));
  }

  @Test
  void tellsWhatIsWrong() {
    assertEquals("DUPLICATE_KEY f.json:2:1", problem("{\"a\": 1,\n\"a\": 2}"));
    assertEquals("SYNTAX f.json:1:7", problem("{\"a\": x}"));
    assertEquals("SYNTAX f.json:1:4", problem("{} {}"));
    assertEquals("SYNTAX", parse("[".repeat(Limits.DEPTH + 1)).problems().getFirst().kind().name());
  }
}
