package dev.traefikctl.conformance;

import java.io.IOException;
import java.nio.file.Path;

/** The real agent, started in this process as its main method would start it. */
final class AgentUnderTest {

  private AgentUnderTest() {}

  static AgentUnderTest start(Path staticFile) throws IOException {
    throw new IOException("no agent yet: " + staticFile);
  }

  boolean exited() {
    return true;
  }

  void stop() {}
}
