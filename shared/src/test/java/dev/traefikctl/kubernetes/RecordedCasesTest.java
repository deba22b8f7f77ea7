package dev.traefikctl.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.file.StaticLoader;
import dev.traefikctl.model.DynamicConfig;
import dev.traefikctl.model.StaticConfig;
import dev.traefikctl.model.http.Router;
import dev.traefikctl.model.statics.KubernetesIngress.IngressEndpoint;
import dev.traefikctl.schema.Json;
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
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Cases recorded from Traefik, one folder a case: what its providers make of manifests, what they
 * log, and which status they write.
 */
class RecordedCasesTest {

  @ParameterizedTest
  @MethodSource("dev.traefikctl.kubernetes.RecordedCases#names")
  void translatesAsTraefik(String name) throws IOException {
    assertEquals(Values.of(read(name, "expected.json")), configuration(translate(name)));
  }

  @ParameterizedTest
  @MethodSource("dev.traefikctl.kubernetes.RecordedCases#names")
  void writesTheStatusThatTraefikWrites(String name) throws IOException {
    List<Object> written = new ArrayList<>();
    for (ObjectStatus status : translate(name).status()) {
      written.add(
          Map.of(
              "kind", status.kind(),
              "name", status.name(),
              "namespace", status.namespace(),
              "status", Objects.requireNonNull(Values.of(status.status()))));
    }
    boolean recorded = Files.exists(RecordedCases.file(name, "status.json"));
    Object expected = recorded ? Values.of(read(name, "status.json")) : List.of();
    assertEquals(expected, written);
  }

  /** For each line that Traefik logs there is a diagnostic that names the same object. */
  @ParameterizedTest
  @MethodSource("dev.traefikctl.kubernetes.RecordedCases#names")
  void reportsWhatTraefikLogs(String name) throws IOException {
    Path log = RecordedCases.file(name, "log.jsonl");
    List<Diagnostic> found = translate(name).diagnostics();
    Map<String, Integer> logged = new TreeMap<>();
    for (String line : Files.exists(log) ? Files.readAllLines(log) : List.<String>of()) {
      Map<?, ?> entry = (Map<?, ?>) Objects.requireNonNull(Values.of(json(line, name)));
      if (!"info".equals(entry.get("level"))) {
        logged.merge(about(entry), 1, Integer::sum);
      }
    }
    logged.forEach((object, lines) -> {
      long diagnostics =
          found.stream().filter(finding -> finding.message().contains(object)).count();
      assertTrue(diagnostics >= lines, object + " " + lines + " times, but only " + found);
    });
  }

  /** The object that a line is about, as diagnostics name it. */
  private static String about(Map<?, ?> line) {
    for (String key : List.of("ingress", "tlsOption", "TLSStore")) {
      if (line.get(key) instanceof String name && line.get("namespace") instanceof String space) {
        return " " + space + "/" + name;
      }
    }
    if (line.get("middlewareName") instanceof String name && !name.contains("@")) {
      return " " + name.replaceFirst("-", "/");
    }
    return line.get("serviceName") instanceof String name && !name.contains("@") ? "/" + name : "";
  }

  /** Records lose nothing of a translation and add nothing to it. */
  @ParameterizedTest
  @MethodSource("dev.traefikctl.kubernetes.RecordedCases#names")
  void bindsWithoutLoss(String name) throws IOException {
    Translation made = translate(name);
    List<Diagnostic> found = new ArrayList<>();
    DynamicConfig config = ProviderRecords.config(made, found::add);
    found.removeIf(finding -> finding.code() == Code.NOT_IMPLEMENTED);
    assertEquals(List.of(), found);
    Object written = configuration(made);
    assertEquals(shown(written), shown(Unbinder.toMap(config)));
  }

  @ParameterizedTest
  @MethodSource("dev.traefikctl.kubernetes.RecordedCases#names")
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
      case List<?> list -> list.stream().map(RecordedCasesTest::withoutNulls).toList();
      case Number number -> new BigDecimal(number.toString()).stripTrailingZeros();
      case null -> "";
      default -> value;
    };
  }

  private static Object configuration(Translation made) {
    return Objects.requireNonNull(Values.of(Objects.requireNonNull(made.configuration())));
  }

  private static Translation translate(String name) throws IOException {
    Map<?, ?> options = (Map<?, ?>) Objects.requireNonNull(Values.of(read(name, "options.json")));
    boolean crd = name.startsWith("crd/");
    StaticConfig statics = statics(crd ? "kubernetesCRD" : "kubernetesIngress", options);
    ClusterObjects objects =
        new Manifests(Reporter.ignoring()).read(RecordedCases.input(name), name).objects();
    return crd
        ? CrdTranslator.translate(
            objects, new CrdOptions(Objects.requireNonNull(statics.providers().kubernetesCRD())))
        : IngressTranslator.translate(objects, ingress(statics, options));
  }

  private static StaticConfig statics(String provider, Map<?, ?> recorded) {
    Map<Object, Object> options = new TreeMap<>(recorded);
    Object syntax = options.remove("defaultRuleSyntax");
    Map<String, Object> all = new TreeMap<>(Map.of("providers", Map.of(provider, options)));
    if (syntax != null) {
      all.put("core", Map.of("defaultRuleSyntax", syntax));
    }
    return StaticLoader.text(Format.YAML, Json.write(all), provider, Reporter.ignoring()).config();
  }

  /** An endpoint without addresses, which Traefik refuses in a file, is one all the same. */
  private static IngressOptions ingress(StaticConfig statics, Map<?, ?> recorded) {
    IngressOptions options = Objects.requireNonNull(IngressOptions.of(statics));
    return options.endpoint() == null && recorded.containsKey("ingressEndpoint")
        ? new IngressOptions(
            options.provider(), new IngressEndpoint("", "", ""), options.defaultRuleSyntax())
        : options;
  }

  private static Node read(String name, String file) throws IOException {
    return json(Files.readString(RecordedCases.file(name, file)), name);
  }

  private static Node json(String text, String name) {
    return Objects.requireNonNull(Documents.parse(Format.JSON, text, name).root());
  }
}
