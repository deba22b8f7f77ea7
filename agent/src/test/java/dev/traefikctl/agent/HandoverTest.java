package dev.traefikctl.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** One agent takes over the port of another, as the pods of a node do in an update. */
class HandoverTest {

  private static final int CONNECTIONS = 20;

  @Test
  void newAgentListensBesideTheOld() throws IOException {
    RunningAgent old = start(0, true);
    int port = old.address("web").getPort();
    try (RunningAgent next = start(port, true)) {
      assertEquals(port, next.address("web").getPort());
      assertServed(port);
      old.close();
      assertServed(port);
    } finally {
      old.close();
    }
  }

  @Test
  void portIsNotSharedUnasked() throws IOException {
    try (RunningAgent old = start(0, false)) {
      int port = old.address("web").getPort();
      assertThrows(IOException.class, () -> start(port, false));
    }
  }

  private static RunningAgent start(int port, boolean reuse) throws IOException {
    return Objects.requireNonNull(
        RunningAgent.start(
            "--entryPoints.web.address=127.0.0.1:" + port,
            "--entryPoints.web.reusePort=" + reuse,
            "--ping.entryPoint=web"));
  }

  /** Over new connections, which the kernel gives to either agent. */
  private static void assertServed(int port) throws IOException {
    for (int i = 0; i < CONNECTIONS; i++) {
      HttpURLConnection connection =
          (HttpURLConnection)
              URI.create("http://127.0.0.1:" + port + "/ping").toURL().openConnection();
      connection.setRequestProperty("Connection", "close");
      assertEquals(200, connection.getResponseCode());
    }
  }
}
