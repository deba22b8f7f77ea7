package dev.traefikctl.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that exists while the agent takes requests ({@code TRAEFIK_AGENT_READY_FILE}). A probe
 * that looks for it asks this very process; one that asks over a port may be answered by another
 * agent, with which the port is shared ({@code reusePort}).
 */
final class ReadyFile implements AutoCloseable {

  static final String VARIABLE = "TRAEFIK_AGENT_READY_FILE";

  private final @Nullable Path file;

  private ReadyFile(@Nullable Path file) {
    this.file = file;
  }

  /**
   * Removes what a process that was killed may have left behind.
   *
   * @param name the file; null or empty for none
   * @throws IOException if an old file cannot be removed
   */
  static ReadyFile of(@Nullable String name) throws IOException {
    ReadyFile ready = new ReadyFile(name == null || name.isEmpty() ? null : Path.of(name));
    ready.remove();
    return ready;
  }

  /**
   * Says that requests are taken.
   *
   * @throws IOException if the file cannot be written
   */
  void write() throws IOException {
    if (file != null) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, ProcessHandle.current().pid() + "\n");
    }
  }

  /**
   * Says that requests should go elsewhere.
   *
   * @throws IOException if the file cannot be removed
   */
  void remove() throws IOException {
    if (file != null) {
      Files.deleteIfExists(file);
    }
  }

  @Override
  public void close() throws IOException {
    remove();
  }
}
