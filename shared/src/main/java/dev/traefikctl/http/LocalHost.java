package dev.traefikctl.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine that this program runs on. */
public final class LocalHost {

  private static final Path KERNEL_NAME = Path.of("/proc/sys/kernel/hostname");

  private static final String NAME = read();

  private LocalHost() {}

  /** Its host name, as Traefik writes it to X-Forwarded-Server; read once, "" if unknown. */
  public static String name() {
    return NAME;
  }

  private static String read() {
    try {
      return Files.readString(KERNEL_NAME).strip();
    } catch (IOException noLinux) {
      String name = System.getenv("HOSTNAME");
      return name == null ? "" : name;
    }
  }
}
