package dev.traefikctl.manifests;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** YAML files as trees. */
final class Yaml {

  /** Knows no field that a type does not have. */
  static final JsonMapper STRICT =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private Yaml() {}

  /** The documents of a file. */
  static List<JsonNode> read(Path file) throws IOException {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    List<JsonNode> out = new ArrayList<>();
    try (Reader reader = Files.newBufferedReader(file)) {
      new org.yaml.snakeyaml.Yaml(new SafeConstructor(options))
          .loadAll(reader)
          .forEach(document -> out.add(STRICT.valueToTree(document)));
    }
    return out;
  }

  /** The documents of a file, each of which is an object. */
  static List<ObjectNode> objects(Path file) throws IOException {
    return read(file).stream().map(ObjectNode.class::cast).toList();
  }
}
