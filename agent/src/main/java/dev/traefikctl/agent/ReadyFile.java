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
  private boolean over;

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
    Path file = name == null || name.isEmpty() ? null : Path.of(name);
    if (file != null) {
      Files.deleteIfExists(file);
    }
    return new ReadyFile(file);
  }

  /**
   * Says that requests are taken, unless it was said before that they should go elsewhere.
   *
   * @throws IOException if the file cannot be written
   */
  synchronized void write() throws IOException {
    if (file != null && !over) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, ProcessHandle.current().pid() + "\n");
    }
  }

  /**
   * Says that requests should go elsewhere.
   *
   * @throws IOException if the file cannot be removed
   */
  synchronized void remove() throws IOException {
    over = true;
    if (file != null) {
      Files.deleteIfExists(file);
    }
  }

  @Override
  public void close() throws IOException {
    remove();
  }
}
