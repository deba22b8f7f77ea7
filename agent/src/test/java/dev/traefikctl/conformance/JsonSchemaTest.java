package dev.traefikctl.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

/**
 * The schemas of {@code docs/schema} take what Traefik takes without a word, and refuse the rest.
 */
class JsonSchemaTest {

  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));
  private static final Path CASES = Path.of("src/test/resources/conformance/cases");

  /**
   * Cases about wrong configurations, and two that write keys in another case, which Traefik takes
   * and editors should mend.
   */
  private static final Set<String> REFUSED =
      Set.of(
          "middlewares/compress/compress-invalid-configurations",
          "middlewares/invalid/forms-of-values-that-are-accepted",
          "middlewares/invalid/two-types-in-one",
          "routing/entrypoints/case-of-static-keys",
          "routing/entrypoints/provider-precedence-invalid",
          "routing/entrypoints/static-unknown-section",
          "routing/rules/default-syntax-invalid",
          "routing/rules/rule-syntax-unknown",
          "routing/tls/client-auth-errors",
          "services/serverstransport/tls-versions-and-ciphers",
          "services/udp/udp-errors-in-the-api",
          "services/weighted/missing-child-disables-the-router");

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static Schema schema(String name) throws IOException {
    String text = Files.readString(ROOT.resolve("docs/schema/" + name + ".json"));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(text);
  }

  private static List<String> problems(Schema schema, Object document) {
    JsonNode tree = MAPPER.valueToTree(document);
    return schema.validate(tree).stream().map(Object::toString).toList();
  }

  private static List<Object> documents(Path file) throws IOException {
    List<Object> out = new ArrayList<>();
    new Yaml().loadAll(Files.readString(file)).forEach(out::add);
    return out;
  }

  @Test
  void casesAreAccepted() throws IOException {
    Map<String, Schema> schemas = Map.of("static", schema("static"), "dynamic", schema("dynamic"));
    Set<String> refused = new TreeSet<>();
    for (Path file : files(CASES, ".yaml")) {
      Case one = Case.read(CASES, file);
      for (Map.Entry<String, Schema> schema : schemas.entrySet()) {
        if (one.spec().get(schema.getKey()) instanceof Map<?, ?> document
            && !problems(schema.getValue(), document).isEmpty()) {
          refused.add(one.name());
        }
      }
    }
    assertEquals(new TreeSet<>(REFUSED), refused);
  }

  @Test
  void ownConfigurationsAreAccepted() throws IOException {
    Path quickstart = ROOT.resolve("docs/quickstart");
    assertAccepted(schema("static"), List.of(quickstart.resolve("traefik.yml")));
    assertAccepted(schema("static"), files(ROOT.resolve("manifests"), "traefik.yml"));
    assertAccepted(schema("dynamic"), files(quickstart.resolve("dynamic"), ".yml"));
    assertAccepted(schema("manifests"), files(ROOT.resolve("manifests"), ".yaml"));
  }

  private static void assertAccepted(Schema schema, List<Path> files) throws IOException {
    assertFalse(files.isEmpty());
    for (Path file : files) {
      for (Object document : documents(file)) {
        if (document instanceof Map<?, ?>) { // a patch is a list
          assertEquals(List.of(), problems(schema, document), file.toString());
        }
      }
    }
  }

  private static List<Path> files(Path folder, String end) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(end)).sorted().toList();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "static   | entryPoint: {}",
        "static   | entryPoints: {web: {adress: ':80'}}",
        "static   | entryPoints: {web: {transport: {lifeCycle: {graceTimeOut: soon}}}}",
        "static   | log: {level: INFO, format: xml}",
        "dynamic  | http: {routers: {a: {servise: b}}}",
        "dynamic  | http: {routers: {a: {entryPoints: web}}}",
        "dynamic  | http: {middlewares: {a: {addPrefix: {prefix: /a}, chain: {middlewares: [b]}}}}",
        "dynamic  | http: {middlewares: {a: {stripPrefix: {prefixes: [[/a]]}}}}",
        "manifests| {apiVersion: traefik.io/v1alpha1, kind: IngressRoute, spec: {rutes: []}}",
        "manifests| {apiVersion: traefik.io/v1alpha1, kind: Middleware, metadata: {}}",
        "manifests| {kind: IngressRoute}"
      })
  void mistakesAreRefused(String kind, String text) throws IOException {
    assertFalse(problems(schema(kind), new Yaml().load(text)).isEmpty());
  }
}
