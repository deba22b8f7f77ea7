package dev.traefikctl.manifests;

import static dev.traefikctl.manifests.ManifestsTest.FOLDER;
import static dev.traefikctl.manifests.ManifestsTest.ROOT;
import static dev.traefikctl.manifests.ManifestsTest.list;
import static dev.traefikctl.manifests.ManifestsTest.only;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Diagnostics;
import dev.traefikctl.file.StaticLoader;
import dev.traefikctl.model.StaticConfig;
import dev.traefikctl.model.statics.EntryPoint;
import dev.traefikctl.model.statics.EntryPoint.LifeCycle;
import dev.traefikctl.model.statics.Ping;
import dev.traefikctl.source.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That the pods, the static configuration and the image agree, and what they may do. */
class PodSettingsTest {

  /** What the agent takes beyond its grace times to end. */
  private static final Duration SLACK = Duration.ofSeconds(5);

  static List<Path> installations() throws IOException {
    return ManifestsTest.installations();
  }

  private static JsonNode pod(Path folder) throws IOException {
    return only(Kustomization.build(folder), "DaemonSet").at("/spec/template/spec");
  }

  /** The static configuration, which has no finding but for what the agent does not serve yet. */
  private static StaticConfig config(Path folder) throws IOException {
    List<ObjectNode> maps =
        ManifestsTest.all(
            Kustomization.build(folder), object -> object.get("kind").asText().equals("ConfigMap"));
    assertEquals(1, maps.size());
    String text = maps.getFirst().at("/data/traefik.yml").asText();
    Diagnostics found = new Diagnostics();
    StaticLoader.Loaded loaded = StaticLoader.text(Format.YAML, text, "traefik.yml", found);
    List<Diagnostic> wrong =
        found.all().stream()
            .filter(diagnostic -> diagnostic.code() != Code.NOT_IMPLEMENTED)
            .toList();
    assertEquals(List.of(), wrong);
    assertFalse(loaded.rejected());
    return loaded.config();
  }

  private static Collection<EntryPoint> entryPoints(Path folder) throws IOException {
    return config(folder).entryPoints().values();
  }

  @ParameterizedTest
  @MethodSource("installations")
  void podsGiveUpWhatTheyDoNotNeed(Path folder) throws IOException {
    JsonNode pod = pod(folder);
    assertEquals("{\"type\":\"RuntimeDefault\"}", pod.at("/securityContext/seccompProfile") + "");
    assertTrue(pod.at("/securityContext/runAsNonRoot").asBoolean());
    assertEquals(1, pod.get("containers").size());
    JsonNode own = pod.at("/containers/0/securityContext");
    assertEquals("false", own.get("allowPrivilegeEscalation").asText());
    assertTrue(own.get("readOnlyRootFilesystem").asBoolean());
    assertEquals(
        "{\"drop\":[\"ALL\"],\"add\":[\"NET_BIND_SERVICE\"]}", own.get("capabilities") + "");
    assertFalse(pod.path("hostPID").asBoolean() || pod.path("hostIPC").asBoolean());
    assertEquals("false", pod.get("enableServiceLinks").asText());
  }

  @ParameterizedTest
  @MethodSource("installations")
  void theNodeListensOnWebPorts(Path folder) throws IOException {
    JsonNode pod = pod(folder);
    Set<Integer> onNode = new TreeSet<>();
    list(pod.at("/containers/0/ports")).forEach(port -> onNode.add(port.path("hostPort").asInt()));
    Set<Integer> open = new TreeSet<>();
    for (EntryPoint entryPoint : entryPoints(folder)) {
      open.add(port(entryPoint));
    }
    assertTrue(open.containsAll(Set.of(80, 443)), open.toString());
    if (!pod.path("hostNetwork").asBoolean()) {
      assertEquals(open, onNode);
    }
  }

  private static int port(EntryPoint entryPoint) {
    String address = entryPoint.hostAndPort();
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }

