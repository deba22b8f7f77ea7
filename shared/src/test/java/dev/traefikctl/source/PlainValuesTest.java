package dev.traefikctl.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlainValuesTest {

  private static final Span SPAN = Span.startOf("Service/default/app");

  @Test
  void theNodesAreThoseOfTheSameDocumentAsJson() {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("text", "1");
    plain.put("number", 8080);
    plain.put("long", 5_000_000_000L);
    plain.put("float", 1.5);
    plain.put("whole", 2.0);
    plain.put("flag", true);
    plain.put("nothing", null);
    plain.put("list", Arrays.asList("a", Map.of("b", 1)));
    String json =
        """
        {"text":"1","number":8080,"long":5000000000,"float":1.5,"whole":2.0,"flag":true,"nothing":null,
         "list":["a",{"b":1}]}
        """;
    Documents.Stream parsed = Documents.parseAll(json, "x.json");
    assertEquals(shape(parsed.documents().getFirst()), shape(PlainValues.node(plain, SPAN)));
  }

  @Test
  void otherValuesAreABug() {
    assertThrows(
        IllegalArgumentException.class, () -> PlainValues.node(List.of(new Object()), SPAN));
  }

  /** The node without its places. */
  private static String shape(Node node) {
    return switch (node) {
      case Node.Mapping map ->
          map.entries().stream().map(e -> e.key() + "=" + shape(e.value())).toList().toString();
      case Node.Sequence list ->
          "[" + list.items().stream().map(PlainValuesTest::shape).toList() + "]";
      case Node.Scalar scalar -> scalar.kind() + ":" + scalar.text();
    };
  }
}
