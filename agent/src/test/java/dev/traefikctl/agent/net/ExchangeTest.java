package dev.traefikctl.agent.net;

import static dev.traefikctl.agent.net.Messages.GET;
import static dev.traefikctl.agent.net.Messages.HI;
import static dev.traefikctl.agent.net.Messages.HI_CLOSE;
import static dev.traefikctl.agent.net.Messages.LAST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.traefikctl.http.ExchangeLog;
import dev.traefikctl.http.Handler;
import dev.traefikctl.http.Upstream;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What handlers may do with an exchange, and what is noted of it. */
class ExchangeTest implements LeakFree {

  @Test
  void clientsOfASocketForBothFamiliesHaveTheirOwnAddress() throws Exception {
    try (TestProxy proxy =
        TestProxy.of(
            exchange -> exchange.answer(200, exchange.request().client().ip()),
            s -> EntryPointSettings.of("web", new InetSocketAddress(0)))) {
      int port = proxy.address().getPort();
      try (RawClient client = new RawClient(new InetSocketAddress("127.0.0.1", port))) {
        String answer = client.send(LAST).readAll();
        assertTrue(answer.endsWith("127.0.0.1"), answer);
      }
    }
  }

  @Test
  void sizesAndStatusesAreNotedForTheLog() throws Exception {
    try (Backend backend =
        Backend.answering(
            "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "3\r\nabc\r\n0\r\n\r\n")) {
      Upstream upstream = TestProxy.upstream(backend.port());
      CompletableFuture<String> noted = new CompletableFuture<>();
      Handler handler =
          exchange -> {
            exchange.log().watch(exchange.request(), true);
            exchange.onResponse((x, response) -> response.headers().set("X-Ours", "1"));
            exchange.onEnd(ended -> {
              ExchangeLog log = ended.log();
              noted.complete(
                  String.join(
                      " ",
                      "" + ended.response().status(),
                      "" + log.originStatus(),
                      "" + log.requestSize(),
                      "" + log.responseSize(),
                      "" + log.originSize(),
                      "" + (log.originNanos() > 0),
                      "" + log.trailers(),
                      "" + log.upstream().port()));
            });
            exchange.forward(upstream);
          };
      try (TestProxy proxy = TestProxy.of(handler)) {
        proxy.talk(
            "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n2\r\ncd\r\n0\r\n\r\n");
        assertEquals("201 201 4 3 3 true null " + backend.port(), noted.get(60, TimeUnit.SECONDS));
      }
    }
  }

  @Test
  void laterAndOffloadedWorkGoesOnWithTheExchange() throws Exception {
    Handler handler =
        exchange ->
            exchange.later(
                1_000_000,
                () ->
                    exchange.offload(
                        () -> Thread.currentThread().getName(),
                        name -> exchange.answer(200, name.substring(0, 7))));
    try (TestProxy proxy = TestProxy.of(handler)) {
      String answer = proxy.talk(GET + LAST);
      assertEquals(3, answer.split("offload", -1).length, answer);
    }
  }

  @Test
  void laterWorkIsForgottenWhenTheExchangeIsOver() throws Exception {
    AtomicInteger late = new AtomicInteger();
    Handler handler =
        exchange -> {
          exchange.later(1_000_000, late::incrementAndGet);
          exchange.answer(200, "hi");
        };
    try (TestProxy proxy = TestProxy.of(handler)) {
      proxy.talk(LAST);
      CountDownLatch passed = new CountDownLatch(1);
      proxy.loops().group().next().schedule(passed::countDown, 20, TimeUnit.MILLISECONDS);
      assertTrue(passed.await(60, TimeUnit.SECONDS));
      assertEquals(0, late.get());
    }
  }

  @Test
  void handlersThatThrowAre500AndAbortedOnesEnd() throws Exception {
    Handler handler =
        exchange -> {
          if (exchange.request().path().equals("/abort")) {
            exchange.abort();
          } else {
            throw new IllegalStateException("on purpose");
          }
        };
    try (TestProxy proxy = TestProxy.of(handler)) {
      assertTrue(proxy.talk(LAST).startsWith("HTTP/1.1 500 Internal Server Error\r\n"));
      assertEquals("", proxy.talk("GET /abort HTTP/1.1\r\nHost: x\r\n\r\n"));
    }
  }

  @Test
  void filtersAndEndingsThatThrowHurtNobodyElse() throws Exception {
    try (Backend backend = Backend.answering(HI)) {
      Upstream upstream = TestProxy.upstream(backend.port());
      Handler handler =
          exchange -> {
            exchange.onEnd(ended -> {
              throw new IllegalStateException("end, on purpose");
            });
            String path = exchange.request().path();
            if (path.contains("bad")) {
              exchange.onResponse((x, response) -> {
                throw new IllegalStateException("filter, on purpose");
              });
            }
            if (path.contains("local")) {
              exchange.answer(200, "hi");
            } else {
              exchange.forward(upstream);
            }
          };
      try (TestProxy proxy = TestProxy.of(handler)) {
        assertEquals("", proxy.talk("GET /bad HTTP/1.1\r\nHost: x\r\n\r\n"));
        assertEquals("", proxy.talk("GET /bad/local HTTP/1.1\r\nHost: x\r\n\r\n"));
        assertEquals(HI + HI_CLOSE, proxy.talk(GET + LAST));
      }
    }
  }
}
