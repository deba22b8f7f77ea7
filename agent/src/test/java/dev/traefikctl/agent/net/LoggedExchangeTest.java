package dev.traefikctl.agent.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.traefikctl.agent.telemetry.AccessFormat;
import dev.traefikctl.agent.telemetry.AccessLog;
import dev.traefikctl.agent.telemetry.FieldModes;
import dev.traefikctl.http.Handler;
import dev.traefikctl.http.Upstream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the access log says of exchanges over sockets; the values are those of Traefik v3.7.9. */
class LoggedExchangeTest {

  private static final String TAIL = "Host: x\r\nConnection: close\r\n";

  @TempDir private Path folder;

  /** The one line that the talk leaves, and beside it nothing. */
  private String logged(Handler handler, Talk talk) throws Exception {
    Path file = folder.resolve("log");
    AccessLog.Options options =
        new AccessLog.Options(
            file,
            AccessFormat.JSON,
            FieldModes.fields("keep", Map.of()),
            FieldModes.headers("keep", Map.of()),
            false,
            null,
            0,
            false,
            0,
            false);
    CountDownLatch ended = new CountDownLatch(1);
    try (AccessLog log = new AccessLog(options, Clock.systemUTC(), System::nanoTime)) {
      Handler wrapped = log.wrap(handler, false);
      Handler watched =
          exchange -> {
            exchange.onEnd(over -> ended.countDown()); // runs last
            wrapped.handle(exchange);
          };
      try (TestProxy proxy = TestProxy.of(watched)) {
        talk.with(proxy);
        assertTrue(ended.await(60, TimeUnit.SECONDS));
      }
    }
    List<String> lines = Files.readAllLines(file);
    assertEquals(1, lines.size());
    return lines.getFirst();
  }

  private interface Talk {
    void with(TestProxy proxy) throws Exception;
  }

  private static Handler to(Backend backend) {
    Upstream upstream = TestProxy.upstream(backend.port());
    return exchange -> {
      exchange.onResponse((x, response) -> response.headers().set("X-Ours", "1"));
      exchange.forward(upstream);
    };
  }

  private static void assertHas(String line, String... fields) {
    for (String field : fields) {
      assertTrue(line.contains("\"" + field), field + " is missing in " + line);
    }
  }

  @Test
  void headersAreThoseBetweenTheMiddlewares() throws Exception {
    try (Backend backend =
        Backend.answering(
            "HTTP/1.1 200 OK\r\nConnection: X-Hop\r\nX-Hop: 1\r\nContent-Length: 2\r\n\r\nhi")) {
      String line =
          logged(
              to(backend),
              proxy ->
                  proxy.talk(
                      "GET / HTTP/1.2\r\n" + TAIL + "Te: trailers\r\nKeep-Alive: 5\r\n\r\n"));
      assertHas(
          line,
          "RequestProtocol\":\"HTTP/1.2\"",
          "request_Te\":\"trailers\"",
          "request_Keep-Alive\":\"5\"",
          "origin_X-Ours\":\"1\"",
          "origin_Content-Type\":\"\"",
          "downstream_Content-Type\":\"\"",
          "downstream_Content-Length\":\"2\"");
      assertFalse(line.contains("X-Hop"), line);
    }
  }

  @Test
  void ownAnswersHaveNoContentLength() throws Exception {
    Handler answer = exchange -> exchange.error(404, "no");
    String head = logged(answer, proxy -> proxy.talk("HEAD / HTTP/1.1\r\n" + TAIL + "\r\n"));
    assertHas(head, "DownstreamContentSize\":3,", "DownstreamStatus\":404,");
    assertFalse(head.contains("Content-Length"), head);
    assertFalse(head.contains("\"origin_"), head);
  }

  @Test
  void trailersThatWereNotAllAnnouncedHaveAPrefix() throws Exception {
    String answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-T\r\n\r\n0\r\n";
    try (Backend backend = Backend.answering(answer + "X-T: 5\r\n\r\n")) {
      String line = logged(to(backend), LoggedExchangeTest::get);
      assertHas(line, "origin_X-T\":\"5\"", "downstream_X-T\":\"5\"", "origin_Trailer\":\"X-T\"");
    }
    Files.delete(folder.resolve("log"));
    try (Backend backend = Backend.answering(answer + "X-T: 5\r\nX-U: 6\r\n\r\n")) {
      String line = logged(to(backend), LoggedExchangeTest::get);
      assertHas(line, "origin_Trailer:X-T\":\"5\"", "downstream_Trailer:X-U\":\"6\"");
    }
  }

  private static void get(TestProxy proxy) throws Exception {
    proxy.talk("GET / HTTP/1.1\r\n" + TAIL + "\r\n");
  }

  @Test
  void anAnswerThatBreaksOffHasNoOrigin() throws Exception {
    String cut = "HTTP/1.1 200 OK\r\nX-A: 1\r\nContent-Length: 10\r\n\r\nhi";
    try (Backend backend =
        new Backend(call -> {
          call.write(cut);
          return false;
        })) {
      String line = logged(to(backend), LoggedExchangeTest::get);
      assertHas(
          line,
          "DownstreamStatus\":200,",
          "DownstreamContentSize\":2,",
          "OriginStatus\":0,",
          "OriginContentSize\":0,",
          "OriginDuration\":0,",
          "GzipRatio\":0,");
      assertFalse(line.contains("\"origin_"), line);
    }
  }

  @Test
  void aClientThatGoesAwayIs499AsIfItHadBeenTold() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (Backend backend = new Backend(call -> Backend.waitFor(never))) {
      String line =
          logged(
              to(backend),
              proxy -> {
                try (RawClient client = proxy.connect()) {
                  client.send("GET / HTTP/1.1\r\n" + TAIL + "\r\n");
                  backend.nextHead();
                  client.socket().setSoLinger(true, 0);
                }
              });
      assertHas(
          line,
          "DownstreamStatus\":499,",
          "DownstreamContentSize\":21,",
          "OriginStatus\":499,",
          "OriginContentSize\":21,");
    } finally {
      never.countDown();
    }
  }
}
