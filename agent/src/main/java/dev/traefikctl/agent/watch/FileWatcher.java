package dev.traefikctl.agent.watch;

import dev.traefikctl.agent.telemetry.Log;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls back when a configuration file, or any file of a configuration directory, may have changed:
 * by the file system's events on every directory that has a say (those of symbolic links too), and,
 * for file systems without events, by comparing sizes, times and inodes now and then. A write that
 * goes on is waited for a moment, so that one save is one call.
 */
public final class FileWatcher implements AutoCloseable {

  /**
   * The times of a watcher.
   *
   * @param quiet how long nothing must happen after an event before the call
   * @param longest how long a call may be put off while events go on
   * @param poll how often files are compared without any event
   */
  public record Pace(Duration quiet, Duration longest, Duration poll) {

    /** What suits people and orchestrators. */
    public static final Pace DEFAULT =
        new Pace(Duration.ofMillis(20), Duration.ofMillis(250), Duration.ofSeconds(5));
  }

  private final Supplier<Snapshot> look;
  private final Runnable changed;
  private final Pace pace;
  private final WatchService service;
  private final Map<Path, WatchKey> keys = new HashMap<>();
  private final Thread thread;
  private Snapshot last;

  private FileWatcher(Path path, Supplier<Snapshot> look, Pace pace, Runnable changed)
      throws IOException {
    this.look = look;
    this.changed = changed;
    this.pace = pace;
    this.service = path.getFileSystem().newWatchService();
    this.last = look.get();
    update();
    this.thread = Thread.ofVirtual().name("watch " + path).unstarted(this::run);
  }

  /**
   * Watches one file, which need not exist yet.
   *
   * @param changed called on the watcher's thread
   */
  public static FileWatcher file(Path file, Pace pace, Runnable changed) throws IOException {
    return new FileWatcher(file, () -> Snapshot.ofFile(file), pace, changed).start();
  }

  /** Watches a directory with all below it, as {@link #file} does. */
  public static FileWatcher directory(Path directory, Pace pace, Runnable changed)
      throws IOException {
    return new FileWatcher(directory, () -> Snapshot.ofDirectory(directory), pace, changed).start();
  }

  private FileWatcher start() {
    thread.start();
    return this;
  }

  private void run() {
    boolean told = false;
    while (true) {
      try {
        told |= await();
        if (update() || told) {
          changed.run();
        }
        told = false;
      } catch (InterruptedException | ClosedWatchServiceException e) {
        Thread.currentThread().interrupt(); // closed
        return;
      } catch (RuntimeException | Error e) {
        // a bug, or too little memory for a moment: who does not know what it missed tells
        Log.error("Cannot look at the files of the configuration", "error", e);
        told = true;
      }
    }
  }

  /**
   * Waits until it is worth to look at the files.
   *
   * @return whether events told of a change to one of them, as against a look on suspicion
   */
  private boolean await() throws InterruptedException {
    long patience = System.nanoTime() + pace.poll().toNanos();
    Weight weight = Weight.NOTHING;
    while (weight == Weight.NOTHING) {
      WatchKey key = service.poll(patience - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (key == null) {
        return false;
      }
      weight = weigh(key);
    }
    return settle(weight) == Weight.CHANGE;
  }

  /** Waits for the end of a burst of events. */
  private Weight settle(Weight first) throws InterruptedException {
    long deadline = System.nanoTime() + pace.longest().toNanos();
    Weight weight = first;
    while (System.nanoTime() < deadline) {
      WatchKey more = service.poll(pace.quiet().toNanos(), TimeUnit.NANOSECONDS);
      if (more == null) {
        break;
      }
      weight = weight.or(weigh(more));
    }
    return weight;
  }

  /** What events say. A log that is written beside the configuration must cost nothing. */
  private enum Weight {
    NOTHING,
    SUSPICION,
    CHANGE;

    Weight or(Weight other) {
      return compareTo(other) >= 0 ? this : other;
    }
  }

  private Weight weigh(WatchKey key) {
    Weight weight = Weight.NOTHING;
    for (WatchEvent<?> event : key.pollEvents()) {
      weight = weight.or(weigh(key, event));
    }
    if (!key.reset()) {
      keys.values().remove(key);
      weight = Weight.CHANGE;
    }
    return weight;
  }

  private Weight weigh(WatchKey key, WatchEvent<?> event) {
    if (!(event.context() instanceof Path name) || !(key.watchable() instanceof Path directory)) {
      return Weight.CHANGE; // an overflow: events were lost
    }
    if (last.concerns(directory.resolve(name))) {
      return Weight.CHANGE;
    }
    return event.kind().equals(StandardWatchEventKinds.ENTRY_MODIFY)
        ? Weight.NOTHING
        : Weight.SUSPICION;
  }

  /** Looks at the files until no directory is left that is not watched yet. */
  private boolean update() {
    Snapshot before = last;
    do {
      last = look.get();
    } while (register());
    return !last.files().equals(before.files());
  }

  /**
   * Watches the directories of the last snapshot, and no others.
   *
   * @return whether there was a new one, in which something may have happened before
   */
  private boolean register() {
    keys.entrySet().removeIf(entry -> cancelIfStale(entry.getKey(), entry.getValue()));
    int known = keys.size();
    for (Path directory : last.directories()) {
      keys.computeIfAbsent(directory, this::register);
    }
    return keys.size() > known;
  }

  private boolean cancelIfStale(Path directory, WatchKey key) {
    boolean stale = !last.directories().contains(directory);
    if (stale) {
      key.cancel();
    }
    return stale;
  }

  private @Nullable WatchKey register(Path directory) {
    try {
      return directory.register(
          service,
          StandardWatchEventKinds.ENTRY_CREATE,
          StandardWatchEventKinds.ENTRY_MODIFY,
          StandardWatchEventKinds.ENTRY_DELETE);
    } catch (IOException e) {
      return null; // absent for now; the next look tries again
    }
  }

  @Override
  public void close() throws IOException {
    thread.interrupt();
    service.close();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
