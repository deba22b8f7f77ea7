package dev.traefikctl.model;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.traefikctl.schema.Json;
import dev.traefikctl.schema.OptionInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The records hold every option of Traefik, of the same type and with the same default. */
class ReferenceTest {

  private record Reference(String path, String type, String def, Set<String> properties) {}

  /** Options that we hold in another form than the reference, for a reason that stands beside. */
  private static final Set<String> OTHER_FORM =
      Set.of(
          // maps of nothing: the enclosing object exists always, so that nobody asks for null
          "http", "tcp", "udp", "tls");

  @Test
  void dynamicOptions() throws IOException {
    assertEquals("", differences("dynamic", DynamicConfig.class));
  }

  @Test
  void staticOptions() throws IOException {
    assertEquals("", differences("static", StaticConfig.class));
  }

  private static String differences(String name, Class<? extends Record> type) throws IOException {
    Map<String, OptionInfo> ours = new LinkedHashMap<>();
    OptionInfo.of(type).forEach(option -> ours.put(option.path(), option));
    List<Reference> reference = read("/reference/" + name + "-options.tsv");
    assertTrue(reference.size() > 300, "reference too small");
    List<String> out = new ArrayList<>();
    for (Reference wanted : reference) {
      OptionInfo found = ours.remove(wanted.path());
      if (found == null) {
        out.add("missing " + wanted.path());
      } else {
        compare(wanted, found, out);
      }
    }
    ours.keySet().forEach(path -> out.add("extra " + path));
    return out.stream().collect(joining("\n"));
  }

  private static void compare(Reference wanted, OptionInfo found, List<String> out) {
    String path = wanted.path();
    String type = generalType(wanted.type());
    if (!found.type().equals(type)) {
      out.add(path + " has type " + found.type() + " instead of " + type);
    }
    if (!found.type().equals("object") && !sameDefault(wanted.def(), found)) {
      out.add(path + " has default " + Json.write(found.def()) + " instead of " + wanted.def());
    }
    boolean section = found.type().equals("object");
    check(section, "allowEmpty", wanted, found.allowEmpty(), out);
    check(
        section && !OTHER_FORM.contains(path),
        "createdWithParent",
        wanted,
        found.createdWithParent(),
        out);
    check(true, "secret", wanted, found.secret(), out);
    check(true, "deprecated", wanted, found.deprecated(), out);
    check(!section, "nullable", wanted, found.nullable(), out);
  }

  private static void check(
      boolean applies, String property, Reference wanted, boolean found, List<String> out) {
    if (applies && wanted.properties().contains(property) != found) {
      out.add(wanted.path() + (found ? " has " : " lacks ") + property);
    }
  }

  private static boolean sameDefault(String wanted, OptionInfo found) {
    return Json.write(found.def()).equals(wanted);
  }

  private static String generalType(String type) {
    return type.replaceFirst("^int(32|64)$", "int")
        .replaceFirst("^(enum)$", "string")
        .replace("map[string]map[string]any", "map[string]any");
  }

  private static List<Reference> read(String resource) throws IOException {
    try (InputStream in = ReferenceTest.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .map(cells ->
              new Reference(
                  cells[0],
                  cells[1],
                  cells[2],
                  cells.length > 3 ? Set.of(cells[3].split(" ")) : Set.of()))
          .toList();
    }
  }
}
