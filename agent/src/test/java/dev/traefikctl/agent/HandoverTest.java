package dev.traefikctl.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.traefikctl.agent.kube.MockCluster;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One agent takes over the port of another, as the pods of a node do in an update. */
@Timeout(300)
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

  /** It would answer 404 until the cluster is known, so that all goes to the old one. */
  @Test
  void newAgentWaitsForTheCluster() throws IOException {
    try (MockCluster cluster = new MockCluster();
        RunningAgent old = start(0, true)) {
      cluster.down();
      int port = old.address("web").getPort();
      try (RunningAgent next = following(cluster, port)) {
        assertNotEquals(0, next.address("own").getPort());
        assertThrows(IllegalArgumentException.class, () -> next.address("web"));
        assertServed(port);
        cluster.up();
        next.ready().join();
        old.close();
        assertEquals(404, status(port), "the new agent has no ping");
      }
    }
  }

  private static RunningAgent following(MockCluster cluster, int port) throws IOException {
    return Objects.requireNonNull(
        RunningAgent.start(
            "--entryPoints.web.address=127.0.0.1:" + port,
            "--entryPoints.web.reusePort=true",
            "--entryPoints.own.address=127.0.0.1:0",
            "--providers.kubernetesCRD.endpoint=" + cluster.url()));
  }

  @Test
  void portThatCannotBeSharedEndsTheAgent() throws IOException {
    try (MockCluster cluster = new MockCluster();
        ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int code =
          AgentMain.run(
              List.of(
                  "--entryPoints.web.address=127.0.0.1:" + taken.getLocalPort(),
                  "--entryPoints.web.reusePort=true",
                  "--providers.kubernetesCRD.endpoint=" + cluster.url()),
              Map.of(),
              agent -> assertThrows(CompletionException.class, agent.ready()::join));
      assertEquals(1, code);
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
      assertEquals(200, status(port));
    }
  }

  private static int status(int port) throws IOException {
    URI ping = URI.create("http://127.0.0.1:" + port + "/ping");
    HttpURLConnection connection = (HttpURLConnection) ping.toURL().openConnection();
    connection.setRequestProperty("Connection", "close");
    return connection.getResponseCode();
  }
}
