package dev.traefikctl.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Origins;
import dev.traefikctl.model.DynamicConfig;
import dev.traefikctl.model.http.Router;
import dev.traefikctl.source.template.Environment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading a large file by its changed parts gives what reading all of it gives. */
class PartReaderTest {

  private static final Environment ENVIRONMENT = Environment.system();

  /** What is put in or taken out at random places: harmless, harmful, and half of something. */
  private static final List<String> PIECES =
      List.of(
          "    x: {rule: \"Path(`/x`)\", service: s}\n",
          "    x:\n      rule: >\n        Path(`/x`)\n\n      service: s\n",
          "    r3: {rule: \"Path(`/twice`)\", service: s}\n",
          "    x: {rule: \"Path(`/x`)\", nonsense: 1}\n",
          "tls:\n"
              + "  certificates: [&c {certFile: a, keyFile: b}]\n"
              + "  stores:\n"
              + "    default: {defaultCertificate: *c}\n",
          "    anchor: &a {rule: \"Path(`/x`)\", service: s}\n",
          "    alias: *a\n",
          "    y: {rule: \"Path(`/y`)\",\n",
          "    z: service: s}\n",
          "    true: {rule: \"Path(`/t`)\", service: s}\n",
          "    'q': {rule: \"Path(`/q`)\", service: s}\n",
          "    empty:\n",
          "  services:\n    t: {loadBalancer: {servers: [{url: \"http://a\"}]}}\n",
          "  Routers:\n    up: {rule: \"Path(`/up`)\", service: s}\n",
          "  middlewares:\n    m:\n      stripPrefix: {prefixes: [/a]}\n",
          "tls:\n  certificates:\n    - certFile: a\n      keyFile: b\n",
          "http:\n",
          "x-common:\n  a: 1\n",
          "---\n",
          "# a comment\n",
          "\n",
          "\t\n",
          "   odd: 1\n",
          "     odd: 1\n",
          "\"",
          "'",
          "{",
          "}",
          ":",
          " ",
          "<<: {service: s}\n",
          "{{ print \"a\" }}");

  @TempDir private Path folder;

  private static List<String> lines() {
    List<String> out = new ArrayList<>();
    out.add("http:\n");
    out.add("  services:\n");
    out.add("    s: {loadBalancer: {servers: [{url: \"http://127.0.0.1:1\"}]}}\n");
    out.add("  routers:\n");
    for (int i = 0; i < 400; i++) {
      out.add("    r" + i + ":\n");
      out.add(
          "      rule: \"Host(`h" + i + ".example.com`) && (PathPrefix(`/a`) || Path(`/b`))\"\n");
      out.add("      service: s\n");
      out.add(
          "    f" + i + ": {rule: \"Host(`f" + i + ".example.com`) && Path(`/*`)\", service: s}\n");
    }
    return out;
  }

  private DynamicFiles.Loaded load(List<String> lines, List<DynamicDocument> before)
      throws IOException {
    Path file = folder.resolve("d.yml");
    Files.writeString(file, String.join("", lines));
    return DynamicFiles.file(file, ENVIRONMENT, before);
  }

  private static YamlParts parts(DynamicFiles.Loaded loaded) {
    return Objects.requireNonNull(loaded.documents().getFirst().parts());
  }

  private static byte[] utf8(List<String> lines) {
    return String.join("", lines).getBytes(StandardCharsets.UTF_8);
  }

  private static @Nullable YamlParts cut(List<String> lines) {
    return YamlCutter.cut(utf8(lines));
  }

  @Test
  void onlyWhatChangedIsReadAgain() throws IOException {
    List<String> lines = lines();
    DynamicFiles.Loaded first = load(lines, List.of());
    lines.add(4, "    new: {rule: \"Path(`/new`)\", service: s}\n");
    lines.remove(8); // f0
    YamlParts now = Objects.requireNonNull(cut(lines));
    DynamicConfig before = Objects.requireNonNull(first.config());
    DynamicConfig read = PartReader.read(now, parts(first), before);
    assertNotNull(read);
    assertEquals(Objects.requireNonNull(load(lines, List.of()).config()), read);
    assertSame(before.http().routers().get("r300"), read.http().routers().get("r300"));
  }

  private static @Nullable PartSplice splice(List<String> lines, DynamicFiles.Loaded before) {
    return PartSplice.of(utf8(lines), parts(before), Objects.requireNonNull(before.config()));
  }

  @Test
  void oneChangedPlaceIsReadAlone() throws IOException {
    DynamicFiles.Loaded before = load(lines(), List.of());
    List<String> lines = lines();
    List<Consumer<List<String>>> edits =
        List.of(
            same -> same.add(4, "    new: {rule: \"Path(`/ü`)\", service: s}\n"),
            same -> same.remove(7),
            same -> same.set(9, "      rule: Path(`/other`)\n"),
            same -> same.add(11, "# r1\n"),
            same -> same.add("    last: {rule: Path(`/last`), service: s}\n"),
            same -> same.removeLast(),
            same -> {
              same.add(8, "    many1: {rule: Path(`/1`), service: s}\n");
              same.add(49, "    many2: {rule: Path(`/2`), service: s}\n");
            });
    for (Consumer<List<String>> edit : edits) {
      edit.accept(lines);
      PartSplice splice = splice(lines, before);
      assertNotNull(splice);
      DynamicFiles.Loaded whole = load(lines, List.of());
      assertEquals(whole.config(), splice.config());
      Router far = Objects.requireNonNull(before.config()).http().routers().get("r300");
      assertSame(far, splice.config().http().routers().get("r300"));
      before = load(lines, before.documents());
    }
  }

