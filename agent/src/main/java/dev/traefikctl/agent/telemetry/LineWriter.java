package dev.traefikctl.agent.telemetry;

import io.netty.util.internal.PlatformDependent;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns entries into lines of a file (or of standard output) on a thread of its own, so that event
 * loops neither format nor wait for a disk. The queue is bounded: what comes while it is full is
 * dropped and counted.
 *
 * @param <E> the type of an entry
 */
final class LineWriter<E> implements AutoCloseable {

  /** Bytes that are gathered before a write when entries come faster than they are written. */
  private static final int BATCH = 32 * 1024;

  private final @Nullable Path file;
  private final BiConsumer<StringBuilder, E> format;
  private final Queue<E> queue;
  private final AtomicLong dropped = new AtomicLong();
  private final AtomicReference<@Nullable CompletableFuture<Void>> reopening =
      new AtomicReference<>();
  private final Thread thread;
  private OutputStream out;
  private volatile boolean idle;
  private volatile boolean closed;

  /**
   * @param file null is standard output
   * @param format appends the line of an entry without its end; called on the writer's thread
   * @param capacity the most entries that may wait
   */
  LineWriter(@Nullable Path file, int capacity, BiConsumer<StringBuilder, E> format)
      throws IOException {
    this.file = file;
    this.format = format;
    this.queue = PlatformDependent.newFixedMpscQueue(capacity);
    this.out = open(file);
    this.thread = Thread.ofPlatform().name("access-log").daemon().start(this::run);
  }

  private static OutputStream open(@Nullable Path file) throws IOException {
    if (file == null) {
      return new FileOutputStream(FileDescriptor.out);
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Queues an entry; never blocks. */
  void add(E entry) {
    if (!queue.offer(entry)) {
      dropped.incrementAndGet();
      return;
    }
    if (idle) {
      LockSupport.unpark(thread);
    }
  }

  /** The entries that found the queue full since the start. */
  long dropped() {
    return dropped.get();
  }

  /** Closes the file and opens it anew by its name; completes when that is done. */
  CompletableFuture<Void> reopen() {
    CompletableFuture<Void> done = new CompletableFuture<>();
    CompletableFuture<Void> before = reopening.getAndSet(done);
    if (before != null) {
      before.complete(null);
    }
    LockSupport.unpark(thread);
    return done;
  }

  private void run() {
    StringBuilder batch = new StringBuilder(BATCH + 1024);
    while (true) {
      boolean last = closed;
      drain(batch);
      if (last) {
        return;
      }
      CompletableFuture<Void> asked = reopening.getAndSet(null);
      if (asked != null) {
        openAgain();
        asked.complete(null);
      }
      idle = true;
      if (queue.isEmpty() && !closed && reopening.get() == null) {
        LockSupport.park(this);
      }
      idle = false;
    }
  }

  private void drain(StringBuilder batch) {
    for (E entry = queue.poll(); entry != null; entry = queue.poll()) {
      append(batch, entry);
      if (batch.length() >= BATCH) {
        write(batch);
      }
    }
    write(batch);
  }

  /** An entry that cannot be formatted must not end the log. */
  private void append(StringBuilder batch, E entry) {
    int before = batch.length();
    if (Guard.run("Cannot format a line of the access log", () -> format.accept(batch, entry))) {
      batch.append('\n');
    } else {
      batch.setLength(before);
    }
  }

  private void write(StringBuilder batch) {
    if (batch.isEmpty()) {
      return;
    }
    try {
      out.write(batch.toString().getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException | OutOfMemoryError e) {
      Log.error("Cannot write the access log", "file", file, "error", e);
    }
    batch.setLength(0);
  }

  private void openAgain() {
    try {
      OutputStream old = out;
      out = open(file);
      if (file != null) {
        old.close();
      }
    } catch (IOException e) {
      Log.error("Cannot reopen the access log, going on with the old file", "error", e);
    }
  }

  /** Writes what was added before, then closes the file. */
  @Override
  public void close() throws IOException {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (file != null) {
      out.close();
    }
  }
}
