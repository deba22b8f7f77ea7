package dev.traefikctl.kubernetes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Cases recorded from Traefik, one folder a case. */
final class RecordedCases {

  private static final Path ROOT = Path.of("src/test/resources/kubernetes");

  private RecordedCases() {}

  /** The names of all cases: the provider, and what is shown. */
  static List<String> names() throws IOException {
    try (Stream<Path> inputs = Files.walk(ROOT, 3)) {
      return inputs
          .filter(file -> file.endsWith("input.yaml"))
          .map(file -> ROOT.relativize(file.getParent()).toString())
          .sorted()
          .toList();
    }
  }

  static Path file(String name, String file) {
    return ROOT.resolve(name).resolve(file);
  }

  /** The manifests of a case. */
  static String input(String name) throws IOException {
    return Files.readString(file(name, "input.yaml"));
  }
}
