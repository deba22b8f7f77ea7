package dev.traefikctl.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.traefikctl.diag.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The golden cases of one stage: {@code golden/STAGE/CASE/} with the case's inputs and what is made
 * of them. {@code -Dgolden.update} rewrites the latter.
 */
public final class Golden {

  private static final Path RESOURCES =
      Path.of(System.getProperty("project.root", ".."), "shared/src/test/resources");
  private static final boolean UPDATE = System.getProperty("golden.update") != null;

  private final Path cases;

  private Golden(Path cases) {
    this.cases = cases;
  }

  public static Golden stage(String name) {
    return new Golden(RESOURCES.resolve("golden").resolve(name));
  }

  /** The names of all cases. */
  public List<String> cases() throws IOException {
    try (Stream<Path> list = Files.list(cases)) {
      return list.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  /** A file of a case. */
  public Path file(String name, String file) {
    return cases.resolve(name).resolve(file);
  }

  /** What a file of a case holds. */
  public String read(String name, String file) throws IOException {
    return Files.readString(file(name, file));
  }

  /** Compares with what a file of a case holds, or writes it there. */
  public void check(String name, String file, String actual) throws IOException {
    Path expected = file(name, file);
    if (UPDATE) {
      Files.writeString(expected, actual);
    }
    assertEquals(
        Files.exists(expected) ? Files.readString(expected) : "", actual, expected.toString());
  }

  /** Findings, with their suggestions below them. */
  public static String text(List<Diagnostic> found) {
    return text(found, Diagnostic::toString);
  }

  /** The same where more of a finding matters than its own text. */
  public static String text(List<Diagnostic> found, Function<Diagnostic, String> shown) {
    StringBuilder out = new StringBuilder();
    for (Diagnostic diagnostic : found) {
      out.append(shown.apply(diagnostic)).append('\n');
      if (diagnostic.suggestion() != null) {
        out.append("    ").append(diagnostic.suggestion()).append('\n');
      }
    }
    return out.toString();
  }
}
