package dev.traefikctl.agent.net;

import static dev.traefikctl.agent.net.Messages.GET;
import static dev.traefikctl.agent.net.Messages.HI;
import static dev.traefikctl.agent.net.Messages.HI_CLOSE;
import static dev.traefikctl.agent.net.Messages.LAST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.traefikctl.http.TransportOptions;
import dev.traefikctl.http.Upstream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that are gone, silent or go away, and the connections that are kept to them. */
class ServerFailureTest implements LeakFree {

  private static final String AUTHORIZED = "\r\nAuthorization: NTLM x\r\n\r\n";

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

  /** What NTLM and Negotiate authenticate is a connection, which no other client may use then. */
  @ParameterizedTest
  @ValueSource(strings = {"NTLM", "Negotiate abc", "Basic realm=x\r\nWWW-Authenticate: NTLM x"})
  void connectionsThatAreAuthenticatedBelongToOneClient(String challenge) throws Exception {
    try (Backend backend =
            new Backend(call -> {
              String asked = call.header("Authorization").isEmpty() ? challenge : "none";
              call.write(
                  "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nX-Port: "
                      + call.socket().getPort()
                      + "\r\nWWW-Authenticate: "
                      + asked
                      + "\r\n\r\n");
              return true;
            });
        TestProxy proxy = TestProxy.to(backend)) {
      String other;
      try (RawClient client = proxy.connect()) {
        String first = port(client.send(GET).readHead());
        String second = port(client.send(GET.replace("\r\n\r\n", AUTHORIZED)).readHead());
        assertNotEquals(first, second);
        assertEquals(second, port(client.send(GET.replace("\r\n\r\n", AUTHORIZED)).readHead()));
        other = port(proxy.talk(LAST.replace("\r\n\r\n", AUTHORIZED)));
        assertEquals(first, other);
      }
      assertEquals(other, port(proxy.talk(LAST.replace("\r\n\r\n", AUTHORIZED))));
      assertEquals(2, backend.connections());
    }
  }

  private static String port(String answer) {
    return answer.replaceAll("(?s).*X-Port: ([0-9]+)\r\n.*", "$1");
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
    try (Backend backend = new Backend(call -> Backend.waitFor(never))) {
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
}
