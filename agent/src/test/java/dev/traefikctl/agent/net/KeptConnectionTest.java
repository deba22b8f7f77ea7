package dev.traefikctl.agent.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.traefikctl.agent.wire.EventLoops;
import dev.traefikctl.http.Handler;
import dev.traefikctl.http.Upstream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which client connections stay open behind an answer, and which do not. */
class KeptConnectionTest {

  private static final String GET = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
  private static final String HI = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";

  @AfterEach
  void nothingLeaked() {
    assertEquals(List.of(), LeakRecorder.found());
  }

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
}
