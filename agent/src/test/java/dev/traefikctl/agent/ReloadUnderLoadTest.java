package dev.traefikctl.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.traefikctl.agent.sample.SampleBackends;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Requests go on while the dynamic configuration is rewritten in every way that people have. */
@Timeout(300)
class ReloadUnderLoadTest {

  private static final int REWRITES = 200;
  private static final int CLIENTS = 3;

  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final AtomicLong answered = new AtomicLong();
  @TempDir private Path folder;
  private volatile boolean stopping;
  private int links;

  @Test
  void noRequestIsLostAndTheLastConfigurationServes() throws Exception {
    Path conf = Files.createDirectory(folder.resolve("conf"));
    Files.createSymbolicLink(conf.resolve("dynamic.yml"), Path.of("..data/dynamic.yml"));
    SampleBackends samples = SampleBackends.start(List.of(0, 0));
    swapLink(conf, TestAgent.dynamic(samples, "0"));
    String statics =
        """
        providers: {file: {filename: "FILE"}, providersThrottleDuration: 10ms}
        """
            .replace("FILE", conf.resolve("dynamic.yml").toString());
    try (TestAgent agent = TestAgent.start(folder, samples, statics)) {
      agent.awaitVersion("0");
      List<Thread> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(Thread.ofVirtual().start(() -> hammer(agent)));
      }
      rewrite(conf, samples, agent);
      agent.awaitVersion("last");
      stopping = true;
      for (Thread client : clients) {
        client.join();
      }
    }
    assertEquals(List.of(), List.copyOf(failures));
  }

  private void rewrite(Path conf, SampleBackends samples, TestAgent agent) throws Exception {
    Path file = conf.resolve("dynamic.yml");
    for (int i = 1; i <= REWRITES; i++) {
      String version = Integer.toString(i);
      String text = TestAgent.dynamic(samples, version);
      switch (i % 5) {
        case 0 -> Files.writeString(file, text);
        case 1 -> renameOver(file.toRealPath(), text);
        case 2 -> Files.writeString(file, "http: {routers: [unclosed");
        case 3 -> writeInHalves(file, text);
        default -> swapLink(conf, text);
      }
      if (i % 20 == 0) {
        agent.awaitVersion(version);
      }
      while (answered.get() < i) {
        Thread.onSpinWait(); // requests go on all the time
      }
    }
    swapLink(conf, TestAgent.dynamic(samples, "last"));
  }

  private static void renameOver(Path file, String text) throws IOException {
    Path fresh = Files.writeString(file.resolveSibling("fresh~"), text);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The first half ends within a quoted text, so that it is no valid YAML. */
  private static void writeInHalves(Path file, String text) throws IOException {
    int middle = text.indexOf("PathPrefix(") + 3;
    Files.writeString(file, text.substring(0, middle));
    Files.writeString(file, text.substring(middle), StandardOpenOption.APPEND);
  }

  /** What a kubelet does with a ConfigMap. */
  private void swapLink(Path conf, String text) throws IOException {
    Path version = Files.createDirectory(conf.resolve("v" + links++));
    Files.writeString(version.resolve("dynamic.yml"), text);
    Path link = Files.createSymbolicLink(conf.resolve("..tmp"), version.getFileName());
    Files.move(link, conf.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
  }

  private void hammer(TestAgent agent) {
    while (!stopping) {
      try {
        HttpResponse<String> response = agent.get("web", "/hello/x");
        if (response.statusCode() != 200) {
          failures.add(response.statusCode() + " " + response.body());
        }
        answered.incrementAndGet();
      } catch (IOException e) {
        failures.add(e.toString());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