  /**
   * A second pod gets on a node only if the scheduler sees no port of the first, and then both must
   * share their ports; otherwise the first has to go before.
   */
  @ParameterizedTest
  @MethodSource("installations")
  void anUpdateCanProceed(Path folder) throws IOException {
    JsonNode daemons = only(Kustomization.build(folder), "DaemonSet").get("spec");
    JsonNode update = daemons.at("/updateStrategy/rollingUpdate");
    boolean surge = update.path("maxSurge").asInt() > 0;
    assertEquals(surge, update.path("maxUnavailable").asInt() == 0);
    assertEquals(surge, daemons.at("/template/spec/hostNetwork").asBoolean());
    if (surge) {
      assertTrue(daemons.at("/template/spec/containers/0/ports").isMissingNode());
      for (EntryPoint entryPoint : entryPoints(folder)) {
        assertTrue(entryPoint.reusePort(), entryPoint.address());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("installations")
  void podsMayEndGracefully(Path folder) throws IOException {
    Duration given = Duration.ofSeconds(pod(folder).get("terminationGracePeriodSeconds").asInt());
    for (EntryPoint entryPoint : entryPoints(folder)) {
      LifeCycle life = entryPoint.transport().lifeCycle();
      Duration needed = life.requestAcceptGraceTimeout().plus(life.graceTimeOut()).plus(SLACK);
      assertTrue(given.compareTo(needed) >= 0, entryPoint.address() + " needs " + needed);
    }
  }

  @ParameterizedTest
  @MethodSource("installations")
  void probesAskWhatAnswers(Path folder) throws IOException {
    JsonNode container = pod(folder).at("/containers/0");
    for (String probe : List.of("startupProbe", "readinessProbe")) {
      assertEquals(
          List.of("/usr/bin/test", "-f", variable(container, "TRAEFIK_AGENT_READY_FILE")),
          list(container.at("/" + probe + "/exec/command")).stream()
              .map(JsonNode::asText)
              .toList());
    }
    JsonNode liveness = container.at("/livenessProbe/httpGet");
    assertEquals("/ping", liveness.get("path").asText());
    StaticConfig config = config(folder);
    Ping ping = Objects.requireNonNull(config.ping());
    EntryPoint asked = Objects.requireNonNull(config.entryPoints().get(ping.entryPoint()));
    assertEquals(port(asked), probed(container, liveness.get("port")));
    String host = asked.hostAndPort().substring(0, asked.hostAndPort().lastIndexOf(':'));
    assertEquals(host, liveness.path("host").asText(""));
  }

  private static int probed(JsonNode container, JsonNode port) {
    if (port.isInt()) {
      return port.asInt();
    }
    return list(container.get("ports")).stream()
        .filter(declared -> declared.path("name").equals(port))
        .findFirst()
        .orElseThrow()
        .get("containerPort")
        .asInt();
  }

  private static String variable(JsonNode container, String name) {
    return list(container.get("env")).stream()
        .filter(variable -> variable.get("name").asText().equals(name))
        .findFirst()
        .orElseThrow()
        .get("value")
        .asText();
  }

  @ParameterizedTest
  @MethodSource("installations")
  void whatIsWrittenIsMounted(Path folder) throws IOException {
    JsonNode container = pod(folder).at("/containers/0");
    Set<String> mounts = new TreeSet<>();
    list(container.get("volumeMounts"))
        .forEach(mount -> mounts.add(mount.get("mountPath").asText()));
    Path ready = Path.of(variable(container, "TRAEFIK_AGENT_READY_FILE"));
    Path statics = Path.of(container.at("/args/0").asText().replace("--configFile=", ""));
    assertEquals(
        Set.of("/tmp", ready.getParent().toString(), statics.getParent().toString()), mounts);
    assertEquals("traefik.yml", statics.getFileName().toString());
  }

  @Test
  void imageAndPodsAgree() throws IOException {
    String image = Files.readString(FOLDER.resolve("Containerfile"));
    JsonNode pod = pod(FOLDER);
    String user =
        pod.at("/securityContext/runAsUser").asText()
            + ":"
            + pod.at("/securityContext/runAsGroup").asText();
    String ready = variable(pod.at("/containers/0"), "TRAEFIK_AGENT_READY_FILE");
    assertTrue(image.contains("\nUSER " + user + "\n"), user);
    assertTrue(image.contains("\nENV TRAEFIK_AGENT_READY_FILE=" + ready + "\n"), ready);
    assertTrue(image.contains("\nCOPY --from=tools /usr/bin/test /usr/bin/test\n"));
    assertTrue(image.contains("cap_net_bind_service=+ep"));
  }

  /**
   * A source that the image is built from and that .dockerignore keeps away would be missed late.
   */
  @Test
  void contextOfTheImageHoldsItsSources() throws IOException {
    List<String> kept =
        Files.readAllLines(ROOT.resolve(".dockerignore")).stream()
            .filter(line -> line.startsWith("!"))
            .map(line -> line.substring(1))
            .toList();
    for (String path : kept) {
      assertTrue(Files.exists(ROOT.resolve(path)), path);
    }
    assertTrue(
        kept.containsAll(
            List.of("pom.xml", "shared/src/main", "agent/src/main", "agent/bin", "cli/pom.xml")));
  }
}
