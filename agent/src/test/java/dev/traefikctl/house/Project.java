package dev.traefikctl.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of the checkout that the house rules are checked on. */
final class Project {

  static final Path ROOT = Path.of(System.getProperty("project.root", "..")).toAbsolutePath();
  static final List<String> MODULES = List.of("shared", "cli", "agent");

  private Project() {}

  /** All files below {@code folder} of each module whose name ends so. */
  static List<Path> files(String folder, String suffix) throws IOException {
    Stream<Path> all = Stream.empty();
    for (String module : MODULES) {
      Path start = ROOT.resolve(module).resolve(folder);
      if (Files.isDirectory(start)) {
        try (Stream<Path> walk = Files.walk(start)) {
          all =
              Stream.concat(all, walk.filter(p -> p.toString().endsWith(suffix)).toList().stream());
        }
      }
    }
    return all.toList();
  }
}
