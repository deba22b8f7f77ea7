package dev.traefikctl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.traefikctl.diag.Diagnostic;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One folder a case: {@code traefik.yml}, if it is there, is the static configuration, and the
 * other files are dynamic. {@code expected.txt} has one line per finding: file, line, column, end,
 * code and message. {@code -Dgolden.update} rewrites them.
 */
class LintGoldenTest {

  private static final Path CASES = Path.of("src/test/resources/golden/lint");

  static List<Path> cases() throws IOException {
    try (Stream<Path> list = Files.list(CASES)) {
      return list.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void findsExactlyWhatIsExpectedAtItsPlace(Path folder) throws IOException {
    Path expected = folder.resolve("expected.txt");
    String found = findings(folder);
    assertFalse(found.isEmpty(), "a case shows something");
    if (System.getProperty("golden.update") != null) {
      Files.writeString(expected, found);
    }
    assertEquals(Files.readString(expected), found);
    String code = "TRK" + folder.getFileName().toString().substring(0, 4);
    assertEquals(true, found.contains(code), "the folder's code is among the findings");
  }

  private static String findings(Path folder) throws IOException {
    Path statics = folder.resolve("traefik.yml");
    List<String> paths = new ArrayList<>();
    try (Stream<Path> list = Files.list(folder)) {
      list.filter(file -> !file.equals(statics) && !file.endsWith("expected.txt"))
          .sorted()
          .forEach(file -> paths.add(file.toString()));
    }
    Terminal terminal = new Terminal(false, new ByteArrayInputStream(new byte[0]), Map.of());
    String staticFile = Files.exists(statics) ? statics.toString() : null;
    StringBuilder out = new StringBuilder();
    for (Diagnostic finding :
        Validation.of(new Workspace(terminal, staticFile, paths), false).findings()) {
      out.append(line(finding, folder)).append('\n');
    }
    return out.toString();
  }

  private static String line(Diagnostic finding, Path folder) {
    var span = finding.span();
    String place =
        span == null
            ? "nowhere"
            : folder.relativize(Path.of(span.file()))
                + ":"
                + span.line()
                + ":"
                + span.column()
                + "-"
                + span.endLine()
                + ":"
                + span.endColumn();
    return place + (finding.isError() ? " error " : " warning ") + finding.code().id();
  }
}
