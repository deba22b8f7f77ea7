package dev.traefikctl.conformance;

import dev.traefikctl.agent.RunningAgent;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The real agent in this process; one whose static configuration is refused has exited. */
final class AgentUnderTest {

  private final @Nullable RunningAgent agent;

  private AgentUnderTest(@Nullable RunningAgent agent) {
    this.agent = agent;
  }

  static AgentUnderTest start(Path staticFile) throws IOException {
    return new AgentUnderTest(RunningAgent.start("--configFile=" + staticFile));
  }

  boolean exited() {
    return agent == null;
  }

  void stop() {
    if (agent != null) {
      agent.close();
    }
  }
}
