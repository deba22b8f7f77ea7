package dev.traefikctl.agent.kube;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.file.StaticLoader;
import dev.traefikctl.kubernetes.ClusterObjects;
import dev.traefikctl.kubernetes.CrdOptions;
import dev.traefikctl.kubernetes.CrdTranslator;
import dev.traefikctl.kubernetes.IngressOptions;
import dev.traefikctl.kubernetes.IngressTranslator;
import dev.traefikctl.kubernetes.KubeObject;
import dev.traefikctl.kubernetes.Translation;
import dev.traefikctl.kubernetes.WatchedKind;
import dev.traefikctl.model.StaticConfig;
import dev.traefikctl.schema.Json;
import dev.traefikctl.source.Documents;
import dev.traefikctl.source.Format;
import dev.traefikctl.source.Values;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What informers keep of objects is enough to translate them as the objects themselves. */
class TrimTest {

  private static final Path CASES = Path.of("../shared/src/test/resources/kubernetes");
  private static final KubernetesSerialization JSON =
      new KubernetesSerialization(new ObjectMapper(), false);

  static List<String> cases() throws IOException {
    try (Stream<Path> inputs = Files.walk(CASES, 3)) {
      return inputs
          .filter(file -> file.endsWith("input.yaml"))
          .map(file -> CASES.relativize(file.getParent()).toString())
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void translatesAsWhole(String name) throws IOException {
    ClusterObjects objects = new ClusterObjects(kept(name));
    Translation made =
        name.startsWith("crd/")
            ? CrdTranslator.translate(objects, crd(name))
            : IngressTranslator.translate(objects, ingress(name));
    assertEquals(read(name, "expected.json"), Values.of(made.configuration()));
  }

  private static List<KubeObject> kept(String name) throws IOException {
    List<KubeObject> out = new ArrayList<>();
    String input = Files.readString(CASES.resolve(name).resolve("input.yaml"));
    for (String document : input.split("(?m)^---$")) {
      GenericKubernetesResource object =
          document.isBlank() ? null : JSON.unmarshal(document, GenericKubernetesResource.class);
      WatchedKind kind = object == null ? null : WatchedKind.named(object.getKind());
      if (object != null && kind != null && isShown(kind, object)) {
        out.add(Trim.of(kind, object));
      }
    }
    return out;
  }

  /** As the API server has it: it fills in the namespace and leaves out what was not asked for. */
  private static boolean isShown(WatchedKind kind, GenericKubernetesResource object) {
    var metadata = object.getMetadata();
    if (kind.scope() == WatchedKind.Scope.NAMESPACES && metadata.getNamespace() == null) {
      metadata.setNamespace("default");
    }
    boolean ofHelm =
        "helm".equals(Objects.requireNonNullElse(metadata.getLabels(), Map.of()).get("owner"));
    return object.getApiVersion().equals(kind.apiVersion())
        && !(kind == WatchedKind.SECRET && ofHelm);
  }

  private static CrdOptions crd(String name) throws IOException {
    StaticConfig statics = statics("kubernetesCRD", options(name));
    return new CrdOptions(Objects.requireNonNull(statics.providers().kubernetesCRD()));
  }

  private static IngressOptions ingress(String name) throws IOException {
    return Objects.requireNonNull(IngressOptions.of(statics("kubernetesIngress", options(name))));
  }

  private static Map<Object, Object> options(String name) throws IOException {
    return new TreeMap<>((Map<?, ?>) Objects.requireNonNull(read(name, "options.json")));
  }

  private static StaticConfig statics(String provider, Map<Object, Object> options) {
    Map<String, Object> all = new TreeMap<>();
    Object syntax = options.remove("defaultRuleSyntax");
    if (syntax != null) {
      all.put("core", Map.of("defaultRuleSyntax", syntax));
    }
    all.put("providers", Map.of(provider, options));
    return StaticLoader.text(Format.YAML, Json.write(all), provider, Reporter.ignoring()).config();
  }

  private static @Nullable Object read(String name, String file) throws IOException {
    Path path = CASES.resolve(name).resolve(file);
    return Values.of(Documents.parse(Format.JSON, Files.readString(path), name).root());
  }
}
