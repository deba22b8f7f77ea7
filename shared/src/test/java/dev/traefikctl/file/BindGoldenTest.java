package dev.traefikctl.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Diagnostics;
import dev.traefikctl.schema.Binder;
import dev.traefikctl.schema.Bound;
import dev.traefikctl.schema.Json;
import dev.traefikctl.schema.Unbinder;
import dev.traefikctl.source.Documents;
import dev.traefikctl.source.Format;
import dev.traefikctl.source.Parsed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Binds {@code golden/bind/CASE/in.yaml} (or {@code in.toml}) and compares with {@code out.json}
 * and {@code diagnostics.txt}; cases whose name starts with static hold static configurations.
 */
class BindGoldenTest {

  private static final Path CASES =
      Path.of(System.getProperty("project.root", ".."), "shared/src/test/resources/golden/bind");
  private static final boolean UPDATE = System.getProperty("golden.update") != null;

  static List<String> cases() throws IOException {
    try (Stream<Path> list = Files.list(CASES)) {
      return list.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void binds(String name) throws IOException {
    Path folder = CASES.resolve(name);
    Path in =
        Files.exists(folder.resolve("in.toml"))
            ? folder.resolve("in.toml")
            : folder.resolve("in.yaml");
    String file = in.getFileName().toString();
    Parsed parsed = Documents.parse(Format.ofFile(file).orElseThrow(), Files.readString(in), file);
    assertNotNull(parsed.root(), () -> parsed.problems().toString());
    Diagnostics found = new Diagnostics();
    Bound<? extends Record> bound = binder(name).bind(parsed.root(), found);
    check(folder.resolve("out.json"), Json.pretty(Unbinder.toMap(bound.value())) + "\n");
    check(folder.resolve("diagnostics.txt"), text(bound.rejected(), found.all()));
  }

  private static Binder<? extends Record> binder(String name) {
    return name.startsWith("static") ? Binders.staticFile() : Binders.dynamic();
  }

  private static String text(boolean rejected, List<Diagnostic> found) {
    StringBuilder out = new StringBuilder(rejected ? "rejected\n" : "accepted\n");
    for (Diagnostic diagnostic : found) {
      out.append(diagnostic).append('\n');
      if (diagnostic.suggestion() != null) {
        out.append("    ").append(diagnostic.suggestion()).append('\n');
      }
    }
    return out.toString();
  }

  private static void check(Path file, String actual) throws IOException {
    if (UPDATE) {
      Files.writeString(file, actual);
    }
    assertEquals(Files.exists(file) ? Files.readString(file) : "", actual, file.toString());
  }
}
