package dev.traefikctl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.traefikctl.cli.completion.Completion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Committed files that follow from the code; {@code -Dgenerated.update} rewrites them. */
class GeneratedFilesTest {

  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));

  private static final Pattern OUTPUT =
      Pattern.compile("(?s)<!-- output of (\\S+) -->\n```console\n.*?```");

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

  @ParameterizedTest
  @EnumSource
  void jsonSchemaIsUpToDate(SchemaCommand.Document document) throws IOException {
    check("docs/schema/" + document + ".json", document.text());
  }

  @Test
  void referencePagesAreUpToDate() throws IOException {
    Map<String, String> pages = ReferencePages.all();
    for (Map.Entry<String, String> page : pages.entrySet()) {
      check("docs/reference/" + page.getKey(), page.getValue());
    }
    Set<String> expected = new TreeSet<>(pages.keySet());
    expected.add("diagnostics.md");
    assertEquals(expected, files(ROOT.resolve("docs/reference")));
  }

  private static Set<String> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** The guide shows real outputs: those of the golden cases that it names. */
  @Test
  void guideShowsWhatTheCommandsPrint() throws IOException {
    String guide = Files.readString(ROOT.resolve("docs/cli.md"));
    Matcher block = OUTPUT.matcher(guide);
    String fresh = block.replaceAll(found -> Matcher.quoteReplacement(shown(found.group(1))));
    assertTrue(fresh.contains("$ traefikctl"), "the guide shows outputs");
    check("docs/cli.md", fresh);
  }

  private static String shown(String name) {
    Path folder = Path.of("src/test/resources/golden/command").resolve(name);
    try {
      String command = Files.readString(folder.resolve("command")).strip().replace("@/", "");
      String output =
          Files.readString(folder.resolve("output")).replaceAll("--- exit code .*\n", "");
      return "<!-- output of "
          + name
          + " -->\n```console\n$ traefikctl "
          + command
          + "\n"
          + output
          + "```";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
