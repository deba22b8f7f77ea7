package dev.traefikctl.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.traefikctl.schema.Json;
import dev.traefikctl.schema.OptionInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The records hold every annotation that Traefik reads, of the same type and default. */
class AnnotationsReferenceTest {

  private static final Path REFERENCE = Path.of("src/test/resources/reference/annotations.tsv");

  @Test
  void annotationsAreThoseOfTraefik() throws IOException {
    Map<String, String> ours = new TreeMap<>();
    add("router.", RouterAnnotations.class, ours);
    add("service.", ServiceAnnotations.class, ours);
    Map<String, String> wanted = new TreeMap<>();
    for (String line : Files.readAllLines(REFERENCE)) {
      if (!line.startsWith("#")) {
        String[] cells = line.split("\t", 2);
        wanted.put(cells[0], cells[1]);
      }
    }
    assertEquals(lines(wanted), lines(ours));
  }

  private static void add(
      String family, Class<? extends Record> type, Map<String, String> annotations) {
    for (OptionInfo option : OptionInfo.of(type)) {
      String name = family + option.path().toLowerCase(Locale.ROOT).replace("[n]", ".n");
      boolean list = option.type().equals("[]object");
      if (!list && !option.path().contains("metadata")) {
        annotations.put(name, cells(option));
      }
    }
  }

  /** Sections are switches to those who write annotations. */
  private static String cells(OptionInfo option) {
    boolean section = option.type().equals("object");
    String allowed =
        String.join(" ", option.allowed().stream().filter(value -> !value.isEmpty()).toList());
    String cells = (section ? "bool" : option.type()) + "\t" + Json.write(option.def());
    return allowed.isEmpty() ? cells : cells + "\t" + allowed;
  }

  private static String lines(Map<String, String> annotations) {
    List<String> lines =
        annotations.entrySet().stream()
            .map(entry -> entry.getKey() + "\t" + entry.getValue())
            .toList();
    return String.join("\n", lines);
  }
}
