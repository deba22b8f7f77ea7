package dev.traefikctl.file;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.traefikctl.diag.Diagnostics;
import dev.traefikctl.golden.Golden;
import dev.traefikctl.schema.Binder;
import dev.traefikctl.schema.Bound;
import dev.traefikctl.schema.Json;
import dev.traefikctl.schema.Unbinder;
import dev.traefikctl.source.Documents;
import dev.traefikctl.source.Format;
import dev.traefikctl.source.Parsed;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Binds {@code golden/bind/CASE/in.yaml} (or {@code in.toml}) and compares with {@code out.json}
 * and {@code diagnostics.txt}; cases whose name starts with static hold static configurations.
 */
class BindGoldenTest {

  private static final Golden GOLDEN = Golden.stage("bind");

  static List<String> cases() throws IOException {
    return GOLDEN.cases();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void binds(String name) throws IOException {
    String file = Files.exists(GOLDEN.file(name, "in.toml")) ? "in.toml" : "in.yaml";
    String text = GOLDEN.read(name, file);
    Parsed parsed = Documents.parse(Format.ofFile(file).orElseThrow(), text, file);
    assertNotNull(parsed.root(), () -> parsed.problems().toString());
    Diagnostics found = new Diagnostics();
    Bound<? extends Record> bound = binder(name).bind(parsed.root(), found);
    GOLDEN.check(name, "out.json", Json.pretty(Unbinder.toMap(bound.value())) + "\n");
    String outcome = bound.rejected() ? "rejected\n" : "accepted\n";
    GOLDEN.check(name, "diagnostics.txt", outcome + Golden.text(found.all()));
  }

  private static Binder<? extends Record> binder(String name) {
    return name.startsWith("static") ? Binders.staticFile() : Binders.dynamic();
  }
}
