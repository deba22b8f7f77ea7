package dev.traefikctl.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.model.DynamicConfig;
import dev.traefikctl.source.Limits;
import dev.traefikctl.source.template.Environment;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DynamicFilesTest {

  private static final Environment ENVIRONMENT =
      new Environment(Map.of("NAME", "x")::get, Clock.systemUTC(), new SplittableRandom(1));

  private final FileSystem system = Jimfs.newFileSystem(Configuration.unix());
  private final Path root = system.getPath("/conf");

  @AfterEach
  void close() throws IOException {
    system.close();
  }

  private void write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String router(String name) {
    return "http: {routers: {%s: {rule: 'Path(`/%s`)', service: s}}}\n".formatted(name, name);
  }

  private DynamicFiles.Loaded directory() {
    return DynamicFiles.directory(root, ENVIRONMENT, List.of());
  }

  private DynamicFiles.Loaded file(String name) {
    return DynamicFiles.file(root.resolve(name), ENVIRONMENT, List.of());
  }

  private static String routers(DynamicFiles.Loaded loaded) {
    DynamicConfig config = Objects.requireNonNull(loaded.config());
    return String.join(" ", config.http().routers().keySet());
  }

  private static String messages(DynamicFiles.Loaded loaded) {
    return loaded.diagnostics().stream()
        .map(Diagnostic::toString)
        .collect(Collectors.joining("\n"));
  }

  @Test
  void readsADirectoryInTheOrderOfNames() throws IOException {
    write("b.yaml", router("b"));
    write("sub/deep/c.toml", "[http.routers.c]\nrule = \"Path(`/c`)\"\nservice = \"s\"\n");
    write("UPPER.YML", router("u"));
    write("a.yml", router("a"));
    write("ignored.yml.bak", "x: [");
    write("README.md", "x: [");
    write("j.json", "{\"http\": 5}");
    DynamicFiles.Loaded loaded = directory();
    assertEquals("u a b c", routers(loaded));
    assertEquals(
        "/conf/j.json:1:1: warning TRK1010: the file provider reads .yaml, .yml and .toml files"
            + " only; Traefik silently skips this file",
        messages(loaded));
  }

  @Test
  void keepsTheFirstOfTwoDefinitions() throws IOException {
    write("a.yml", "http:\n  routers:\n    r: {rule: 'Path(`/a`)', service: s}\n");
    write("b.yml", "\nhttp:\n  routers:\n    r: {rule: 'Path(`/b`)', service: s}\n");
    DynamicFiles.Loaded loaded = directory();
    assertEquals(
        "/conf/b.yml:4:5: warning TRK1008: http.routers.r is also defined in another file, whose"
            + " definition Traefik keeps",
        messages(loaded));
    assertEquals(
        "/conf/a.yml:3:5", loaded.diagnostics().getFirst().related().getFirst().span().toString());
    DynamicConfig config = Objects.requireNonNull(loaded.config());
    assertEquals("Path(`/a`)", config.http().routers().get("r").rule());
    assertEquals(
        "/conf/a.yml:3:15",
        loaded
            .origins()
            .find(ConfigPath.of("http", "routers", "r", "rule"))
            .orElseThrow()
            .toString());
  }

  @Test
  void oneBadFileRejectsAllAndTheOthersAreCheckedStill() throws IOException {
    write("a.yml", "http: {routers: [\n");
    write("b.yml", "http: {routers: {b: {rule: x, servce: s}}}\n");
    write("c.yml", router("c"));
    DynamicFiles.Loaded loaded = directory();
    assertNull(loaded.config());
    assertEquals(
        List.of("TRK1014", "TRK1001"),
        loaded.diagnostics().stream().map(found -> found.code().id()).toList());
    assertEquals(3, loaded.documents().size());
  }

  @Test
  void anEmptyFileOrDirectoryIsAnEmptyConfiguration() throws IOException {
    write("empty.yml", "");
    write("comment.toml", "# nothing\n");
    assertEquals(DynamicConfig.empty(), file("empty.yml").config());
    assertEquals(DynamicConfig.empty(), file("comment.toml").config());
    Files.createDirectories(root.resolve("none"));
    assertEquals(
        DynamicConfig.empty(),
        DynamicFiles.directory(root.resolve("none"), ENVIRONMENT, List.of()).config());
  }

  @Test
  void everyFileIsATemplateOfItsOwn() throws IOException {
    write(
        "range.toml",
        """
        {{ range $i, $e := until 3 }}
        [http.routers.t{{ $e }}]
          rule = "Path(`/t{{ $e }}`)"
          service = "{{ env "NAME" }}"
        {{ end }}
        """);
    write("bad.yml", "http:\n  routers:\n    b: {rule: '{{ nosuch }}', service: s}\n");
    assertEquals("t0 t1 t2", routers(file("range.toml")));
    assertEquals(
        "/conf/bad.yml:3:19: error TRK1007: function \"nosuch\" not defined; Traefik rejects the"
            + " whole file",
        messages(file("bad.yml")));
  }

  @Test
  void reportsOptionsOfTemplatesAtTheTemplatesLines() throws IOException {
    write(
        "t.yml",
        """
        {{- range until 2 }}
        {{- end }}
        http:
          routers:
            {{ "a" }}: {rule: x, servce: s}
        """);
    Diagnostic found = file("t.yml").diagnostics().getFirst();
    assertEquals("/conf/t.yml:5:26", Objects.requireNonNull(found.span()).toString());
  }

  @Test
  void aMountedConfigMapIsReadOnce() throws IOException {
    write("..2026_11_21/dyn.yml", router("a"));
    Files.createSymbolicLink(root.resolve("..data"), system.getPath("..2026_11_21"));
    Files.createSymbolicLink(root.resolve("dyn.yml"), system.getPath("..data/dyn.yml"));
    DynamicFiles.Loaded loaded = directory();
    assertEquals("a", routers(loaded));
    assertEquals("", messages(loaded));
    assertEquals("/conf/dyn.yml", loaded.documents().getFirst().name());
  }

  @Test
  void linksToFilesAreFollowedAndLinksToDirectoriesAreNot() throws IOException {
    write("real/a.yml", router("a"));
    Files.createDirectories(root.resolve("conf.d"));
    Path directory = root.resolve("conf.d");
    Files.createSymbolicLink(directory.resolve("a.yml"), root.resolve("real/a.yml"));
    Files.createSymbolicLink(directory.resolve("more"), root.resolve("real"));
    assertEquals("a", routers(DynamicFiles.directory(directory, ENVIRONMENT, List.of())));
    Files.createSymbolicLink(directory.resolve("gone.yml"), root.resolve("nowhere"));
    DynamicFiles.Loaded broken = DynamicFiles.directory(directory, ENVIRONMENT, List.of());
    assertNull(broken.config());
    assertEquals(
        "/conf/conf.d/gone.yml:1:1: error TRK1010: /conf/conf.d/gone.yml cannot be read: it does"
            + " not exist; Traefik drops the whole file provider",
        messages(broken));
  }

  @Test
  void theNameOfALinkSaysTheFormat() throws IOException {
    write("target.yml", router("a"));
    Files.createSymbolicLink(root.resolve("a.yml"), root.resolve("target.yml"));
    Files.createSymbolicLink(root.resolve("b.toml"), root.resolve("target.yml"));
    DynamicFiles.Loaded loaded = directory();
    assertNull(loaded.config());
    assertTrue(messages(loaded).startsWith("/conf/b.toml:1:"), messages(loaded));
  }

  @Test
  void whatCannotBeReadIsReported() throws IOException {
    DynamicFiles.Loaded missing = directory();
    assertNull(missing.config());
    assertEquals(
        "/conf:1:1: error TRK1010: /conf cannot be read: it does not exist; Traefik drops the whole"
            + " file provider",
        messages(missing));
    write("x.conf", "");
    assertEquals(
        "/conf/x.conf:1:1: error TRK1010: /conf/x.conf cannot be read: the name must end with"
            + " .yaml, .yml or .toml; Traefik drops the whole file provider",
        messages(file("x.conf")));
    Files.write(root.resolve("latin.yml"), new byte[] {'a', ':', ' ', '\n', ' ', (byte) 0xE4});
    DynamicFiles.Loaded latin = file("latin.yml");
    assertNull(latin.config());
    assertEquals(
        "/conf/latin.yml:2:2: error TRK1014: the file is not valid UTF-8; Traefik rejects the whole"
            + " file",
        latin.diagnostics().getFirst().toString());
  }

  @Test
  void readsOtherEncodingsAndJson() throws IOException {
    write("a.json", "{\"http\": {\"routers\": {\"a\": {\"rule\": \"x\", \"service\": \"s\"}}}}");
    assertEquals("a", routers(file("a.json")));
    Files.write(
        root.resolve("wide.yml"), ("\uFEFF" + router("w")).getBytes(StandardCharsets.UTF_16LE));
    assertEquals("w", routers(file("wide.yml")));
    Files.writeString(root.resolve("mark.toml"), "\uFEFF# x\n");
    assertNotNull(file("mark.toml").config());
  }

  @Test
  void saysHowALargerFileCanBeRead(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("large.yml");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(Limits.TEXT + 1L);
    }
    DynamicFiles.Loaded loaded = DynamicFiles.file(file, ENVIRONMENT, List.of());
    assertNull(loaded.config());
    String place = file + ":1:1: error TRK1010: ";
    String message =
        " is longer than %d characters, the most that the memory of this process allows";
    assertEquals(
        place + file + message.formatted(Limits.TEXT) + "; Traefik would read it",
        messages(loaded));
    assertEquals(Limits.MORE_MEMORY, loaded.diagnostics().getFirst().suggestion());
  }

  @Test
  void aSecondDocumentIsReportedButDoesNotReject() throws IOException {
    write("two.yml", router("a") + "---\n" + router("b"));
    DynamicFiles.Loaded loaded = file("two.yml");
    assertEquals("a", routers(loaded));
    assertEquals("TRK1009", loaded.diagnostics().getFirst().code().id());
  }

  @Test
  void duplicateKeysReject() throws IOException {
    write("d.yml", "http:\n  routers:\n    b: {rule: x, service: s}\n    b: {rule: x}\n");
    DynamicFiles.Loaded loaded = file("d.yml");
    assertNull(loaded.config());
    assertEquals(
        "/conf/d.yml:4:5: error TRK1005: the key 'b' is already defined on line 3; Traefik rejects"
            + " the whole file",
        messages(loaded));
  }
}
