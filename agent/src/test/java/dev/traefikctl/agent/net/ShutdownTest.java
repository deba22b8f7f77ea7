package dev.traefikctl.agent.net;

import static dev.traefikctl.agent.net.Messages.GET;
import static dev.traefikctl.agent.net.Messages.HI;
import static dev.traefikctl.agent.net.Messages.HI_CLOSE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** An entry point that stops. */
class ShutdownTest implements LeakFree {

  @Test
  void shutdownLetsRequestsFinish() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    try (Backend backend =
            new Backend(call -> {
              Backend.waitFor(go);
              call.write(HI);
              return true;
            });
        TestProxy proxy = TestProxy.to(backend);
        RawClient idle = proxy.connect();
        RawClient busy = proxy.connect()) {
      idle.send(GET + "GET");
      busy.send(GET);
      backend.nextHead();
      backend.nextHead();
      CompletableFuture<Void> closed = proxy.server().close(Duration.ofSeconds(60));
      go.countDown();
      assertEquals(HI_CLOSE, busy.readAll());
      assertTrue(idle.readAll().startsWith(HI_CLOSE));
      closed.get(60, TimeUnit.SECONDS);
      assertEquals(0, proxy.server().connections());
    }
  }

  @Test
  void shutdownEndsWhatDoesNotFinish() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (Backend backend = new Backend(call -> Backend.waitFor(never));
        TestProxy proxy = TestProxy.to(backend);
        RawClient busy = proxy.connect()) {
      busy.send(GET);
      backend.nextHead();
      proxy.server().close(Duration.ofMillis(10)).get(60, TimeUnit.SECONDS);
      assertArrayEquals(new byte[0], busy.in().readAllBytes());
      never.countDown();
    }
  }
}
