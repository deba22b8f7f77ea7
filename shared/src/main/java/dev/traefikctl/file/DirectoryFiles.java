package dev.traefikctl.file;

import dev.traefikctl.source.Format;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files below a directory that the file provider loads, in the order of their names, directory
 * by directory. A link to a directory is not followed; one to a file is.
 *
 * @param json files that look like configuration but that the provider skips
 */
record DirectoryFiles(List<Found> loaded, List<Path> json) {

  /** Nobody nests so deep; a mount may hold itself. */
  private static final int MAX_DEPTH = 100;

  /**
   * A file to load.
   *
   * @param shown the path that users know it by
   */
  record Found(Path path, Path shown) {}

  static DirectoryFiles of(Path directory) throws IOException {
    Walk walk = new Walk();
    walk.directory(directory, 0);
    return new DirectoryFiles(walk.distinct(), walk.json);
  }

  private static final class Walk {

    private final List<Path> files = new ArrayList<>();
    private final List<Path> json = new ArrayList<>();
    private boolean links;

    private void directory(Path directory, int depth) throws IOException {
      if (depth > MAX_DEPTH) {
        throw new FileSystemLoopException(directory.toString());
      }
      for (Path entry : sorted(directory)) {
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          directory(entry, depth + 1);
        } else {
          links |= Files.isSymbolicLink(entry);
          file(entry);
        }
      }
    }

    private static List<Path> sorted(Path directory) throws IOException {
      try (Stream<Path> entries = Files.list(directory)) {
        return entries.sorted(Comparator.comparing(path -> path.getFileName().toString())).toList();
      }
    }

    private void file(Path file) {
      String name = file.getFileName().toString();
      int dot = name.lastIndexOf('.');
      switch (dot < 0 ? "" : name.substring(dot).toLowerCase(Locale.ROOT)) {
        case ".yaml", ".yml", ".toml" -> files.add(file);
        case ".json" -> json.add(file);
        default -> {}
      }
    }

    /** A file, read in the format that the name of a link to it says. */
    private record Reading(Path real, Optional<Format> format) {}

    /**
     * Each file once. A mounted ConfigMap holds every file twice, in a directory {@code ..2026_…}
     * and as a link to it; Traefik reads both and skips all objects of the second with a warning.
     */
    private List<Found> distinct() throws IOException {
      if (!links) {
        return files.stream().map(file -> new Found(file, file)).toList();
      }
      Map<Reading, Found> byReading = new LinkedHashMap<>();
      for (Path file : files) {
        Path real = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Reading reading = new Reading(real, Format.ofFile(file.toString()));
        byReading.merge(reading, new Found(file, file), Walk::better);
      }
      return List.copyOf(byReading.values());
    }

    private static Found better(Found first, Found second) {
      return new Found(first.path(), hidden(first.shown()) ? second.shown() : first.shown());
    }

    private static boolean hidden(Path path) {
      for (Path name : path) {
        if (name.toString().startsWith("..") && name.toString().length() > 2) {
          return true;
        }
      }
      return false;
    }
  }
}
