package dev.traefikctl.agent.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * The directory entries that decide what a path means: itself, and every symbolic link on the way.
 * Kubernetes publishes a ConfigMap by renaming such a link ({@code ..data}), which no event of the
 * file's own directory tells.
 */
final class PathChain {

  /** As many links as Linux follows (ELOOP). */
  private static final int MAX_LINKS = 40;

  private PathChain() {}

  /** Adds the entries of {@code path} that decide what it means; those that are absent too. */
  static void collect(Path path, Set<Path> entries) {
    follow(path.toAbsolutePath().normalize(), entries, MAX_LINKS);
  }

  private static void follow(Path path, Set<Path> entries, int linksLeft) {
    Path at = path.getRoot();
    for (int i = 0; at != null && i < path.getNameCount(); i++) {
      at = at.resolve(path.getName(i));
      if (linksLeft > 0 && Files.isSymbolicLink(at)) {
        entries.add(at);
        Path target = target(at);
        Path rest =
            i + 1 < path.getNameCount()
                ? target.resolve(path.subpath(i + 1, path.getNameCount()))
                : target;
        follow(rest.normalize(), entries, linksLeft - 1);
        return;
      }
    }
    entries.add(path);
  }

  private static Path target(Path link) {
    try {
      return link.resolveSibling(Files.readSymbolicLink(link));
    } catch (IOException e) {
      return link; // it vanished meanwhile: its own entry is all there is to watch
    }
  }
}
