package dev.traefikctl.agent.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SnapshotTest {

  private FileSystem files;
  private Path root;

  @BeforeEach
  void open() throws IOException {
    files = Jimfs.newFileSystem(Configuration.unix());
    root = Files.createDirectories(files.getPath("/etc/traefik"));
  }

  @AfterEach
  void close() throws IOException {
    files.close();
  }

  @Test
  void aWriteInPlaceChangesTheStamp() throws IOException {
    Path file = Files.writeString(root.resolve("dynamic.yml"), "a");
    Snapshot before = Snapshot.ofFile(file);
    assertEquals(before, Snapshot.ofFile(file));
    Files.setLastModifiedTime(file, FileTime.fromMillis(5));
    assertNotEquals(before, Snapshot.ofFile(file));
  }

  @Test
  void aRenameOverItChangesTheStampEvenWithEqualSizeAndTime() throws IOException {
    Path file = Files.writeString(root.resolve("dynamic.yml"), "a");
    Path other = Files.writeString(root.resolve("new"), "b");
    Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
    Snapshot before = Snapshot.ofFile(file);
    Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
    assertNotEquals(before, Snapshot.ofFile(file));
  }

  @Test
  void everyLinkOnTheWayIsWatchedAsInAMountedConfigMap() throws IOException {
    Path first = Files.createDirectory(root.resolve("..2026_11_21"));
    Files.writeString(first.resolve("dynamic.yml"), "a");
    Files.createSymbolicLink(root.resolve("..data"), files.getPath("..2026_11_21"));
    Path file = root.resolve("dynamic.yml");
    Files.createSymbolicLink(file, files.getPath("..data/dynamic.yml"));
    Snapshot snapshot = Snapshot.ofFile(file);
    assertEquals(
        Set.of(file, root.resolve("..data"), first.resolve("dynamic.yml")), snapshot.entries());
    assertEquals(Set.of(root, first), snapshot.directories());

    Path second = Files.createDirectory(root.resolve("..2026_11_22"));
    Files.writeString(second.resolve("dynamic.yml"), "b");
    Files.createSymbolicLink(root.resolve("..data_tmp"), files.getPath("..2026_11_22"));
    Files.move(
        root.resolve("..data_tmp"), root.resolve("..data"), StandardCopyOption.REPLACE_EXISTING);
    assertNotEquals(snapshot.files(), Snapshot.ofFile(file).files());
  }

  @Test
  void aDirectoryHasItsConfigurationFilesAtAnyDepthAndNoOthers() throws IOException {
    Path deep = Files.createDirectories(root.resolve("a/b"));
    Files.writeString(deep.resolve("x.toml"), "");
    Files.writeString(root.resolve("y.YAML"), "");
    Files.writeString(root.resolve("access.log"), "");
    Snapshot snapshot = Snapshot.ofDirectory(root);
    assertEquals(Set.of(deep.resolve("x.toml"), root.resolve("y.YAML")), snapshot.files().keySet());
    assertTrue(snapshot.directories().containsAll(Set.of(root, root.resolve("a"), deep)));
    assertFalse(snapshot.concerns(root.resolve("access.log")));
    assertTrue(snapshot.concerns(root.resolve("y.YAML")));
  }

  @Test
  void whatIsAbsentIsWatchedForWhereItWouldAppear() {
    Path file = root.resolve("later.yml");
    Snapshot snapshot = Snapshot.ofFile(file);
    assertTrue(snapshot.files().isEmpty());
    assertEquals(Set.of(root), snapshot.directories());
  }

  @Test
  void aFileThatShrinksInPlaceOrVanishesSeemsUnfinished() throws IOException {
    Path file = Files.writeString(root.resolve("dynamic.yml"), "0123456789");
    Snapshot before = Snapshot.ofFile(file);
    assertFalse(before.seemsUnfinished(before));
    Files.writeString(file, "01234");
    assertTrue(Snapshot.ofFile(file).seemsUnfinished(before));
    Files.writeString(file, "0123456789abc");
    assertFalse(Snapshot.ofFile(file).seemsUnfinished(before));
    Path complete = Files.writeString(root.resolve("new"), "01234567");
    Files.move(complete, file, StandardCopyOption.REPLACE_EXISTING);
    assertFalse(Snapshot.ofFile(file).seemsUnfinished(before));
    Path other = Files.writeString(root.resolve("new"), "");
    Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
    assertTrue(Snapshot.ofFile(file).seemsUnfinished(before));
    Files.delete(file);
    assertTrue(Snapshot.ofFile(file).seemsUnfinished(before));
  }

  @Test
  void aLoopOfLinksEnds() throws IOException {
    Path link = root.resolve("loop.yml");
    Files.createSymbolicLink(link, files.getPath("loop.yml"));
    assertEquals(Set.of(link), Snapshot.ofFile(link).entries());
  }
}
