package dev.traefikctl.agent.net;

import static dev.traefikctl.agent.net.Messages.GET;
import static dev.traefikctl.agent.net.Messages.HI;
import static dev.traefikctl.agent.net.Messages.HI_CLOSE;
import static dev.traefikctl.agent.net.Messages.LAST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.traefikctl.http.Handler;
import dev.traefikctl.http.Upstream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Clients that go away, or end in the middle of what they send. */
class ClientFailureTest implements LeakFree {

  @Test
  void aClientThatGoesAwayEndsTheRequestToTheServer() throws Exception {
    CompletableFuture<Integer> seen = new CompletableFuture<>();
    CompletableFuture<Integer> status = new CompletableFuture<>();
    try (Backend backend =
        new Backend(call -> {
          seen.complete(call.in().read());
          return false;
        })) {
      Upstream upstream = TestProxy.upstream(backend.port());
      Handler handler =
          exchange -> {
            exchange.onEnd(ended -> status.complete(ended.response().status()));
            exchange.forward(upstream);
          };
      try (TestProxy proxy = TestProxy.of(handler)) {
        try (RawClient client = proxy.connect()) {
          client.send(GET);
          backend.nextHead();
        }
        assertEquals(-1, seen.get(60, TimeUnit.SECONDS));
        assertEquals(499, status.get(60, TimeUnit.SECONDS));
      }
    }
  }

  @Test
  void aBodyThatIsCutOffIs500() throws Exception {
    try (Backend backend = Backend.answering(HI);
        TestProxy proxy = TestProxy.to(backend)) {
      for (int i = 0; i < 2; i++) {
        try (RawClient client = proxy.connect()) {
          client
              .send("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nab")
              .endInput();
          String answer = client.readAll();
          assertTrue(answer.startsWith("HTTP/1.1 500 Internal Server Error\r\n"), answer);
        }
        assertEquals(HI_CLOSE, proxy.talk(LAST));
      }
    }
  }

  @Test
  void clientsThatEndWithinABodyGetTheErrorsOfGo() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (Backend backend = new Backend(call -> Backend.waitFor(never));
        TestProxy proxy = TestProxy.to(backend)) {
      String post = "POST / HTTP/1.1\r\nHost: x\r\n";
      try (RawClient client = proxy.connect()) {
        client.send(post + "Content-Length: 10\r\n\r\nabc").endInput();
        assertEquals(
            "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 11\r\n\r\nBad Gateway", client.readAll());
      }
      try (RawClient client = proxy.connect()) {
        client.send(post + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n").endInput();
        assertTrue(client.readAll().startsWith("HTTP/1.1 500 Internal Server Error\r\n"));
      }
      never.countDown();
    }
  }
}