  @Test
  void anchorsAndFindingsElsewhereDoNotMatter() throws IOException {
    List<String> lines = lines();
    lines.add(
        """
        tls:
          certificates:
          - &pair
            certFile: a
            keyFile: b
          stores:
            default:
              defaultCertificate: *pair
        """);
    lines.addFirst("http:\n  serversTransports: {t: {spiffe: {}}}\n");
    lines.remove(1);
    DynamicFiles.Loaded before = load(lines, List.of());
    assertEquals(3, before.diagnostics().size());
    lines.add(4, "    new: {rule: \"HostRegexp(`.*`) && PathPrefix(`/*`)\", service: s}\n");
    assertNotNull(splice(lines, before));
    DynamicFiles.Loaded after = load(lines, before.documents());
    DynamicFiles.Loaded whole = load(lines, List.of());
    assertEquals(whole.config(), after.config());
    assertEquals(whole.diagnostics(), after.diagnostics());
    lines.set(lines.size() - 1, lines.getLast().replace("certFile: a", "certFile: c"));
    assertNull(splice(lines, before));
    assertEquals(load(lines, List.of()).config(), load(lines, before.documents()).config());
  }

  @Test
  void placesAreThoseOfTheWholeText() throws IOException {
    DynamicFiles.Loaded loaded = load(lines(), List.of());
    Origins whole =
        Origins.of(List.of(Objects.requireNonNull(loaded.documents().getFirst().root())));
    for (String part : List.of("r3", "f3", "r399", "none")) {
      for (String option : List.of("rule", "service", "middlewares")) {
        ConfigPath path = ConfigPath.of("http", "routers", part, option);
        assertEquals(whole.find(path), loaded.origins().find(path));
        assertEquals(whole.find(path.child(0)), loaded.origins().find(path.child(0)));
      }
    }
    ConfigPath service =
        ConfigPath.of("http", "services", "s", "loadBalancer", "servers", "0", "url");
    assertEquals(whole.find(service), loaded.origins().find(service));
    assertEquals(whole.find(ConfigPath.of("http")), loaded.origins().find(ConfigPath.of("http")));
  }

  @Test
  void aPlaceThatIsMoreThanPartsOfOneKindIsNotReadAlone() throws IOException {
    DynamicFiles.Loaded before = load(lines(), List.of());
    for (String piece :
        List.of(
            "    r3: {rule: \"Path(`/twice`)\", service: s}\n",
            "    a: &a {rule: \"Path(`/a`)\", service: s}\n",
            "    open: {rule: \"Path(`/a`)\",\n",
            "    bad: {rulee: x}\n",
            "    t: {rule: \"{{ env `X` }}\", service: s}\n",
            "  middlewares:\n    m: {stripPrefix: {prefixes: [/a]}}\n",
            "---\n")) {
      List<String> lines = lines();
      lines.add(400, piece);
      assertNull(splice(lines, before), piece);
    }
    List<String> other = lines();
    other.set(2, other.get(2).replace("127.0.0.1", "127.0.0.2"));
    other.set(5, other.get(5).replace("/a", "/c"));
    assertNull(splice(other, before), "services and routers");
  }

  @Test
  void whatThereIsSomethingToSayOfIsReadAsAWhole() throws IOException {
    List<String> lines = lines();
    DynamicFiles.Loaded first = load(lines, List.of());
    lines.add("    bad: {rulee: x}\n");
    YamlParts now = Objects.requireNonNull(cut(lines));
    assertNull(PartReader.read(now, parts(first), Objects.requireNonNull(first.config())));
    DynamicFiles.Loaded again = load(lines, first.documents());
    assertEquals(load(lines, List.of()).diagnostics(), again.diagnostics());
    assertEquals(lines.size(), again.diagnostics().getFirst().span().line());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void anyEditGivesWhatTheWholeGives(int seed) throws IOException {
    Random random = new Random(seed);
    DynamicFiles.Loaded before = load(lines(), List.of());
    List<String> lines = lines();
    for (int i = 0; i < 40; i++) {
      lines = random.nextInt(4) == 0 ? lines() : lines;
      edit(lines, random);
      DynamicFiles.Loaded whole = load(lines, List.of());
      DynamicFiles.Loaded again = load(lines, before.documents());
      assertEquals(whole.config(), again.config());
      assertEquals(whole.diagnostics(), again.diagnostics());
      before = again.config() == null ? before : again;
    }
  }

  private static void edit(List<String> lines, Random random) {
    int at = random.nextInt(lines.size());
    String piece = PIECES.get(random.nextInt(PIECES.size()));
    switch (random.nextInt(4)) {
      case 0 -> lines.remove(at);
      case 1 -> {
        String line = lines.get(at);
        int cut = random.nextInt(line.length());
        lines.set(at, line.substring(0, cut) + piece + line.substring(cut));
      }
      case 2 -> lines.add(at, lines.get(random.nextInt(lines.size())));
      default -> lines.add(at, piece);
    }
  }
}
