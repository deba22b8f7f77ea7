package dev.traefikctl.agent;

import dev.traefikctl.agent.admin.AgentInfo;
import dev.traefikctl.agent.kube.Place;
import dev.traefikctl.agent.sample.SampleBackends;
import dev.traefikctl.agent.telemetry.Log;
import dev.traefikctl.agent.telemetry.NettyLog;
import dev.traefikctl.agent.wire.EventLoops;
import dev.traefikctl.diag.Diagnostics;
import dev.traefikctl.file.StaticHelp;
import dev.traefikctl.file.StaticLoader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The command {@code traefik-agent}. */
public final class AgentMain {

  private AgentMain() {}

  /** Exits with 0 after a graceful stop, 1 where the configuration does not allow a start. */
  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments), System.getenv(), AgentMain::awaitSignal));
  }

  /**
   * Runs the command.
   *
   * @param serving called with the agent once it serves; it is stopped gracefully when that returns
   * @return the exit code
   */
  static int run(
      List<String> commandLine, Map<String, String> environment, Consumer<Agent> serving) {
    Options options = Options.parse(commandLine, environment);
    if (options.help()) {
      System.out.print(Options.HELP + "\nStatic options:\n" + StaticHelp.text());
      return 0;
    }
    if (options.command().equals("version")) {
      System.out.println("traefik-agent 0.1.0, as Traefik v" + AgentInfo.TRAEFIK_VERSION);
      return 0;
    }
    if (options.command().isEmpty()) {
      prepare();
    }
    Diagnostics found = new Diagnostics();
    StaticLoader.Loaded loaded = StaticLoader.load(sources(options, environment), found);
    found.all().forEach(AgentMain::print);
    if (loaded.rejected()) {
      return 1;
    }
    return options.command().equals("healthcheck")
        ? Healthcheck.run(loaded.config(), System.out, System.err)
        : serve(options, loaded, environment, serving);
  }

  /** What takes long and needs no configuration goes on while that is read. */
  private static void prepare() {
    NettyLog.install();
    CompletableFuture<Void> _ = CompletableFuture.runAsync(EventLoops::prepare);
  }

  /** The agent's own variables begin with Traefik's prefix, so they are kept from its reader. */
  private static StaticLoader.Sources sources(Options options, Map<String, String> environment) {
    Map<String, String> traefiks = new HashMap<>(environment);
    traefiks.keySet().removeIf(name -> name.startsWith("TRAEFIK_AGENT_"));
    return new StaticLoader.Sources(options.arguments(), traefiks, Path.of(""));
  }

  private static void print(dev.traefikctl.diag.Diagnostic diagnostic) {
    System.err.println(diagnostic);
    String suggestion = diagnostic.suggestion();
    if (suggestion != null) {
      System.err.println("  " + suggestion);
    }
  }

  private static int serve(
      Options options,
      StaticLoader.Loaded loaded,
      Map<String, String> environment,
      Consumer<Agent> serving) {
    if (environment.containsKey(Place.PREFERENCE) && !Place.isValid(environment)) {
      System.err.println("traefik-agent: " + Place.PREFERENCE + " is any, zone or node");
      return 1;
    }
    Telemetry.useLog(loaded.config().log());
    try (ReadyFile ready = ReadyFile.of(environment.get(ReadyFile.VARIABLE));
        SampleBackends samples =
            options.sampleBackends() ? SampleBackends.start(SampleBackends.PORTS) : null;
        Agent agent = Agent.start(loaded.config(), environment)) {
      announce(agent, samples);
      CompletableFuture<Void> _ = agent.ready().thenRun(() -> write(ready));
      serving.accept(agent);
      ready.remove();
      agent.drain();
      return failed(agent.ready()) ? 1 : 0;
    } catch (IOException e) {
      System.err.println("traefik-agent: " + e.getMessage() + reason(e));
      return 1;
    }
  }

  /** Whether an entry point that opens late could not; that is told here. */
  private static boolean failed(CompletableFuture<?> ready) {
    if (!ready.isCompletedExceptionally()) {
      return false;
    }
    Throwable failure = ready.exceptionNow();
    System.err.println("traefik-agent: " + failure.getMessage() + reason(failure));
    return true;
  }

  private static void write(ReadyFile ready) {
    try {
      ready.write();
    } catch (IOException e) {
      Log.error("Cannot write the file that says that the agent is ready", "error", e);
    }
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure.getCause();
    return cause == null ? "" : ": " + cause.getMessage();
  }

  private static void announce(Agent agent, @Nullable SampleBackends samples) {
    agent.announce();
    if (samples != null) {
      System.out.println("sample backends on 127.0.0.1, ports " + samples.ports());
    }
  }

  private static void awaitSignal(Agent agent) {
    CountDownLatch stop = new CountDownLatch(1);
    listen(agent, stop);
    agent
        .ready()
        .exceptionally(failure -> {
          stop.countDown();
          return null;
        });
    try {
      stop.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static void listen(Agent agent, CountDownLatch stop) {
    Signals.on("TERM", stop::countDown);
    Signals.on("INT", stop::countDown);
    Signals.on("HUP", agent::reload);
    Signals.on("USR1", agent::reopenLogs);
  }
}
