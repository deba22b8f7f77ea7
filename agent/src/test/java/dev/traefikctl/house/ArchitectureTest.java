package dev.traefikctl.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the table of DESIGN.md, "Who may import whom", from the compiled classes. */
class ArchitectureTest {

  private static final String ROOT = "dev/traefikctl/";

  /** Our packages that each of ours may use; {@code shared} stands for all of the engine. */
  private static final Map<String, Set<String>> ALLOWED =
      Map.ofEntries(
          Map.entry("source", Set.of()),
          Map.entry("diag", Set.of("source")),
          Map.entry("schema", Set.of("diag", "source")),
          Map.entry("http", Set.of()),
          Map.entry("middleware", Set.of("http", "schema", "diag", "rule")),
          Map.entry("rule", Set.of("http", "diag", "source")),
          Map.entry("model", Set.of("schema", "middleware")),
          Map.entry("file", Set.of("model", "schema", "source", "diag")),
          Map.entry("kubernetes", Set.of("model", "middleware", "schema", "source", "diag")),
          Map.entry("merge", Set.of("model", "source", "diag")),
          Map.entry("routing", Set.of("model", "rule", "middleware", "http", "diag")),
          Map.entry(
              "lint", Set.of("routing", "model", "middleware", "rule", "http", "source", "diag")),
          Map.entry(
              "explain",
              Set.of("routing", "model", "middleware", "rule", "lint", "http", "source", "diag")));

  /** Libraries that a package of the engine may use beside Java and the nullness annotations. */
  private static final Map<String, Set<String>> LIBRARIES =
      Map.of(
          // re2j: the regular expression functions of Go templates
          "source",
              Set.of("org/yaml/", "com/fasterxml/jackson/core/", "org/tomlj/", "com/google/re2j/"),
          "rule", Set.of("com/google/re2j/"),
          "middleware",
              Set.of(
                  "com/google/re2j/", "at/favre/lib/crypto/bcrypt/", "org/apache/commons/codec/"));

  private static final Pattern TYPE = Pattern.compile("L([\\w/$]+)[;<]");

  @Test
  void engineImportsOnlyWhatTheDesignAllows() throws IOException {
    Set<String> wrong = new TreeSet<>();
    List<Path> classes = classes("shared");
    assertTrue(classes.size() > 20, "no compiled classes found");
    for (Path file : classes) {
      ClassModel model = ClassFile.of().parse(file);
      String self = model.thisClass().asInternalName();
      String from = packageOf(self);
      for (String used : references(model)) {
        if (!allowed(from, used)) {
          wrong.add(self + " uses " + used);
        }
      }
    }
    assertEquals(Set.of(), wrong);
  }

  @Test
  void onlyTheAgentKnowsNetty() throws IOException {
    Set<String> wrong = new TreeSet<>();
    for (String module : List.of("shared", "cli")) {
      for (Path file : classes(module)) {
        for (String used : references(ClassFile.of().parse(file))) {
          if (used.startsWith("io/netty/")) {
            wrong.add(file + " uses " + used);
          }
        }
      }
    }
    assertEquals(Set.of(), wrong);
  }

  /** Its classes take long to load: no start without Kubernetes may touch them. */
  @Test
  void onlyOnePackageOfEachProgramKnowsTheKubernetesClient() throws IOException {
    Set<String> wrong = new TreeSet<>();
    Map<String, String> homes = Map.of("agent", "agent/kube/", "cli", "cli/cluster/");
    for (Map.Entry<String, String> home : homes.entrySet()) {
      for (Path file : classes(home.getKey())) {
        ClassModel model = ClassFile.of().parse(file);
        if (!model.thisClass().asInternalName().startsWith(ROOT + home.getValue())) {
          references(model).stream()
              .filter(used -> used.startsWith("io/fabric8/"))
              .forEach(used -> wrong.add(file + " uses " + used));
        }
      }
    }
    assertEquals(Set.of(), wrong);
  }

  private static boolean allowed(String from, String used) {
    if (used.startsWith("java/") || used.startsWith("javax/") || used.startsWith("org/jspecify/")) {
      return true;
    }
    if (used.startsWith(ROOT)) {
      String to = packageOf(used);
      return to.equals(from) || ALLOWED.getOrDefault(from, Set.of()).contains(to);
    }
    return LIBRARIES.getOrDefault(from, Set.of()).stream().anyMatch(used::startsWith);
  }

  /** The first package segment below the root: {@code dev/traefikctl/http/Headers} is http. */
  private static String packageOf(String internalName) {
    String rest = internalName.substring(ROOT.length());
    int slash = rest.indexOf('/');
    return slash < 0 ? "" : rest.substring(0, slash);
  }

  /** Every class that the constant pool names, in class entries and in descriptors. */
  private static Set<String> references(ClassModel model) {
    Set<String> out = new HashSet<>();
    for (PoolEntry entry : model.constantPool()) {
      if (entry instanceof ClassEntry type) {
        String name = type.asInternalName().replaceAll("^\\[+L?|;$", "");
        if (name.contains("/")) {
          out.add(name);
        }
      } else if (entry instanceof Utf8Entry text && text.stringValue().contains(";")) {
        Matcher matcher = TYPE.matcher(text.stringValue());
        while (matcher.find()) {
          if (matcher.group(1).contains("/")) {
            out.add(matcher.group(1));
          }
        }
      }
    }
    return out;
  }

  private static List<Path> classes(String module) throws IOException {
    Path start = Project.ROOT.resolve(module).resolve("target/classes");
    if (!Files.isDirectory(start)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(start)) {
      return walk.filter(p -> p.toString().endsWith(".class"))
          .filter(p -> !p.toString().contains("package-info"))
          .toList();
    }
  }
}
