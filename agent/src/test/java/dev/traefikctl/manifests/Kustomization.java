package dev.traefikctl.manifests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * As much of kustomize as the manifests use; anything else fails. Names of generated ConfigMaps get
 * no hash.
 */
record Kustomization(
    String apiVersion,
    String kind,
    @Nullable String namespace,
    @Nullable List<Labels> labels,
    @Nullable List<String> resources,
    @Nullable List<Generator> configMapGenerator,
    @Nullable List<Patch> patches,
    @Nullable List<Image> images) {

  record Labels(Map<String, String> pairs) {}

  record Generator(
      String name, @Nullable String namespace, @Nullable String behavior, List<String> files) {}

  record Patch(String path, @Nullable Target target) {}

  record Target(String kind, String name) {}

  record Image(String name, String newName, String newTag) {}

  private static final Set<String> CLUSTER_WIDE =
      Set.of(
          "Namespace",
          "CustomResourceDefinition",
          "ClusterRole",
          "ClusterRoleBinding",
          "PriorityClass",
          "IngressClass");

  static Kustomization read(Path folder) throws IOException {
    List<ObjectNode> documents = Yaml.objects(folder.resolve("kustomization.yaml"));
    assertEquals(1, documents.size(), folder + "/kustomization.yaml holds one document");
    return Yaml.STRICT.treeToValue(documents.getFirst(), Kustomization.class);
  }

  /** The objects that {@code kubectl kustomize folder} prints. */
  static List<ObjectNode> build(Path folder) throws IOException {
    Kustomization self = read(folder);
    List<ObjectNode> objects = new ArrayList<>();
    for (String resource : orEmpty(self.resources)) {
      Path path = folder.resolve(resource).normalize();
      objects.addAll(Files.isDirectory(path) ? build(path) : Yaml.objects(path));
    }
    for (Generator generator : orEmpty(self.configMapGenerator)) {
      self.generate(generator, folder, objects);
    }
    for (Patch patch : orEmpty(self.patches)) {
      patch(folder.resolve(patch.path), patch.target, objects);
    }
    objects.forEach(self::transform);
    return objects;
  }

  /** The files that the Kustomization names, those of others that it names left out. */
  static List<Path> files(Path folder) throws IOException {
    Kustomization self = read(folder);
    List<String> names = new ArrayList<>(orEmpty(self.resources));
    orEmpty(self.configMapGenerator).forEach(generator -> names.addAll(generator.files));
    orEmpty(self.patches).forEach(patch -> names.add(patch.path));
    return names.stream().map(folder::resolve).map(Path::normalize).toList();
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  private void generate(Generator generator, Path folder, List<ObjectNode> objects)
      throws IOException {
    List<ObjectNode> known =
        objects.stream().filter(object -> is(object, "ConfigMap", generator.name)).toList();
    boolean replaces = "replace".equals(generator.behavior);
    assertEquals(replaces ? 1 : 0, known.size(), folder + ": " + generator);
    ObjectNode map = replaces ? known.getFirst() : Yaml.STRICT.createObjectNode();
    map.put("apiVersion", "v1").put("kind", "ConfigMap");
    ObjectNode metadata = map.withObject("/metadata").put("name", generator.name);
    if (generator.namespace != null) {
      metadata.put("namespace", generator.namespace);
    }
    ObjectNode data = map.putObject("data");
    for (String file : generator.files) {
      Path path = folder.resolve(file);
      data.put(path.getFileName().toString(), Files.readString(path));
    }
    if (!replaces) {
      objects.add(map);
    }
    for (ObjectNode object : objects) {
      List<String> others = object.findValuesAsText("resourceNames");
      assertFalse(others.contains(generator.name), "kustomize gives it a hash: " + object);
    }
  }

  private static boolean is(JsonNode object, String kind, String name) {
    return kind.equals(object.path("kind").asText())
        && name.equals(object.path("metadata").path("name").asText());
  }

  private static void patch(Path file, @Nullable Target target, List<ObjectNode> objects)
      throws IOException {
    JsonNode patch = Yaml.read(file).getFirst();
    Target meant =
        target != null
            ? target
            : new Target(patch.path("kind").asText(), patch.at("/metadata/name").asText());
    List<ObjectNode> met =
        objects.stream().filter(object -> is(object, meant.kind, meant.name)).toList();
    assertEquals(1, met.size(), file + " is about one object");
    if ("delete".equals(patch.path("$patch").asText())) {
      objects.removeAll(met);
    } else {
      patch.forEach(operation -> apply(operation, met.getFirst()));
    }
  }

  /** One operation of RFC 6902, section 4; add, remove and replace are known. */
  private static void apply(JsonNode operation, ObjectNode object) {
    String path = operation.get("path").asText();
    int slash = path.lastIndexOf('/');
    JsonNode parent = object.at(path.substring(0, slash));
    String key = path.substring(slash + 1);
    boolean there = !object.at(path).isMissingNode();
    String kind = operation.get("op").asText();
    assertEquals(!kind.equals("add") || (there && parent.isArray()), there, operation.toString());
    switch (kind) {
      case "remove" -> ((ObjectNode) parent).remove(key);
      case "add", "replace" -> {
        if (parent instanceof ArrayNode list) {
          list.insert(key.equals("-") ? list.size() : Integer.parseInt(key), value(operation));
        } else {
          ((ObjectNode) parent).set(key, value(operation));
        }
      }
      default -> throw new IllegalArgumentException("unknown operation: " + operation);
    }
  }

  private static JsonNode value(JsonNode operation) {
    return Objects.requireNonNull(operation.get("value"), "value").deepCopy();
  }

  private void transform(ObjectNode object) {
    ObjectNode metadata = (ObjectNode) object.get("metadata");
    if (namespace != null && !CLUSTER_WIDE.contains(object.get("kind").asText())) {
      metadata.put("namespace", namespace);
    }
    for (Labels more : orEmpty(labels)) {
      more.pairs.forEach((key, value) -> metadata.withObject("/labels").put(key, value));
    }
    for (Image image : orEmpty(images)) {
      for (JsonNode container : object.at("/spec/template/spec/containers")) {
        if (container.path("image").asText().equals(image.name)) {
          ((ObjectNode) container).put("image", image.newName + ":" + image.newTag);
        }
      }
    }
  }
}
