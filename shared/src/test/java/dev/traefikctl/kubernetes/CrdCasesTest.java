package dev.traefikctl.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.traefikctl.diag.Reporter;
import dev.traefikctl.file.StaticLoader;
import dev.traefikctl.model.statics.KubernetesCrd;
import dev.traefikctl.source.Documents;
import dev.traefikctl.source.Format;
import dev.traefikctl.source.Node;
import dev.traefikctl.source.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Cases recorded from Traefik: what it makes of manifests. Those named in {@code not-yet.txt} are
 * known to differ, and must be struck from it once they are right.
 */
class CrdCasesTest {

  private static final Path CASES = Path.of("src/test/resources/kubernetes/crd");

  static List<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void translatesAsTraefik(String name) throws IOException {
    Object expected = Values.of(read(name, "expected.json"));
    Translation made = translate(name);
    Object actual = Values.of(Objects.requireNonNull(made.configuration()));
    if (Set.copyOf(Files.readAllLines(CASES.resolve("not-yet.txt"))).contains(name)) {
      assertNotEquals(expected, actual, name + " is right now: strike it from not-yet.txt");
    } else {
      assertEquals(expected, actual);
    }
  }

  private static Translation translate(String name) throws IOException {
    Node options = read(name, "options.json");
    String text = Files.readString(CASES.resolve(name).resolve("options.json"));
    String statics = "{\"providers\": {\"kubernetesCRD\": " + text + "}}";
    KubernetesCrd provider =
        StaticLoader.text(Format.YAML, statics, name, Reporter.ignoring())
            .config()
            .providers()
            .kubernetesCRD();
    List<String> crossProvider =
        ((Map<?, ?>) Objects.requireNonNull(Values.of(options)))
                .containsKey("crossProviderNamespaces")
            ? Objects.requireNonNull(provider).crossProviderNamespaces()
            : null;
    String input = Files.readString(CASES.resolve(name).resolve("input.yaml"));
    ClusterObjects objects = new Manifests(Reporter.ignoring()).read(input, name).objects();
    return CrdTranslator.translate(
        objects, new CrdOptions(Objects.requireNonNull(provider), crossProvider));
  }

  private static Node read(String name, String file) throws IOException {
    String text = Files.readString(CASES.resolve(name).resolve(file));
    @Nullable Node root = Documents.parse(Format.JSON, text, name).root();
    return Objects.requireNonNull(root);
  }
}
