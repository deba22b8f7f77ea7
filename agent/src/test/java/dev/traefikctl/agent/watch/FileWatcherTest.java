package dev.traefikctl.agent.watch;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import com.google.common.jimfs.WatchServiceConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On the real file system, whose events are what matters, and on one without events. */
@Timeout(300)
class FileWatcherTest {

  private static final FileWatcher.Pace EVENTS_ONLY =
      new FileWatcher.Pace(Duration.ofMillis(5), Duration.ofMillis(50), Duration.ofHours(1));

  private final LinkedBlockingQueue<String> calls = new LinkedBlockingQueue<>();
  @TempDir private Path folder;

  @Test
  void tellsOfAWriteInPlace() throws Exception {
    Path file = Files.writeString(folder.resolve("d.yml"), "a");
    try (FileWatcher watcher = watchFile(file, EVENTS_ONLY)) {
      Files.writeString(file, "b");
      awaitCall();
      Files.writeString(file, "c", StandardOpenOption.APPEND);
      awaitCall();
    }
  }

  /** Too little memory for a moment must not end the watching, nor lose what was seen then. */
  @Test
  void tellsAgainWhatFailed() throws Exception {
    Path file = Files.writeString(folder.resolve("d.yml"), "a");
    FileWatcher.Pace pace =
        new FileWatcher.Pace(Duration.ofMillis(5), Duration.ofMillis(50), Duration.ofMillis(20));
    AtomicInteger failures = new AtomicInteger(2);
    Runnable failing =
        () -> {
          if (failures.getAndDecrement() > 0) {
            throw new OutOfMemoryError("a test");
          }
          calls.add("changed");
        };
    try (FileWatcher watcher = FileWatcher.file(file, pace, failing)) {
      Files.writeString(file, "b");
      awaitCall();
    }
  }

  @Test
  void tellsOfARenameOver() throws Exception {
    Path file = Files.writeString(folder.resolve("d.yml"), "a");
    try (FileWatcher watcher = watchFile(file, EVENTS_ONLY)) {
      Path fresh = Files.writeString(folder.resolve("d.yml~"), "b");
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      awaitCall();
    }
  }

  @Test
  void tellsOfRepeatedSwapsOfALinkOnTheWay() throws Exception {
    Path file = folder.resolve("d.yml");
    Files.createSymbolicLink(file, Path.of("..data/d.yml"));
    publish("v0", "a");
    try (FileWatcher watcher = watchFile(file, EVENTS_ONLY)) {
      for (int i = 1; i <= 3; i++) {
        publish("v" + i, "b" + i);
        awaitCall();
      }
      Files.writeString(folder.resolve("v3/d.yml"), "in place, behind the link");
      awaitCall();
    }
  }

  /** What a kubelet does: a new folder, then a link renamed over the old one. */
  private void publish(String version, String content) throws IOException {
    Files.createDirectory(folder.resolve(version));
    Files.writeString(folder.resolve(version).resolve("d.yml"), content);
    Path link = Files.createSymbolicLink(folder.resolve("..tmp"), Path.of(version));
    Files.move(link, folder.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
  }

  @Test
  void tellsOfAFileThatComesGoesAndComesBack() throws Exception {
    Path file = folder.resolve("sub/d.yml");
    Files.createDirectory(folder.resolve("sub"));
    try (FileWatcher watcher = watchFile(file, EVENTS_ONLY)) {
      Files.writeString(file, "a");
      awaitCall();
      Files.delete(file);
      awaitCall();
      Files.writeString(file, "b");
      awaitCall();
    }
  }

  @Test
  void tellsOfNewFilesInADirectoryAndInANewSubdirectory() throws Exception {
    try (FileWatcher watcher = watchDirectory(EVENTS_ONLY)) {
      Files.writeString(folder.resolve("a.yml"), "a");
      awaitCall();
      Path staging = Files.createDirectory(folder.resolve("..staging"));
      Files.writeString(staging.resolve("b.toml"), "b");
      awaitCall();
      Files.writeString(staging.resolve("b.toml"), "c");
      awaitCall();
    }
  }

  @Test
  void saysNothingOfOtherFiles() throws Exception {
    Path file = Files.writeString(folder.resolve("d.yml"), "a");
    Runnable note = () -> calls.add(content(file));
    try (FileWatcher watcher = FileWatcher.file(file, EVENTS_ONLY, note)) {
      byte[] line = "line\n".getBytes(StandardCharsets.UTF_8);
      Path log = folder.resolve("access.log");
      for (int i = 0; i < 100; i++) {
        Files.write(log, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      }
      Files.writeString(file, "b");
      String first = calls.poll(120, TimeUnit.SECONDS);
      assertNotNull(first);
      assertNotEquals("a", first, "called before the file changed");
    }
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void comparesWhereNoEventsCome() throws Exception {
    FileWatcher.Pace polling =
        new FileWatcher.Pace(Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMillis(5));
    WatchServiceConfiguration silent = WatchServiceConfiguration.polling(1, TimeUnit.HOURS);
    Configuration configuration =
        Configuration.unix().toBuilder().setWatchServiceConfiguration(silent).build();
    try (FileSystem files = Jimfs.newFileSystem(configuration)) {
      Path file = Files.writeString(files.getPath("/d.yml"), "a");
      try (FileWatcher watcher = watchFile(file, polling)) {
        Files.writeString(file, "longer");
        awaitCall();
      }
    }
  }

  private FileWatcher watchFile(Path file, FileWatcher.Pace pace) throws IOException {
    return FileWatcher.file(file, pace, () -> calls.add("changed"));
  }

  private FileWatcher watchDirectory(FileWatcher.Pace pace) throws IOException {
    return FileWatcher.directory(folder, pace, () -> calls.add("changed"));
  }

  private void awaitCall() throws InterruptedException {
    assertNotNull(calls.poll(120, TimeUnit.SECONDS), "the change was not noticed");
    calls.clear();
  }
}
