package dev.traefikctl.kubernetes.crd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.Yaml;

/** The generated definitions have the structure of Traefik's own. */
class CrdStructureTest {

  private static final List<String> COPIED =
      List.of(
          "type",
          "format",
          "enum",
          "default",
          "minimum",
          "maximum",
          "pattern",
          "anyOf",
          "x-kubernetes-int-or-string");

  @ParameterizedTest
  @EnumSource
  void equalsTheReference(CustomResource resource) throws IOException {
    Map<?, ?> wanted = reference().get(resource.kind());
    Map<String, Object> found = flattened(new Yaml().load(resource.definition()));
    List<String> differences = new ArrayList<>();
    for (Object key : List.of("name", "group", "listKind", "plural", "singular", "scope")) {
      compare((String) key, wanted.get(key), found.get(key), differences);
    }
    for (String key : List.of("versions", "required")) {
      compare(key, wanted.get(key), found.get(key), differences);
    }
    Map<String, Map<?, ?>> fields = new TreeMap<>();
    for (Object field : (List<?>) wanted.get("fields")) {
      fields.put((String) ((Map<?, ?>) field).get("path"), (Map<?, ?>) field);
    }
    compareFields(fields, (Map<?, ?>) found.get("fields"), differences);
    assertTrue(fields.size() > 5, "the reference holds fields");
    assertEquals("", String.join("\n", differences));
  }

  @Test
  void everyKindOfTheReferenceIsKnown() throws IOException {
    TreeSet<String> ours = new TreeSet<>();
    for (CustomResource resource : CustomResource.values()) {
      ours.add(resource.kind());
    }
    assertEquals(reference().keySet(), ours);
  }

  private static void compareFields(
      Map<String, Map<?, ?>> wanted, Map<?, ?> found, List<String> differences) {
    TreeSet<String> paths = new TreeSet<>(wanted.keySet());
    found.keySet().forEach(path -> paths.add((String) path));
    for (String path : paths) {
      Map<?, ?> there = wanted.get(path);
      Map<?, ?> here = (Map<?, ?>) found.get(path);
      if (there == null || here == null) {
        differences.add((here == null ? "missing " : "extra ") + path);
        continue;
      }
      TreeSet<Object> keys = new TreeSet<>(there.keySet());
      keys.addAll(here.keySet());
      keys.forEach(key -> compare(path + " " + key, there.get(key), here.get(key), differences));
    }
  }

  private static void compare(String what, Object wanted, Object found, List<String> differences) {
    if (!Objects.equals(normal(wanted), normal(found))) {
      differences.add(what + " is " + found + " instead of " + wanted);
    }
  }

  /** Numbers of any width are equal. */
  private static Object normal(Object value) {
    return value instanceof Number number ? (Object) number.toString() : value;
  }

  private static Map<String, Map<?, ?>> reference() throws IOException {
    try (InputStream in =
        CrdStructureTest.class.getResourceAsStream("/reference/crd-structure.json")) {
      Map<?, ?> document = new Yaml().load(in);
      Map<String, Map<?, ?>> out = new TreeMap<>();
      for (Object crd : (List<?>) document.get("crds")) {
        out.put((String) ((Map<?, ?>) crd).get("kind"), (Map<?, ?>) crd);
      }
      return out;
    }
  }

  /** A definition in the form of the reference. */
  private static Map<String, Object> flattened(Map<String, Object> definition) {
    Map<?, ?> spec = (Map<?, ?>) definition.get("spec");
    Map<?, ?> names = (Map<?, ?>) spec.get("names");
    Map<?, ?> version = (Map<?, ?>) ((List<?>) spec.get("versions")).getFirst();
    Map<?, ?> schema = (Map<?, ?>) ((Map<?, ?>) version.get("schema")).get("openAPIV3Schema");
    Map<String, Object> out = new LinkedHashMap<>();
    names.forEach((key, value) -> out.put((String) key, value));
    out.put("name", ((Map<?, ?>) definition.get("metadata")).get("name"));
    out.put("group", spec.get("group"));
    out.put("scope", spec.get("scope"));
    out.put("required", schema.get("required"));
    Map<String, Object> flags = new LinkedHashMap<>();
    version.forEach((key, value) -> {
      if (!key.equals("schema")) {
        flags.put((String) key, value);
      }
    });
    out.put("versions", List.of(flags));
    Map<String, Object> fields = new TreeMap<>();
    properties(schema, "", fields);
    out.put("fields", fields);
    return out;
  }

  private static void properties(Map<?, ?> schema, String prefix, Map<String, Object> out) {
    List<?> required = schema.get("required") instanceof List<?> names ? names : List.of();
    if (schema.get("properties") instanceof Map<?, ?> properties) {
      properties.forEach((name, property) ->
          field((Map<?, ?>) property, prefix + name, required.contains(name), out));
    }
  }

  private static void field(
      Map<?, ?> schema, String path, boolean required, Map<String, Object> out) {
    Map<String, Object> entry = described(schema, path);
    if (required) {
      entry.put("required", true);
    }
    out.put(path, entry);
    properties(schema, path + ".", out);
    if (schema.get("items") instanceof Map<?, ?> items) {
      entry.put("items", items.get("type"));
      if (items.size() > 1) {
        field(items, path + "[]", false, out);
      }
    }
    if (schema.get("additionalProperties") instanceof Map<?, ?> values) {
      boolean any = Boolean.TRUE.equals(values.get("x-kubernetes-preserve-unknown-fields"));
      entry.put("mapValue", any ? "any" : values.get("type"));
      if (any) {
        entry.put("mapValuePreserveUnknown", true);
      }
    }
  }

  private static Map<String, Object> described(Map<?, ?> schema, String path) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("path", path);
    COPIED.stream().filter(schema::containsKey).forEach(key -> entry.put(key, schema.get(key)));
    entry.putIfAbsent("type", "int-or-string");
    if (schema.get("x-kubernetes-validations") instanceof List<?> rules) {
      entry.put("validations", rules);
    }
    return entry;
  }
}
