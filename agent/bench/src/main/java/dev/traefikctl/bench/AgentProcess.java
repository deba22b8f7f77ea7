package dev.traefikctl.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The agent as a process of its own, on a cluster. */
final class AgentProcess implements AutoCloseable {

  private static final Pattern USED = Pattern.compile("used (\\d+)K");
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

  private final Process process;
  private final int port;

  /**
   * Starts it.
   *
   * @param launcher {@code agent/bin/traefik-agent}
   * @param cluster the URL of the API server
   * @param heap the largest heap, as the JVM takes it
   */
  AgentProcess(Path launcher, String cluster, String heap) throws IOException {
    port = freePort();
    ProcessBuilder builder =
        new ProcessBuilder(
            launcher.toString(),
            "--entryPoints.web.address=127.0.0.1:" + port,
            "--providers.kubernetesCRD.endpoint=" + cluster,
            "--providers.providersThrottleDuration=1ms",
            "--log.level=ERROR");
    builder.environment().put("TRAEFIK_AGENT_JAVA_OPTS", "-Xmx" + heap);
    process =
        builder
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /**
   * Asks until the body of the answer is this one; the time from the call to then.
   *
   * @param pause in milliseconds, since asking costs the agent something too
   */
  Duration await(String host, String body, long pause) throws IOException, InterruptedException {
    long start = System.nanoTime();
    while (!ask(host).endsWith("\r\n\r\n" + body)) {
      if (!process.isAlive()) {
        throw new IOException("the agent ended");
      }
      Thread.sleep(pause);
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private String ask(String host) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String request = "GET /api HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      try (InputStream in = socket.getInputStream()) {
        return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
      }
    } catch (ConnectException e) {
      return ""; // it does not listen yet
    }
  }

  /** CPU time of all its threads that live. */
  Duration cpu() throws IOException {
    long nanos = 0;
    try (Stream<Path> threads = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
      for (Path thread : (Iterable<Path>) threads::iterator) {
        nanos += nanos(thread.resolve("schedstat"));
      }
    }
    return Duration.ofNanos(nanos);
  }

  private static long nanos(Path schedstat) throws IOException {
    try {
      return Long.parseLong(Files.readString(schedstat).split(" ", 2)[0]);
    } catch (NoSuchFileException e) {
      return 0; // the thread ended meanwhile
    }
  }

  /** Live heap after full collections, in bytes. */
  long heap() throws IOException, InterruptedException {
    jcmd("GC.run");
    jcmd("GC.run");
    Matcher used = USED.matcher(jcmd("GC.heap_info"));
    long kibibytes = 0;
    for (int space = 0; space < 2 && used.find(); space++) {
      kibibytes += Long.parseLong(used.group(1)); // new and tenured; what follows is metaspace
    }
    return kibibytes << 10;
  }

  private String jcmd(String command) throws IOException, InterruptedException {
    Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process asked =
        new ProcessBuilder(List.of(tool.toString(), Long.toString(process.pid()), command)).start();
    String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (asked.waitFor() != 0) {
      throw new IOException("jcmd " + command + " failed: " + answer);
    }
    return answer;
  }

  /** Resident memory in bytes. */
  long resident() throws IOException {
    Matcher found =
        RESIDENT.matcher(Files.readString(Path.of("/proc/" + process.pid() + "/status")));
    return found.find() ? Long.parseLong(found.group(1)) << 10 : 0;
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
