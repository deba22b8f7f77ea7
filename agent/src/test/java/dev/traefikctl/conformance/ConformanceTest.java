package dev.traefikctl.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs every conformance case against the real agent. Cases listed in {@code not-yet.txt} must
 * fail: one that passes fails the build, so that the list only shrinks. {@code
 * -Dconformance.only=TEXT} runs the cases whose name contains TEXT (or one of several, by comma).
 */
class ConformanceTest {

  private static final Path ROOT =
      Path.of(System.getProperty("project.root", ".."))
          .resolve("agent/src/test/resources/conformance");
  private static final Path CASES = ROOT.resolve("cases").toAbsolutePath();
  private static final Path CERTIFICATES = ROOT.resolve("certs").toAbsolutePath();
  private static final Path NOT_YET = ROOT.resolve("not-yet.txt");

  private static final Path RESULTS =
      Path.of(System.getProperty("project.root", "..")).resolve("agent/target/conformance.txt");

  /** A case about times may fail where the machine stands still, but hardly so often in a row. */
  private static final int ATTEMPTS = 3;

  /** What is not served yet can pass by luck (a sticky cookie): it passes if it does so always. */
  private static final int LUCKY_RUNS = 8;

  @TempDir static Path folder;
  private static @Nullable World world;
  private static @Nullable Proxy proxy;
  private static String proxyKey = "";
  private static int folders;

  @BeforeAll
  static void startBackends() throws Exception {
    world = new World(CERTIFICATES, CASES);
    Files.deleteIfExists(RESULTS);
  }

  @AfterAll
  static void stop() throws Exception {
    if (proxy != null) {
      proxy.close();
    }
    if (world != null) {
      world.close();
    }
  }

  private static Set<String> notYet() throws IOException {
    Set<String> out = new TreeSet<>();
    for (String line : Files.readAllLines(NOT_YET)) {
      String name = line.split("#", 2)[0].strip();
      if (!name.isEmpty()) {
        out.add(name);
      }
    }
    return out;
  }

  private static List<Case> selected() throws IOException {
    List<String> only = List.of(System.getProperty("conformance.only", "").split(","));
    List<Case> out = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(CASES)) {
      for (Path file : walk.filter(p -> p.toString().endsWith(".yaml")).sorted().toList()) {
        Case test = Case.read(CASES, file);
        if (only.stream().anyMatch(test.name()::contains)) {
          out.add(test);
        }
      }
    }
    return out;
  }

  @Test
  void theNotYetListNamesCases() throws IOException {
    Set<String> unknown = new TreeSet<>(notYet());
    try (Stream<Path> walk = Files.walk(CASES)) {
      walk.map(p -> CASES.relativize(p).toString().replace(".yaml", "")).forEach(unknown::remove);
    }
    assertEquals(Set.of(), unknown);
  }

  /** Cases that share a static configuration follow each other, so that they share an agent. */
  @TestFactory
  Stream<DynamicTest> cases() throws Exception {
    World here = Objects.requireNonNull(world);
    Set<String> notYet = notYet();
    Map<String, List<Case>> groups = new LinkedHashMap<>();
    for (Case test : selected()) {
      String key = Tree.print(test.staticConfiguration(here));
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(test);
    }
    assertFalse(groups.isEmpty(), "no case found");
    return groups.entrySet().stream()
        .flatMap(group ->
            group.getValue().stream()
                .map(test ->
                    DynamicTest.dynamicTest(
                        test.name(), () -> check(here, group.getKey(), test, notYet))));
  }

  private static void check(World here, String key, Case test, Set<String> notYet)
      throws Exception {
    boolean expectFailure = notYet.contains(test.name());
    List<String> differences =
        expectFailure
            ? attempts(here, key, test, LUCKY_RUNS, true)
            : attempts(here, key, test, test.isTimed() ? ATTEMPTS : 1, false);
    if (expectFailure) {
      assertTrue(
          !differences.isEmpty(), test.name() + " passes: take it off " + NOT_YET.getFileName());
    } else {
      assertEquals(List.of(), differences, test.name());
    }
  }

  /** Runs a case until it does otherwise than it did {@code whilePassing}, and so often at most. */
  private static List<String> attempts(
      World here, String key, Case test, int most, boolean whilePassing) throws Exception {
    List<String> differences = List.of();
    for (int i = 1; i <= most && (i == 1 || differences.isEmpty() == whilePassing); i++) {
      boolean hurried = whilePassing || System.getProperty("conformance.hurried") != null;
      Patience patience = hurried ? Patience.scant() : Patience.ample(i);
      differences = run(here, key, test, patience);
      note(test.name(), differences);
    }
    return differences;
  }

  /** Leaves a line per run in {@code target/conformance.txt}, for whoever works on the cases. */
  private static void note(String name, List<String> differences) throws IOException {
    String line = name + (differences.isEmpty() ? " passed" : " failed " + differences.getFirst());
    Files.writeString(RESULTS, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static List<String> run(World here, String key, Case test, Patience patience)
      throws Exception {
    try {
      Proxy serving = proxyFor(here, key, test, patience.attempt() > 1);
      Map<String, Object> seen = new CaseRunner(here, serving, test, CERTIFICATES, patience).run();
      return Tree.differences(test.expected(), seen);
    } catch (IOException | RuntimeException e) {
      return List.of("the runner failed: " + e);
    }
  }

  private static Proxy proxyFor(World here, String key, Case test, boolean again)
      throws IOException {
    Proxy serving = proxy;
    boolean fresh = again || Tree.flag(test.spec(), "freshProcess");
    if (serving == null || fresh || !key.equals(proxyKey) || serving.exited()) {
      if (serving != null) {
        serving.close();
      }
      proxyKey = key;
      Path own = folder.resolve("agent-" + folders++);
      serving = new Proxy(here, test.staticConfiguration(here), own);
      proxy = serving;
    }
    return serving;
  }
}
