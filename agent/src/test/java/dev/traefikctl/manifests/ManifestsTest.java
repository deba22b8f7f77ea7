package dev.traefikctl.manifests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The manifests as {@code kubectl apply -k} sends them: known fields only, and whole. */
class ManifestsTest {

  static final Path ROOT = Path.of(System.getProperty("project.root", "..")).normalize();
  static final Path FOLDER = ROOT.resolve("manifests");

  /** Every folder that can be applied. */
  static List<Path> kustomizations() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .filter(file -> file.endsWith("kustomization.yaml"))
          .map(Path::getParent)
          .sorted()
          .toList();
    }
  }

  /** Those that run the agent. */
  static List<Path> installations() throws IOException {
    return kustomizations().stream().filter(path -> !path.toString().contains("example")).toList();
  }

  @ParameterizedTest
  @MethodSource("kustomizations")
  void objectsHaveKnownFieldsOnly(Path folder) throws IOException {
    List<ObjectNode> objects = Kustomization.build(folder);
    assertFalse(objects.isEmpty());
    for (ObjectNode object : objects) {
      assertEquals(List.of(), Kinds.problems(object), title(object));
    }
  }

  @Test
  void unknownFieldsAreFound() throws IOException {
    ObjectNode daemons = only(Kustomization.build(FOLDER), "DaemonSet");
    daemons.withObject("/spec/template/spec/securityContext").put("runAsNonRot", true);
    assertEquals(1, Kinds.problems(daemons).size());
    ObjectNode route = only(Kustomization.build(FOLDER.resolve("examples/canary")), "IngressRoute");
    ((ObjectNode) route.get("spec")).put("entryPoint", "web");
    assertEquals(1, Kinds.problems(route).size());
  }

  @Test
  void noFileIsForgotten() throws IOException {
    Set<Path> known = new TreeSet<>();
    known.add(FOLDER.resolve("Containerfile"));
    for (Path folder : kustomizations()) {
      known.add(folder.resolve("kustomization.yaml"));
      Kustomization.files(folder).stream().filter(Files::isRegularFile).forEach(known::add);
    }
    try (Stream<Path> files = Files.walk(FOLDER)) {
      assertEquals(known, new TreeSet<>(files.filter(Files::isRegularFile).toList()));
    }
  }

  @ParameterizedTest
  @MethodSource("kustomizations")
  void namesAreUnique(Path folder) throws IOException {
    Set<String> names = new HashSet<>();
    for (ObjectNode object : Kustomization.build(folder)) {
      assertTrue(names.add(title(object)), title(object));
    }
  }

  @ParameterizedTest
  @MethodSource("kustomizations")
  void selectorsMatchPods(Path folder) throws IOException {
    List<ObjectNode> objects = Kustomization.build(folder);
    List<JsonNode> labels =
        objects.stream().map(object -> object.at("/spec/template/metadata/labels")).toList();
    for (ObjectNode object : objects) {
      selector(object)
          .ifPresent(wanted ->
              assertTrue(labels.stream().anyMatch(has -> contains(has, wanted)), title(object)));
    }
    for (ObjectNode object : objects) {
      if (object.at("/spec/template").isObject()) {
        JsonNode own = object.at("/spec/template/metadata/labels");
        assertTrue(contains(own, object.at("/spec/selector/matchLabels")), title(object));
      }
    }
  }

  private static Optional<JsonNode> selector(JsonNode object) {
    return Stream.of(
            "/spec/podSelector/matchLabels", "/spec/selector/matchLabels", "/spec/selector")
        .map(object::at)
        .filter(JsonNode::isObject)
        .findFirst();
  }

  private static boolean contains(JsonNode labels, JsonNode wanted) {
    return wanted.properties().stream()
        .allMatch(label -> label.getValue().equals(labels.get(label.getKey())));
  }

  /** Where they live, in the same set of objects or in the namespace that its user names. */
  @ParameterizedTest
  @MethodSource("kustomizations")
  void namespacesExist(Path folder) throws IOException {
    List<ObjectNode> objects = Kustomization.build(folder);
    Set<String> known = names(objects, "Namespace");
    if (folder.endsWith("single-namespace")) {
      known.add("apps");
    }
    if (folder.endsWith("dashboard")) {
      known.add("traefik-agent");
    }
    for (ObjectNode object : objects) {
      JsonNode namespace = object.at("/metadata/namespace");
      assertTrue(namespace.isMissingNode() || known.contains(namespace.asText()), title(object));
    }
  }

  @ParameterizedTest
  @MethodSource("installations")
  void rolesAreBoundToTheAccountOfThePods(Path folder) throws IOException {
    List<ObjectNode> objects = Kustomization.build(folder);
    ObjectNode account = only(objects, "ServiceAccount");
    ObjectNode daemons = only(objects, "DaemonSet");
    assertEquals(
        account.at("/metadata/name"), daemons.at("/spec/template/spec/serviceAccountName"));
    assertEquals(account.at("/metadata/namespace"), daemons.at("/metadata/namespace"));
    Set<String> bound = new TreeSet<>();
    for (ObjectNode binding : objects) {
      if (!binding.get("kind").asText().endsWith("RoleBinding")) {
        continue;
      }
      assertEquals(1, binding.get("subjects").size(), title(binding));
      JsonNode subject = binding.get("subjects").get(0);
      assertEquals(account.at("/metadata/name"), subject.get("name"), title(binding));
      assertEquals(account.at("/metadata/namespace"), subject.get("namespace"), title(binding));
      bound.add(
          binding.at("/roleRef/kind").asText()
              + " "
              + binding.at("/metadata/namespace").asText("")
              + "/"
              + binding.at("/roleRef/name").asText());
    }
    Set<String> roles = new TreeSet<>();
    objects.stream()
        .filter(object -> object.get("kind").asText().endsWith("Role"))
        .forEach(role -> roles.add(title(role)));
    assertEquals(roles, bound);
  }

  @ParameterizedTest
  @MethodSource("installations")
  void whatPodsReferToExists(Path folder) throws IOException {
    List<ObjectNode> objects = Kustomization.build(folder);
    JsonNode pod = only(objects, "DaemonSet").at("/spec/template/spec");
    assertEquals(names(objects, "PriorityClass"), Set.of(pod.get("priorityClassName").asText()));
    Set<String> volumes = new TreeSet<>();
    for (JsonNode volume : pod.get("volumes")) {
      volumes.add(volume.get("name").asText());
      if (volume.has("configMap")) {
        String map = volume.at("/configMap/name").asText();
        assertTrue(names(objects, "ConfigMap").contains(map), map);
      }
    }
    Set<String> mounted = new TreeSet<>();
    for (JsonNode mount : pod.at("/containers/0/volumeMounts")) {
      mounted.add(mount.get("name").asText());
    }
    assertEquals(volumes, mounted);
  }

  static ObjectNode only(List<ObjectNode> objects, String kind) {
    List<ObjectNode> found = all(objects, object -> object.get("kind").asText().equals(kind));
    assertEquals(1, found.size(), kind);
    return found.getFirst();
  }

  static List<ObjectNode> all(List<ObjectNode> objects, Predicate<JsonNode> which) {
    return objects.stream().filter(which).toList();
  }

  static List<JsonNode> list(JsonNode node) {
    return node.isMissingNode()
        ? List.of()
        : new ArrayList<>(StreamSupport.stream(node.spliterator(), false).toList());
  }

  private static Set<String> names(List<ObjectNode> objects, String kind) {
    Set<String> out = new TreeSet<>();
    objects.stream()
        .filter(object -> object.get("kind").asText().equals(kind))
        .forEach(object -> out.add(object.at("/metadata/name").asText()));
    return out;
  }

  static String title(JsonNode object) {
    return object.get("kind").asText()
        + " "
        + object.at("/metadata/namespace").asText("")
        + "/"
        + object.at("/metadata/name").asText();
  }
}
