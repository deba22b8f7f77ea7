package dev.traefikctl.agent.watch;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a file or directory of configuration looks like from outside: cheap to take, and unequal
 * whenever the contents may differ.
 *
 * @param files each configuration file with its stamp; absent ones are missing
 * @param entries the directory entries whose events matter
 * @param directories where these entries live
 */
public record Snapshot(Map<Path, Stamp> files, Set<Path> entries, Set<Path> directories) {

  /**
   * One file.
   *
   * @param key the inode, where the file system has such a thing
   */
  public record Stamp(long size, FileTime modified, @Nullable Object key) {

    /** By hand, as a start needs it: the JDK spends 8 ms to make the first such method. */
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Stamp that
          && size == that.size
          && modified.equals(that.modified)
          && Objects.equals(key, that.key);
    }

    @Override
    public int hashCode() {
      return Objects.hash(size, modified, key);
    }
  }

  /** Of one file, which may be absent. */
  public static Snapshot ofFile(Path file) {
    Builder builder = new Builder();
    builder.file(file);
    return builder.build();
  }

  /** Of a directory, with all configuration files in it and below it. */
  public static Snapshot ofDirectory(Path directory) {
    Builder builder = new Builder();
    PathChain.collect(directory, builder.entries);
    builder.tree(directory);
    return builder.build();
  }

  /** Whether this directory entry has a say in what is configured. */
  boolean concerns(Path entry) {
    return entries.contains(entry);
  }

  /**
   * Whether a file is gone, or smaller than before: a writer that truncated it, or removed it in
   * order to write it anew, may not have come to the end. Another inode tells of a file that was
   * renamed over or stands behind a swapped link, which is complete unless somebody writes to it at
   * once; so only a much smaller one is suspected.
   */
  public boolean seemsUnfinished(Snapshot before) {
    for (Map.Entry<Path, Stamp> entry : before.files().entrySet()) {
      Stamp now = files.get(entry.getKey());
      if (now == null || seemsUnfinished(now, entry.getValue())) {
        return true;
      }
    }
    return false;
  }

  private static boolean seemsUnfinished(Stamp now, Stamp old) {
    return Objects.equals(now.key(), old.key())
        ? now.size() < old.size()
        : now.size() < old.size() / 4 * 3;
  }

  /** Whether the file provider reads files of that name in a directory. */
  static boolean isConfiguration(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".yml") || name.endsWith(".yaml") || name.endsWith(".toml");
  }

  private static final class Builder {
    private final Map<Path, Stamp> files = new HashMap<>();
    private final Set<Path> entries = new HashSet<>();
    private final Set<Path> directories = new HashSet<>();

    Snapshot build() {
      for (Path entry : entries) {
        Path parent = entry.getParent();
        if (parent != null) {
          directories.add(parent);
        }
      }
      return new Snapshot(Map.copyOf(files), Set.copyOf(entries), Set.copyOf(directories));
    }

    void file(Path file) {
      PathChain.collect(file, entries);
      try {
        BasicFileAttributes a = Files.readAttributes(file, BasicFileAttributes.class);
        files.put(file, new Stamp(a.size(), a.lastModifiedTime(), a.fileKey()));
      } catch (IOException e) {
        // Absent or unreadable: missing from the stamps, which differs from being there.
      }
    }

    void tree(Path directory) {
      try {
        Files.walkFileTree(
            directory.toRealPath(),
            new SimpleFileVisitor<>() {
              @Override
              public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
                directories.add(dir);
                return FileVisitResult.CONTINUE;
              }

              @Override
              public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
                if (isConfiguration(path)) {
                  file(path);
                }
                return FileVisitResult.CONTINUE;
              }

              @Override
              public FileVisitResult visitFileFailed(Path path, IOException failure) {
                return FileVisitResult.CONTINUE;
              }
            });
      } catch (IOException e) {
        // The directory is absent or goes away: what was found so far is what there is.
      }
    }
  }
}
