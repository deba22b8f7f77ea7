package dev.traefikctl.agent.kube;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class PingingWebSocketsTest {

  private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"; // RFC 6455, 1.3

  /** The JDK alone tells nothing of the end of most of these connections. */
  @Test
  void theEndOfAConnectionIsNoticedBehindAMessage() throws Exception {
    PingingWebSockets pinging = new PingingWebSockets(Duration.ofMillis(20));
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        HttpClient client = pinging.builder(HttpClient.newBuilder()).build()) {
      URI uri = URI.create("ws://127.0.0.1:" + server.getLocalPort() + "/");
      for (int i = 0; i < 10; i++) {
        SlowReader reader = new SlowReader();
        Thread serving = Thread.ofVirtual().start(() -> greetAndLeave(server));
        client.newWebSocketBuilder().buildAsync(uri, reader).join();
        serving.join();
        reader.read.countDown();
        reader.ended.await();
      }
    }
  }

  /** Asks for the next message when it is done with the last. */
  private static final class SlowReader implements WebSocket.Listener {
    private final CountDownLatch read = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      Thread.ofVirtual()
          .start(() -> {
            try {
              read.await();
              socket.request(1);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
      ended.countDown();
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      ended.countDown();
    }
  }

  private static void greetAndLeave(ServerSocket server) {
    try (Socket socket = server.accept()) {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
      String key = "";
      for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
        if (line.regionMatches(true, 0, "Sec-WebSocket-Key: ", 0, 19)) {
          key = line.substring(19);
        }
      }
      byte[] sum = MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(ISO_8859_1));
      String head =
          "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
              + "Sec-WebSocket-Accept: "
              + Base64.getEncoder().encodeToString(sum)
              + "\r\n\r\n";
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write(head.getBytes(ISO_8859_1));
      out.write(new byte[] {(byte) 0x81, 2, 'h', 'i'});
      socket.getOutputStream().write(out.toByteArray());
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
