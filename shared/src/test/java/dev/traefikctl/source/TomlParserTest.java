package dev.traefikctl.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TomlParserTest {

  private static Parsed parse(String text) {
    return Documents.parse(Format.TOML, text, "f.toml");
  }

  private static String problem(String text) {
    Problem problem = parse(text).problems().getFirst();
    return problem.kind() + " " + problem.span() + " " + problem.message();
  }

  @Test
  void givesTheContentOfTables() {
    String text =
        """
        # dynamic
        [http]
          [http.routers.app]
            entryPoints = ["web", "websecure"]
            priority = 4_2
            "ru.le" = 'x'
            a.b.c = 1.5
            in = { x = 0x1F, y = [{ q = true }] }
        [[http.services.app.servers]]
          url = \"""
        one\"""
        [[http.services.app.servers]]
          weight = 1.0
          day = 2001-01-02
        """;
    Parsed parsed = parse(text);
    assertEquals(List.of(), parsed.problems());
    assertEquals(
        "{http: {routers: {app: {entryPoints: [\"web\", \"websecure\"], priority: 42,"
            + " ru.le: \"x\", a: {b: {c: 1.500000}}, in: {x: 31, y: [{q: true}]}}},"
            + " services: {app: {servers: [{url: \"one\"}, {weight: 1, day: time 2001-01-02}]}}}}",
        Dump.content(Objects.requireNonNull(parsed.root())));
  }

  @Test
  void spansCoverKeysAndValues() {
    String text =
        """
        # 😀
        [http.routers.app]
          rule = "Host(`😀`)" # ]
          a.b = [1, "]", # x ]
            'y'] # z
          tls = {x = '}', y = 5}
        [[http."ser.vers"]]
          url = \"""
        x"\"\"\"" # end
        """;
    assertEquals(
        """
        http = <[http.routers.app]
          rule = "Host(`😀`)" # ]
          a.b = [1, "]", # x ]
            'y'] # z
          tls = {x = '}', y = 5}
        [[http."ser.vers"]]
          url = \"""
        x"\"\"\"">
        routers = <[http.routers.app]
          rule = "Host(`😀`)" # ]
          a.b = [1, "]", # x ]
            'y'] # z
          tls = {x = '}', y = 5}>
        app = <[http.routers.app]
          rule = "Host(`😀`)" # ]
          a.b = [1, "]", # x ]
            'y'] # z
          tls = {x = '}', y = 5}>
        rule = <"Host(`😀`)">
        a = <a.b = [1, "]", # x ]
            'y']>
        b = <[1, "]", # x ]
            'y']>
        <1>
        <"]">
        <'y'>
        tls = <{x = '}', y = 5}>
        x = <'}'>
        y = <5>
        "ser.vers" = <[[http."ser.vers"]]
          url = \"""
        x"\"\"\"">
        <[[http."ser.vers"]]
          url = \"""
        x"\"\"\"">
        url = <\"""
        x"\"\"\"">
        """,
        Dump.covered(Objects.requireNonNull(parse(text).root()), text)
            .substring(text.length() + 3));
  }

  @Test
  void columnsBehindWideCharacters() {
    String text = "a = {b = \"😀\", c = 5}\n";
    assertEquals(
        "<{b = \"😀\", c = 5}>\nb = <\"😀\">\nc = <5>\n",
        Dump.covered(Objects.requireNonNull(parse(text).root()), text)
            .substring(text.length() + 3 + "a = ".length()));
  }

  @Test
  void tellsWhatIsWrong() {
    assertEquals(
        "DUPLICATE_KEY f.toml:2:1 the key 'a' is already defined on line 1", problem("a=1\na=2\n"));
    assertEquals(
        "SYNTAX f.toml:1:5 Unexpected end of line, expected a value", problem("a = \nb = 1\n"));
  }

  @Test
  void nothingIsAnEmptyMapping() {
    assertEquals("{}", Dump.content(Objects.requireNonNull(parse("# x\n").root())));
    assertEquals("{}", Dump.content(Objects.requireNonNull(parse("").root())));
  }
}
