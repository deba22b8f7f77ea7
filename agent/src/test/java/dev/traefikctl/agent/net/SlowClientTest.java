package dev.traefikctl.agent.net;

import static dev.traefikctl.agent.net.Messages.GET;
import static dev.traefikctl.agent.net.Messages.HI;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.traefikctl.http.Upstream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What becomes of clients that take longer than their entry point allows. */
class SlowClientTest implements LeakFree {

  /** Times to read: the next is for a machine that was busy elsewhere for all of the last. */
  private static final List<Duration> TIMES =
      List.of(Duration.ofMillis(300), Duration.ofSeconds(3), Duration.ofSeconds(20));

  /** Clients against an entry point with a time to read. */
  private interface Check {
    void within(Duration time) throws Exception;
  }

  /** Passes where one of the times was long enough for clients to send what they send at once. */
  private static void check(Check check) throws Exception {
    for (Duration time : TIMES.subList(0, TIMES.size() - 1)) {
      try {
        check.within(time);
        return;
      } catch (AssertionError | CompletionException | IOException cutOffBeforeItSent) {
        Thread.yield();
      }
    }
    check.within(TIMES.getLast());
  }

  @Test
  void connectionsThatAreTooSlowAreClosed() throws Exception {
    check(SlowClientTest::tooSlow);
  }

  private static void tooSlow(Duration time) throws Exception {
    try (TestProxy proxy =
        TestProxy.of(
            exchange -> exchange.answer(200, "hi"),
            s -> TestProxy.limits(s, time, Duration.ZERO, Duration.ofMillis(200), 0))) {
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
    check(SlowClientTest::partOfABody);
  }

  private static void partOfABody(Duration time) throws Exception {
    try (Backend backend = Backend.answering(HI)) {
      Upstream upstream = TestProxy.upstream(backend.port());
      try (TestProxy proxy =
          TestProxy.of(
              exchange -> exchange.forward(upstream),
              s -> TestProxy.limits(s, time, Duration.ZERO, Duration.ZERO, 0))) {
        String answer = proxy.talk("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nonly");
        assertTrue(answer.startsWith("HTTP/1.1 504 Gateway Timeout\r\n"), answer);
        assertTrue(answer.endsWith("Gateway Timeout"), answer);
      }
    }
  }

  @Test
  void aHeadThatDoesNotComeInTimeIsOnlyAnsweredWithinALine() throws Exception {
    check(SlowClientTest::partsOfHeads);
  }

  private static void partsOfHeads(Duration time) throws Exception {
    try (TestProxy proxy =
        TestProxy.of(
            exchange -> exchange.answer(200, "hi"),
            s -> TestProxy.limits(s, time, Duration.ZERO, Duration.ZERO, 0))) {
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
    try (Backend backend = new Backend(call -> Backend.waitFor(never))) {
      Upstream upstream = TestProxy.upstream(backend.port());
      try (TestProxy proxy =
          TestProxy.of(
              exchange -> exchange.forward(upstream),
              s -> TestProxy.limits(s, Duration.ZERO, Duration.ofMillis(200), Duration.ZERO, 0))) {
        assertEquals("", proxy.talk(GET));
        backend.nextHead();
      } finally {
        never.countDown();
      }
    }
  }
}
