package dev.traefikctl.agent;

import dev.traefikctl.diag.Diagnostics;
import dev.traefikctl.file.StaticLoader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The agent within a test's process, started as its main method starts it. */
public final class RunningAgent implements AutoCloseable {

  private final Agent agent;

  private RunningAgent(Agent agent) {
    this.agent = agent;
  }

  /**
   * @param arguments the command line
   * @return null where the static configuration does not allow a start
   */
  public static @Nullable RunningAgent start(String... arguments) throws IOException {
    StaticLoader.Sources sources =
        new StaticLoader.Sources(List.of(arguments), Map.of(), Path.of(""));
    StaticLoader.Loaded loaded = StaticLoader.load(sources, new Diagnostics());
    return loaded.rejected() ? null : new RunningAgent(Agent.start(loaded.config(), Map.of()));
  }

  /** Completes once everything listens and is served. */
  public CompletableFuture<?> ready() {
    return agent.ready();
  }

  public InetSocketAddress address(String entryPoint) {
    return agent.address(entryPoint);
  }

  @Override
  public void close() {
    agent.close();
  }
}
