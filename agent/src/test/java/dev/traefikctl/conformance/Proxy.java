package dev.traefikctl.conformance;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** The agent under test with its work folder: writes configurations and waits until they serve. */
final class Proxy implements AutoCloseable {

  private static final String READY = "zz-ready";
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)\\}");

  private final World world;
  private final Path folder;
  private final Path dynamicFile;
  private final AgentUnderTest agent;
  private final Set<Path> written = new LinkedHashSet<>();
  final Map<String, String> variables;
  private int generation;

  Proxy(World world, Map<String, Object> staticConfiguration, Path folder) throws IOException {
    this.world = world;
    this.folder = folder;
    variables = new LinkedHashMap<>(world.variables);
    variables.put("dir", folder.toString());
    variables.put("accesslog", folder.resolve("access.log").toString());
    Map<String, Object> file = Tree.map(Tree.map(staticConfiguration.get("providers")).get("file"));
    boolean directory = file.containsKey("directory");
    dynamicFile = folder.resolve(directory ? "conf.d/dynamic.yml" : "dynamic.yml");
    Files.createDirectories(folder);
    Path parent = dynamicFile.resolveSibling("");
    Files.createDirectories(parent);
    Files.writeString(dynamicFile, "{}\n");
    Map<String, Object> providers =
        Map.of(
            "providers",
            Map.of(
                "file",
                Map.of("filename", dynamicFile.toString(), "watch", true),
                "providersThrottleDuration",
                "10ms"));
    Path staticFile = folder.resolve("traefik.yml");
    Files.writeString(
        staticFile,
        dump(
            Tree.merged(
                providers,
                Tree.map(Tree.mapTexts(substitute(staticConfiguration), world::listening)))));
    agent = AgentUnderTest.start(staticFile);
  }

  @Nullable Object substitute(@Nullable Object value) {
    return substitute(value, variables);
  }

  static @Nullable Object substitute(@Nullable Object value, Map<String, String> variables) {
    return Tree.mapTexts(value, text -> substituteText(text, variables));
  }

  private static String substituteText(String text, Map<String, String> variables) {
    return VARIABLE
        .matcher(text)
        .replaceAll(m -> Matcher.quoteReplacement(variables.getOrDefault(m.group(1), m.group())));
  }

  private static String dump(Map<String, Object> value) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    return new Yaml(options).dump(value);
  }

  boolean exited() {
    return agent.exited();
  }

  /** Removes what an earlier case left. */
  void clean() throws IOException {
    for (Path path : Set.copyOf(written)) {
      replace(path, null);
    }
    truncateAccessLog();
  }

  void truncateAccessLog() throws IOException {
    Path log = folder.resolve("access.log");
    if (Files.exists(log)) {
      Files.write(log, new byte[0]);
    }
  }

  private void replace(Path path, @Nullable Object content) throws IOException {
    if (content == null) {
      Files.deleteIfExists(path);
      written.remove(path);
      return;
    }
    Path temporary = folder.resolve("file.tmp");
    Files.writeString(temporary, substituteText(String.valueOf(content), variables));
    Path parent = path.resolveSibling("");
    Files.createDirectories(parent);
    Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
    written.add(path);
  }

  /**
   * Writes a dynamic configuration and waits until it serves.
   *
   * @return false when it never does
   */
  boolean apply(Map<String, Object> caseFiles, Map<String, Object> spec, Patience patience)
      throws IOException, InterruptedException {
    Map<String, Object> files = new LinkedHashMap<>(Tree.map(spec.get("files")));
    caseFiles.forEach(files::putIfAbsent);
    for (Map.Entry<String, Object> file : files.entrySet()) {
      replace(folder.resolve(file.getKey()), file.getValue());
    }
    generation++;
    String marker = "/" + READY + "/" + generation;
    boolean raw = spec.containsKey("raw");
    String text =
        raw
            ? substituteText(Tree.text(spec, "raw", ""), variables)
            : dump(withMarker(Tree.map(substitute(spec.get("dynamic"))), marker));
    Path temporary = folder.resolve("dynamic.tmp");
    Files.writeString(temporary, text);
    Files.move(temporary, dynamicFile, StandardCopyOption.ATOMIC_MOVE);
    if (raw) {
      // nothing tells when (or that) such a file has been read
      Thread.sleep(patience.unnoticedMillis());
      return true;
    }
    return awaitMarker(marker, patience.millis());
  }

  private Map<String, Object> withMarker(Map<String, Object> config, String marker) {
    Map<String, Object> router =
        Map.of(
            "rule",
            "Path(`" + marker + "`)",
            "entryPoints",
            List.of("probe"),
            "priority",
            2_000_000_000,
            "service",
            READY);
    String url =
        "http://" + world.ready().getAddress().getHostAddress() + ":" + world.ready().getPort();
    Map<String, Object> service =
        Map.of("loadBalancer", Map.of("servers", List.of(Map.of("url", url))));
    return Tree.merged(
        config,
        Map.of(
            "http", Map.of("routers", Map.of(READY, router), "services", Map.of(READY, service))));
  }

  private boolean awaitMarker(String marker, int millis) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (System.nanoTime() < deadline && !agent.exited()) {
      try (Socket socket = world.connect("probe", "", 2000)) {
        String request = "GET " + marker + " HTTP/1.1\r\nHost: probe\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        if (new Wire(socket.getInputStream()).line().contains(" 200")) {
          return true;
        }
      } catch (IOException notListeningYet) {
        Thread.yield();
      }
      Thread.sleep(10);
    }
    return false;
  }

  @Override
  public void close() {
    agent.stop();
  }
}
