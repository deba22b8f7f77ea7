package dev.traefikctl.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadyFileTest {

  @TempDir Path folder;

  @Test
  void standsWhileRequestsAreTaken() {
    Path file = folder.resolve("run/ready");
    List<Boolean> seen = new ArrayList<>();
    int code = run("127.0.0.1:0", file, seen);
    assertEquals(0, code);
    assertEquals(List.of(true), seen);
    assertFalse(Files.exists(file));
  }

  @Test
  void isNotWhatAKilledProcessLeft() throws IOException {
    Path file = Files.writeString(folder.resolve("ready"), "1\n");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      List<Boolean> seen = new ArrayList<>();
      assertEquals(1, run("127.0.0.1:" + taken.getLocalPort(), file, seen));
      assertTrue(seen.isEmpty());
    }
    assertFalse(Files.exists(file));
  }

  private static int run(String address, Path file, List<Boolean> seen) {
    return AgentMain.run(
        List.of("--entryPoints.web.address=" + address),
        Map.of(ReadyFile.VARIABLE, file.toString()),
        agent -> seen.add(Files.exists(file)));
  }
}
