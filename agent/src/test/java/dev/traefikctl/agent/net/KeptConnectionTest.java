package dev.traefikctl.agent.net;

import static dev.traefikctl.agent.net.Messages.GET;
import static dev.traefikctl.agent.net.Messages.HI;
import static dev.traefikctl.agent.net.Messages.HI_CLOSE;
import static dev.traefikctl.agent.net.Messages.LAST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.traefikctl.agent.wire.EventLoops;
import dev.traefikctl.http.Handler;
import dev.traefikctl.http.Upstream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Which client connections stay open behind an answer, and which do not. */
class KeptConnectionTest implements LeakFree {

  @Test
  void anAnswerThatBeganBeforeTheShutdownIsTheLastOfItsConnection() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    try (Backend backend =
            new Backend(call -> {
              call.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nh");
              if (!await(go)) {
                return false;
              }
              call.write("i");
              return true;
            });
        TestProxy proxy = TestProxy.to(backend);
        RawClient client = proxy.connect()) {
      client.send(GET);
      assertEquals("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n", client.readHead());
      CompletableFuture<Void> closed = proxy.server().close(Duration.ofMinutes(5));
      go.countDown();
      assertEquals("hi", client.readAll());
      closed.get(60, TimeUnit.SECONDS);
    }
  }

  @Test
  void clientsThatFollowEachOtherShareAConnectionToTheServer() throws Exception {
    String last = "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    try (Backend backend = Backend.answering(HI)) {
      Upstream upstream = TestProxy.upstream(backend.port());
      Handler handler = exchange -> exchange.forward(upstream);
      try (TestProxy proxy = TestProxy.of(EventLoops.start(4), handler, settings -> settings)) {
        for (int i = 0; i < 4; i++) {
          assertTrue(proxy.talk(last).endsWith("hi"));
          while (proxy.server().connections() > 0) {
            Thread.onSpinWait();
          }
        }
        assertEquals(1, backend.connections());
      }
    }
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Only what the body holds counts against the 256 KiB that Go's server reads of it. */
  @Test
  void anUnreadBodyInSmallChunksIsPassedOver() throws Exception {
    String post = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
    String last = "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    try (TestProxy proxy = TestProxy.of(exchange -> exchange.answer(200, "hi"))) {
      String answers = proxy.talk(post + "1\r\nx\r\n".repeat(10_000) + "0\r\n\r\n" + last);
      String lastAnswer = HI.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n");
      assertEquals(HI + lastAnswer, answers);
    }
  }

  @Test
  void pipelinedRequestsAreAnsweredInOrder() throws Exception {
    try (Backend backend =
            new Backend(call -> {
              String text = call.target() + new String(call.body(), StandardCharsets.US_ASCII);
              call.write("HTTP/1.1 200 OK\r\nContent-Length: " + text.length() + "\r\n\r\n");
              call.write(text);
              return true;
            });
        TestProxy proxy = mixed(backend)) {
      String answer =
          proxy.talk(
              "GET /1 HTTP/1.1\r\nHost: x\r\n\r\n"
                  + "POST /2 HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc"
                  + "GET /local HTTP/1.1\r\nHost: x\r\n\r\n"
                  + "POST /4 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                  + "1\r\nd\r\n0\r\n\r\n"
                  + "POST /local HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc"
                  + "GET /6 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                  + "GET /7 HTTP/1.1\r\nHost: x\r\n\r\n");
      String bodies = answer.replaceAll("HTTP/1.1 200 OK\r\n(?:[^\r]+\r\n)+\r\n", "|");
      assertEquals("|/1|/2abc|local|/4d|local|/6", bodies);
      assertEquals(1, backend.connections());
    }
  }

  private static TestProxy mixed(Backend backend) throws IOException {
    Upstream upstream = TestProxy.upstream(backend.port());
    return TestProxy.of(exchange -> {
      if (exchange.request().path().equals("/local")) {
        exchange.answer(200, "local");
      } else {
        exchange.forward(upstream);
      }
    });
  }

  @Test
  void http10StaysOnlyWhereItAsksTo() throws Exception {
    try (Backend backend = Backend.answering(HI);
        TestProxy proxy = TestProxy.to(backend);
        RawClient client = proxy.connect()) {
      client.send("GET / HTTP/1.0\r\nHost: x\r\nConnection: keep-alive\r\n\r\n");
      assertEquals(
          "HTTP/1.0 200 OK\r\nContent-Length: 2\r\nConnection: keep-alive\r\n", client.readHead());
      assertEquals("hi", client.read(2));
      client.send("GET / HTTP/1.0\r\nHost: x\r\nConnection: x\r\nConnection: keep-alive\r\n\r\n");
      assertEquals("HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nhi", client.readAll());
    }
  }

  @Test
  void theLastOfTheAllowedRequestsSaysSo() throws Exception {
    try (TestProxy proxy =
            TestProxy.of(
                exchange -> exchange.answer(200, "hi"),
                s -> TestProxy.limits(s, Duration.ZERO, Duration.ZERO, Duration.ZERO, 2));
        RawClient client = proxy.connect()) {
      assertEquals(HI + HI_CLOSE, client.send(GET + GET + GET).readAll());
    }
  }

  @Test
  void anOldConnectionIsClosedBehindItsNextAnswer() throws Exception {
    try (TestProxy proxy =
            TestProxy.of(
                exchange -> exchange.answer(200, "hi"),
                s ->
                    new EntryPointSettings(
                        s.name(),
                        s.address(),
                        s.readTimeout(),
                        s.writeTimeout(),
                        s.idleTimeout(),
                        Duration.ofNanos(1),
                        0,
                        s.maxHeaderBytes(),
                        false));
        RawClient client = proxy.connect()) {
      assertEquals(HI_CLOSE, client.send(GET + GET).readAll());
    }
  }

  @Test
  void lineEndsBehindThePostOfOldClientsArePassedOver() throws Exception {
    String post = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\na";
    try (TestProxy proxy = TestProxy.of(exchange -> exchange.answer(200, "hi"));
        RawClient slow = proxy.connect()) {
      assertEquals(HI + HI_CLOSE, proxy.talk(post + "\r\n\r\n" + LAST));
      assertEquals(HI + HI_CLOSE, slow.trickle(post + "\r\n" + LAST).readAll());
      String bad = "HTTP/1.1 400 Bad Request";
      assertTrue(proxy.talk(post + "\r\n\r\n\r\n" + LAST).startsWith(HI + bad));
      assertTrue(proxy.talk(post.replace("POST", "PUT") + "\r\n" + LAST).startsWith(HI + bad));
    }
  }

  @Test
  void pipelinedRequestsOfAClientThatEndsAreAnswered() throws Exception {
    try (TestProxy proxy = TestProxy.of(exchange -> exchange.answer(200, "hi"));
        RawClient client = proxy.connect()) {
      assertEquals(HI.repeat(3), client.send(GET.repeat(3)).endInput().readAll());
    }
  }

  @Test
  void unreadBodiesAreDrainedOrEndTheConnection() throws Exception {
    try (TestProxy proxy = TestProxy.of(exchange -> exchange.answer(200, "hi"))) {
      String small =
          "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n" + "x".repeat(1000);
      assertEquals(HI + HI_CLOSE, proxy.talk(small + LAST));
      String large = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10000000\r\n\r\nstart";
      assertEquals(HI_CLOSE, proxy.talk(large));
    }
  }
}
