package dev.traefikctl.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.file.StaticLoader;
import dev.traefikctl.model.DynamicConfig;
import dev.traefikctl.model.http.Router;
import dev.traefikctl.model.statics.KubernetesCrd;
import dev.traefikctl.schema.Unbinder;
import dev.traefikctl.source.Documents;
import dev.traefikctl.source.Format;
import dev.traefikctl.source.Node;
import dev.traefikctl.source.Values;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
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

  /** Records lose nothing of a translation and add nothing to it. */
  @ParameterizedTest
  @MethodSource("cases")
  void bindsWithoutLoss(String name) throws IOException {
    Translation made = translate(name);
    List<Diagnostic> found = new ArrayList<>();
    DynamicConfig config = ProviderRecords.config(made, found::add);
    found.removeIf(finding -> finding.code() == Code.NOT_IMPLEMENTED);
    assertEquals(List.of(), found);
    Object written = Values.of(Objects.requireNonNull(made.configuration()));
    assertEquals(shown(written), shown(Unbinder.toMap(config)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void bindsEntriesAloneAsInTheWhole(String name) throws IOException {
    Translation made = translate(name);
    DynamicConfig config = ProviderRecords.config(made, Reporter.ignoring());
    Node http = Objects.requireNonNull(made.configuration()).get("http");
    if (http instanceof Node.Mapping sections
        && sections.get("routers") instanceof Node.Mapping routers) {
      for (Node.Entry entry : routers.entries()) {
        ConfigPath at = ConfigPath.of("http", "routers", entry.key());
        Router alone = ProviderRecords.entry(Router.class, entry.value(), at, Reporter.ignoring());
        assertEquals(config.http().routers().get(entry.key()), alone);
      }
    }
  }

  /** Without what means the same as nothing: null, empty sections of the root, their order. */
  private static Object shown(@Nullable Object value) {
    Map<String, Object> out = new TreeMap<>();
    ((Map<?, ?>) Objects.requireNonNull(value))
        .forEach((key, section) -> {
          if (section instanceof Map<?, ?> map && !map.isEmpty()) {
            out.put((String) key, withoutNulls(map));
          }
        });
    return out;
  }

  private static Object withoutNulls(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<String, Object> out = new TreeMap<>();
        map.forEach((key, item) -> {
          if (item != null) {
            out.put((String) key, withoutNulls(item));
          }
        });
        yield out;
      }
      case List<?> list -> list.stream().map(CrdCasesTest::withoutNulls).toList();
      case Number number -> new BigDecimal(number.toString()).stripTrailingZeros();
      case null -> "";
      default -> value;
    };
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
