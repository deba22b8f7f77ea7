package dev.traefikctl.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/**
 * One case file and what was recorded for it.
 *
 * @param name {@code topic/area/stem}, as it stands in the not-yet list
 */
record Case(String name, Map<String, Object> spec, Map<String, Object> expected) {

  /** Words of steps, replies and configurations that tell of it. */
  private static final Set<String> TIMES =
      Set.of(
          "abortAfter",
          "chunkDelay",
          "connection",
          "delay",
          "halfClose",
          "hold",
          "meanwhile",
          "pause",
          "rateLimit",
          "raw",
          "rawParts",
          "sleep",
          "stagger",
          "stream",
          "timeout",
          "tookAtLeast",
          "tookAtMost",
          "wait");

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

  /**
   * Whether it is about times, so that a machine that stands still may well change what is seen.
   */
  boolean isTimed() {
    return isTimed(spec);
  }

  private static boolean isTimed(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map ->
          map.keySet().stream().anyMatch(key -> TIMES.contains(String.valueOf(key)))
              || map.values().stream().anyMatch(Case::isTimed);
      case List<?> list -> list.stream().anyMatch(Case::isTimed);
      case null, default -> false;
    };
  }

  List<Object> steps() {
    return Tree.list(spec.get("steps"));
  }
}
