package dev.traefikctl.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.traefikctl.agent.sample.SampleBackends;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class AgentTest {

  @TempDir private Path folder;
  private Path file;
  private SampleBackends samples;
  private TestAgent agent;

  @BeforeEach
  void start() throws IOException {
    samples = SampleBackends.start(List.of(0, 0));
    file = Files.writeString(folder.resolve("dynamic.yml"), TestAgent.dynamic(samples, "1"));
    agent =
        TestAgent.start(
            folder,
            samples,
            """
            providers: {file: {filename: "FOLDER/dynamic.yml"}, providersThrottleDuration: 1ms}
            api: {insecure: true}
            ping: {}
            accessLog: {filePath: "FOLDER/access.log", format: json}
            """
                .replace("FOLDER", folder.toString()));
  }

  @AfterEach
  void stop() {
    agent.close();
  }

  @Test
  void routesBalancesAndRewrites() throws Exception {
    HttpResponse<String> first = agent.get("web", "/hello/world");
    HttpResponse<String> second = agent.get("web", "/hello/world");
    assertEquals(200, first.statusCode());
    assertTrue(first.body().contains("GET /world HTTP/1.1"), first.body());
    assertTrue(first.body().contains("X-Forwarded-Prefix: /hello"), first.body());
    assertEquals(
        List.of("one", "two"),
        List.of(first, second).stream()
            .map(response -> response.body().lines().findFirst().orElse(""))
            .map(line -> line.substring(line.lastIndexOf(' ') + 1))
            .sorted()
            .toList());
    assertEquals(404, agent.get("web", "/other").statusCode());
  }

  @Test
  void tellsOfItselfByApiAndPing() throws Exception {
    HttpResponse<String> router = agent.get("traefik", "/api/http/routers/hello@file");
    assertEquals(200, router.statusCode());
    assertTrue(router.body().contains("\"status\":\"enabled\",\"using\":[\"web\"]"), router.body());
    assertEquals("OK", agent.get("traefik", "/ping").body());
    assertEquals(301, agent.get("traefik", "/").statusCode());
  }

  @Test
  void goesOnWithTheLastGoodConfiguration() throws Exception {
    Files.writeString(file, "http: {routers: [");
    agent.agent().reload();
    Files.writeString(file, TestAgent.dynamic(samples, "2"));
    agent.awaitVersion("2");
    assertEquals(200, agent.get("web", "/hello").statusCode());
  }

  @Test
  void writesTheAccessLogInTheOrderOfRequests() throws Exception {
    agent.get("web", "/hello/1");
    agent.get("web", "/hello/2");
    agent.get("traefik", "/ping");
    agent.close();
    List<String> lines = Files.readAllLines(folder.resolve("access.log"));
    assertEquals(2, lines.size());
    assertTrue(lines.get(0).contains("\"RequestPath\":\"/hello/1\""), lines.get(0));
    assertTrue(lines.get(0).contains("\"RouterName\":\"hello@file\""), lines.get(0));
    assertTrue(lines.get(1).contains("\"ServiceName\":\"samples@file\""), lines.get(1));
  }

  @Test
  void drainsAndTakesNothingNew() throws Exception {
    assertEquals(200, agent.get("web", "/hello").statusCode());
    agent.agent().drain();
    assertThrows(ConnectException.class, () -> agent.get("web", "/hello"));
  }

  @Test
  void servesWhilePingSaysThatTheEndIsNear() throws Exception {
    agent.close();
    agent =
        TestAgent.start(
            folder,
            SampleBackends.start(List.of(0, 0)),
            """
            ping: {entryPoint: late, terminatingStatusCode: 500}
            """,
            """
              late: {address: "127.0.0.1:0", transport: {lifeCycle: {requestAcceptGraceTimeout: 6s}}}
            """);
    assertEquals(200, agent.get("late", "/ping").statusCode());
    CompletableFuture<Void> drained = CompletableFuture.runAsync(agent.agent()::drain);
    HttpResponse<String> answer = agent.get("late", "/ping");
    while (answer.statusCode() == 200) {
      answer = agent.get("late", "/ping");
    }
    assertEquals(500, answer.statusCode());
    assertEquals("Internal Server Error", answer.body());
    drained.join();
    assertThrows(ConnectException.class, () -> agent.get("late", "/ping"));
  }
}
