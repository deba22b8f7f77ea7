package dev.traefikctl.agent.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.traefikctl.http.ExchangeLog;
import dev.traefikctl.http.Handler;
import dev.traefikctl.http.TransportOptions;
import dev.traefikctl.http.Upstream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connections of both sides over time: reuse, limits, failures, shutdown. */
class ConnectionTest {

  private static final String GET = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
  private static final String LAST = "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
  private static final String HI = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";
  private static final String HI_CLOSE =
      "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi";

  /** A time to read in which a client surely has sent what it sends at once. */
  private static final Duration UNHURRIED = Duration.ofSeconds(2);

  @AfterEach
  void nothingLeaked() {
    assertEquals(List.of(), LeakRecorder.found());
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
      client.send("GET / HTTP/1.0\r\nHost: x\r\n\r\n");
      assertEquals("HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nhi", client.readAll());
    }
  }

  @Test
  void theLastOfTheAllowedRequestsSaysSo() throws Exception {
    try (TestProxy proxy =
            TestProxy.of(
                exchange -> exchange.answer(200, "hi"),
                s -> limits(s, Duration.ZERO, Duration.ZERO, Duration.ZERO, 2));
        RawClient client = proxy.connect()) {
      assertEquals(HI + HI_CLOSE, client.send(GET + GET + GET).readAll());
    }
  }

  private static EntryPointSettings limits(
      EntryPointSettings s, Duration read, Duration write, Duration idle, int requests) {
    return new EntryPointSettings(
        s.name(),
        s.address(),
        read,
        write,
        idle,
        Duration.ZERO,
        requests,
        s.maxHeaderBytes(),
        false);
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
                      log.originHeaders() + "",
                      "" + log.upstream().port()));
            });
            exchange.forward(upstream);
          };
      try (TestProxy proxy = TestProxy.of(handler)) {
        proxy.talk(
            "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n2\r\ncd\r\n0\r\n\r\n");
        assertEquals("201 201 4 3 3 true  " + backend.port(), noted.get(60, TimeUnit.SECONDS));
      }
    }
  }

  @Test
  void connectionsThatAreTooSlowAreClosed() throws Exception {
    try (TestProxy proxy =
        TestProxy.of(
            exchange -> exchange.answer(200, "hi"),
            s -> limits(s, UNHURRIED, Duration.ZERO, Duration.ofMillis(200), 0))) {
      assertEquals(List.of("", "", HI), atOnce(proxy, "", "GET / HTTP/1.1\r\nHost: x\r\n", GET));
    }
  }

  /** Sends each over a connection of its own, and gives what came until its end. */
  private static List<String> atOnce(TestProxy proxy, String... requests) throws Exception {
    List<CompletableFuture<String>> answers = new ArrayList<>();
    for (String request : requests) {
      CompletableFuture<String> answer = new CompletableFuture<>();
      answers.add(answer);
      Thread.ofVirtual()
          .start(() -> {
            try {
              answer.complete(proxy.talk(request));
            } catch (IOException e) {
              answer.completeExceptionally(e);
            }
          });
    }
    return answers.stream().map(CompletableFuture::join).toList();
  }

  @Test
  void aBodyThatDoesNotComeInTimeIs504() throws Exception {
    try (Backend backend = Backend.answering(HI)) {
      Upstream upstream = TestProxy.upstream(backend.port());
      try (TestProxy proxy =
          TestProxy.of(
              exchange -> exchange.forward(upstream),
              s -> limits(s, UNHURRIED, Duration.ZERO, Duration.ZERO, 0))) {
        String answer = proxy.talk("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nonly");
        assertTrue(answer.startsWith("HTTP/1.1 504 Gateway Timeout\r\n"), answer);
        assertTrue(answer.endsWith("Gateway Timeout"), answer);
      }
    }
  }

  @Test
  void aHeadThatDoesNotComeInTimeIsOnlyAnsweredWithinALine() throws Exception {
    try (TestProxy proxy =
        TestProxy.of(
            exchange -> exchange.answer(200, "hi"),
            s -> limits(s, UNHURRIED, Duration.ZERO, Duration.ZERO, 0))) {
      List<String> answers =
          atOnce(
              proxy,
              "GET / HT",
              "GET / HTTP/1.1\r\nHos",
              "GET / HTTP/1.1\r\nHost: x",
              "GET / HTTP/1.1\r\nHost: x\r\n");
      for (String answer : answers.subList(0, 2)) {
        assertTrue(answer.startsWith("HTTP/1.1 400 Bad Request\r\n"), answer);
      }
      assertEquals(List.of("", ""), answers.subList(2, 4));
    }
  }

  @Test
  void anAnswerThatDoesNotComeInTimeEndsTheConnection() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (Backend backend = new Backend(call -> waitFor(never))) {
      Upstream upstream = TestProxy.upstream(backend.port());
      try (TestProxy proxy =
          TestProxy.of(
              exchange -> exchange.forward(upstream),
              s -> limits(s, Duration.ZERO, Duration.ofMillis(200), Duration.ZERO, 0))) {
        assertEquals("", proxy.talk(GET));
        backend.nextHead();
      } finally {
        never.countDown();
      }
    }
  }

  private static boolean waitFor(CountDownLatch latch) {
    try {
      return latch.await(60, TimeUnit.SECONDS) && false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  void serverConnectionsAreKeptUnlessTheTransportSaysNone() throws Exception {
    try (Backend backend = Backend.answering(HI)) {
      try (TestProxy proxy = TestProxy.to(backend)) {
        for (int i = 0; i < 4; i++) {
          assertEquals(HI_CLOSE, proxy.talk(LAST));
        }
        assertEquals(1, backend.connections());
      }
      TransportOptions none = TestProxy.transport(Duration.ZERO, Duration.ZERO, Duration.ZERO, -1);
      Upstream upstream = TestProxy.upstream("127.0.0.1", backend.port(), none);
      try (TestProxy proxy = TestProxy.of(exchange -> exchange.forward(upstream))) {
        proxy.talk(GET + GET + LAST);
        assertEquals(4, backend.connections());
      }
    }
  }

  @Test
  void aStaleConnectionIsTriedAgainWhereThatIsSafe() throws Exception {
    // each connection serves one request and is closed when the next one has come over it
    AtomicInteger served = new AtomicInteger();
    try (Backend backend =
            new Backend(call -> {
              if (served.incrementAndGet() % 2 == 0) {
                return false;
              }
              call.body();
              call.write(HI);
              return true;
            });
        TestProxy proxy = TestProxy.to(backend)) {
      assertEquals(HI + HI_CLOSE, proxy.talk(GET + LAST));
      assertEquals(2, backend.connections());
      assertEquals(3, served.get());
      String post = "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 1\r\n\r\na";
      String answer = proxy.talk(post);
      assertTrue(answer.startsWith("HTTP/1.1 502 Bad Gateway\r\n"), answer);
      assertEquals(4, served.get(), "a request with a body was sent twice");
    }
  }

  @Test
  void failuresToReachAServer() throws Exception {
    try (Socket closed = new Socket()) {
      closed.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)); // and never listens
      assertStatus(502, TestProxy.upstream(closed.getLocalPort()));
    }
    assertStatus(502, TestProxy.upstream("no-such-host.invalid", 80, TransportOptions.defaults()));
    Upstream plain = TestProxy.upstream(1);
    for (String scheme : List.of("ftp", "", "https")) {
      assertStatus(
          500,
          new Upstream(
              "x", scheme, plain.host(), 1, "x", "", true, Duration.ZERO, plain.transport()));
    }
    assertStatus(500, TestProxy.upstream("", 80, TransportOptions.defaults()));
  }

  @Test
  void aServerThatAcceptsNothingIs504() throws Exception {
    // a full backlog drops what else comes, so that nobody answers the handshake
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      BlockingQueue<Socket> fill = new LinkedBlockingQueue<>();
      for (int i = 0; i < 3; i++) {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.connect(full.getLocalSocketAddress());
        fill.add(channel.socket());
      }
      TransportOptions hasty =
          TestProxy.transport(Duration.ofMillis(300), Duration.ZERO, Duration.ZERO, 1);
      assertStatus(504, TestProxy.upstream("127.0.0.1", full.getLocalPort(), hasty));
      for (Socket socket : fill) {
        socket.close();
      }
    }
  }

  @Test
  void aServerThatDoesNotAnswerInTimeIs504() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (Backend backend = new Backend(call -> waitFor(never))) {
      TransportOptions hasty =
          TestProxy.transport(Duration.ZERO, Duration.ofMillis(200), Duration.ZERO, 1);
      assertStatus(504, TestProxy.upstream("127.0.0.1", backend.port(), hasty));
      never.countDown();
    }
  }

  private static void assertStatus(int status, Upstream upstream) throws IOException {
    try (TestProxy proxy = TestProxy.of(exchange -> exchange.forward(upstream))) {
      String answer = proxy.talk(LAST);
      assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
      assertFalse(answer.contains("Content-Type"), answer);
    }
  }

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
  void clientsThatEndWithinABodyGetTheErrorsOfGo() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (Backend backend = new Backend(call -> waitFor(never));
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

  @Test
  void shutdownLetsRequestsFinish() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    try (Backend backend =
            new Backend(call -> {
              waitFor(go);
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
    try (Backend backend = new Backend(call -> waitFor(never));
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
