package dev.traefikctl.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/**
 * One case file and what was recorded for it.
 *
 * @param name {@code topic/area/stem}, as it stands in the not-yet list
 */
record Case(String name, Map<String, Object> spec, Map<String, Object> expected) {

  static Case read(Path root, Path file) throws IOException {
    String name = root.relativize(file).toString().replace(".yaml", "");
    Path expected =
        file.resolveSibling(file.getFileName().toString().replace(".yaml", ".expected.json"));
    return new Case(
        name,
        Tree.map(new Yaml().load(Files.readString(file))),
        Tree.map(Tree.parse(Files.readString(expected))));
  }

  /** The static configuration that the proxy of this case is started with. */
  Map<String, Object> staticConfiguration(World world) {
    Map<String, Object> entryPoints = new LinkedHashMap<>();
    entryPoints.put("web", entryPoint(world, "web", Map.of("asDefault", true)));
    entryPoints.put("probe", entryPoint(world, "probe", Map.of()));
    Tree.map(spec.get("entryPoints"))
        .forEach((name, options) -> {
          Map<String, Object> known = Tree.map(entryPoints.get(name));
          Map<String, Object> base = known.isEmpty() ? entryPoint(world, name, Map.of()) : known;
          entryPoints.put(name, Tree.merged(base, Tree.map(options)));
        });
    Map<String, Object> base = new LinkedHashMap<>();
    base.put("global", Map.of("checkNewVersion", false, "sendAnonymousUsage", false));
    base.put("entryPoints", entryPoints);
    base.put("log", Map.of("level", "DEBUG"));
    return Tree.merged(base, Tree.map(spec.get("static")));
  }

  private static Map<String, Object> entryPoint(
      World world, String name, Map<String, Object> options) {
    Integer port = world.entryPointPorts.get(name);
    String suffix = name.startsWith("udp") ? "/udp" : "";
    return Tree.merged(Map.of("address", World.PROXY_IP + ":" + port + suffix), options);
  }

  List<Object> steps() {
    return Tree.list(spec.get("steps"));
  }
}
