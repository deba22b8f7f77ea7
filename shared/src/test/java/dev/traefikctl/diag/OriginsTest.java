package dev.traefikctl.diag;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.traefikctl.source.Documents;
import dev.traefikctl.source.Format;
import dev.traefikctl.source.Node;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OriginsTest {

  private static Node parse(String file, String yaml) {
    return Objects.requireNonNull(Documents.parse(Format.YAML, yaml, file).root());
  }

  private static String find(Origins origins, String... path) {
    return origins.find(ConfigPath.of(path)).map(Object::toString).orElse("nowhere");
  }

  @Test
  void theDeepestKnownPlaceOfAnyDocument() {
    Origins origins =
        Origins.of(
            List.of(
                parse("a.yml", "http:\n  routers:\n    a:\n      rule: x\n"),
                parse("b.yml", "HTTP:\n  routers:\n    b:\n      middlewares:\n        - m\n")));
    assertEquals("a.yml:4:13", find(origins, "http", "routers", "a", "rule"));
    assertEquals("a.yml:3:5", find(origins, "http", "routers", "a", "service"));
    assertEquals("b.yml:5:11", find(origins, "http", "routers", "b", "middlewares", "0"));
    assertEquals("b.yml:4:7", find(origins, "http", "routers", "b", "middlewares", "1"));
    assertEquals("a.yml:1:1", find(origins, "tcp"));
    assertEquals("nowhere", find(Origins.of(List.of()), "tcp"));
  }

  @Test
  void namesThatDifferByCase() {
    String few = "http:\n  routers:\n    App: {rule: x}\n    app: {rule: y}\n";
    String many =
        few
            + IntStream.range(0, 50)
                .mapToObj(i -> "    r" + i + ": {rule: z}\n")
                .collect(Collectors.joining());
    for (String text : List.of(few, many)) {
      Origins origins = Origins.of(List.of(parse("a.yml", text)));
      assertEquals("a.yml:3:17", find(origins, "http", "routers", "App", "rule"));
      assertEquals("a.yml:4:17", find(origins, "http", "routers", "app", "RULE"));
      assertEquals("a.yml:2:3", find(origins, "http", "routers", "none"));
    }
  }
}
