package dev.traefikctl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.traefikctl.cli.completion.Completion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Committed files that follow from the code; {@code -Dgenerated.update} rewrites them. */
class GeneratedFilesTest {

  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));

  @Test
  void diagnosticsPageIsUpToDate() throws IOException {
    check("docs/reference/diagnostics.md", DiagnosticsPage.text());
  }

  @ParameterizedTest
  @EnumSource
  void completionScriptIsUpToDate(Completion.Shell shell) throws IOException {
    Terminal terminal = new Terminal(false, new ByteArrayInputStream(new byte[0]), Map.of());
    String script = Completion.script(shell, Traefikctl.commandLine(terminal));
    check("completions/traefikctl." + shell, script);
  }

  private static void check(String name, String text) throws IOException {
    Path file = ROOT.resolve(name);
    if (System.getProperty("generated.update") != null) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
    assertTrue(Files.exists(file), name + " is missing; run with -Dgenerated.update");
    assertEquals(Files.readString(file), text, name + " is stale; run with -Dgenerated.update");
  }
}
