package dev.traefikctl.agent.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.traefikctl.agent.wire.EventLoops;
import dev.traefikctl.agent.wire.LoopHandler;
import dev.traefikctl.http.Upstream;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.CRC32;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Large bodies: whole, in both directions, on both transports, and never piled up in memory. */
class BodyTest implements LeakFree {

  private static final int SIZE = 8 << 20;

  enum Transport {
    EPOLL,
    NIO;

    EventLoops start() {
      return this == EPOLL ? EventLoops.start(1) : EventLoops.startNio(1);
    }
  }

  private static TestProxy proxy(Transport transport, Backend backend) throws IOException {
    Upstream upstream = TestProxy.upstream(backend.port());
    return TestProxy.of(
        transport.start(), exchange -> exchange.forward(upstream), settings -> settings);
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private static long checksum(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return crc.getValue();
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void countedBodiesPassBothWaysAtOnce(Transport transport) throws Exception {
    byte[] down = random(SIZE + 1);
    CompletableFuture<Long> received = new CompletableFuture<>();
    try (Backend backend =
            new Backend(call -> {
              received.complete(checksum(call.body()));
              call.write("HTTP/1.1 200 OK\r\nContent-Length: " + down.length + "\r\n\r\n");
              call.out().write(down);
              return true;
            });
        TestProxy proxy = proxy(transport, backend)) {
      for (int i = 0; i < 2; i++) {
        byte[] up = random(SIZE + 7);
        try (RawClient client = proxy.connect()) {
          client.send("PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: " + up.length + "\r\n\r\n");
          client.send(up);
          assertTrue(client.readHead().contains("Content-Length: " + down.length));
          assertEquals(checksum(down), checksum(client.in().readNBytes(down.length)));
          assertEquals(checksum(up), received.get(60, TimeUnit.SECONDS));
          // the connection is in step behind it
          client.send("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").readHead();
          assertEquals(checksum(down), checksum(client.in().readAllBytes()));
        }
      }
      assertEquals(1, backend.connections());
    }
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void requestsBehindALargeBodyStayInStep(Transport transport) throws Exception {
    try (Backend backend =
            new Backend(call -> {
              String length = Integer.toString(call.body().length);
              call.write(
                  "HTTP/1.1 200 OK\r\nContent-Length: " + length.length() + "\r\n\r\n" + length);
              return true;
            });
        TestProxy proxy = proxy(transport, backend);
        RawClient client = proxy.connect()) {
      byte[] body = new byte[SIZE];
      String head = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: " + SIZE + "\r\n\r\n";
      CompletableFuture<Void> sent =
          CompletableFuture.runAsync(() -> {
            try {
              for (int i = 0; i < 3; i++) {
                client.send(head).send(body);
              }
              client.send("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            } catch (IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
          });
      String all = client.readAll();
      sent.get(60, TimeUnit.SECONDS);
      assertEquals(
          ("|" + SIZE).repeat(3) + "|0",
          all.replaceAll("HTTP/1.1 200 OK\r\n(?:[^\r]+\r\n)+\r\n", "|"));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aTruncatedLargeAnswerBreaksTheClientOff(boolean counted) throws Exception {
    byte[] part = random(SIZE / 2);
    String framing =
        counted
            ? "Content-Length: " + SIZE + "\r\n\r\n"
            : "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(SIZE) + "\r\n";
    try (Backend backend =
            new Backend(call -> {
              call.write("HTTP/1.1 200 OK\r\n" + framing);
              call.out().write(part);
              return false;
            });
        TestProxy proxy = proxy(Transport.EPOLL, backend);
        RawClient client = proxy.connect()) {
      client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n").readHead();
      int got;
      try {
        got = client.in().readAllBytes().length;
      } catch (IOException reset) {
        got = 0;
      }
      assertTrue(got < SIZE, "a whole body of " + got);
    }
  }

  /** What waits in pipes and behind slow readers arrives whole, whatever the server does then. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aSlowReaderGetsAllThatAServerLeftBehind(boolean serverCloses) throws Exception {
    byte[] down = random(SIZE);
    try (Backend backend =
            new Backend(call -> {
              call.write("HTTP/1.1 200 OK\r\nContent-Length: " + SIZE + "\r\n\r\n");
              call.out().write(down);
              return !serverCloses;
            });
        TestProxy proxy = proxy(Transport.EPOLL, backend);
        RawClient client = proxy.connect()) {
      client.socket().setReceiveBufferSize(16 * 1024);
      client.send("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").readHead();
      CRC32 crc = new CRC32();
      byte[] piece;
      while ((piece = client.in().readNBytes(50_000)).length > 0) {
        crc.update(piece);
      }
      assertEquals(checksum(down), crc.getValue());
    }
  }

  /** A server that closes in the middle of an upload sends a reset behind its answer. */
  @ParameterizedTest
  @EnumSource(Transport.class)
  void anAnswerInTheMiddleOfALargeUploadPasses(Transport transport) throws Exception {
    try (Backend backend =
            new Backend(call -> {
              call.write("HTTP/1.1 413 Big\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno");
              return false;
            });
        TestProxy proxy = proxy(transport, backend)) {
      for (int i = 0; i < 10; i++) {
        try (RawClient client = proxy.connect()) {
          client.send("PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: " + SIZE + "\r\n\r\n");
          CompletableFuture<Void> upload = CompletableFuture.runAsync(() -> upload(client));
          String head = client.readHead();
          assertTrue(head.startsWith("HTTP/1.1 413 Request Entity Too Large\r\n"), head);
          assertEquals("no", client.read(2));
          upload.get(60, TimeUnit.SECONDS);
        }
      }
    }
  }

  private static void upload(RawClient client) {
    try {
      client.send(new byte[SIZE]);
    } catch (IOException e) {
      assertTrue(e instanceof SocketException, e.toString()); // nobody wants the rest
    }
  }

  /** Passes requests on, and shows the exchange of the last one. */
  private static TestProxy proxy(
      Transport transport, Backend backend, AtomicReference<Http1Exchange> last)
      throws IOException {
    Upstream upstream = TestProxy.upstream(backend.port());
    return TestProxy.of(
        transport.start(),
        exchange -> {
          last.set((Http1Exchange) exchange);
          exchange.forward(upstream);
        },
        settings -> settings);
  }

  /** Completes when the proxy, having read from a connection, wants no more of it for now. */
  private static CompletableFuture<Void> heldBack(LoopHandler connection) {
    CompletableFuture<Void> held = new CompletableFuture<>();
    ChannelInboundHandlerAdapter watch =
        new ChannelInboundHandlerAdapter() {
          @Override
          public void channelReadComplete(ChannelHandlerContext ctx) {
            ctx.fireChannelReadComplete();
            if (!ctx.channel().config().isAutoRead()) {
              held.complete(null);
            }
          }
        };
    connection.channel().pipeline().addFirst(watch);
    return held;
  }

  private static LoopHandler serverOf(Http1Exchange exchange) throws Exception {
    Callable<LoopHandler> server = () -> exchange.call().uploadTarget();
    return exchange.connection().loop().executor().submit(server).get(60, TimeUnit.SECONDS);
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void aSlowReaderHoldsTheServerBack(Transport transport) throws Exception {
    AtomicReference<Http1Exchange> exchange = new AtomicReference<>();
    CompletableFuture<Void> held = new CompletableFuture<>();
    try (Backend backend =
            new Backend(call -> {
              call.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
              tell(exchange.get(), held);
              endless(call.out());
              return false;
            });
        TestProxy proxy = proxy(transport, backend, exchange);
        RawClient client = proxy.connect()) {
      final long before = usedDirect();
      client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n").readHead();
      held.get(60, TimeUnit.SECONDS);
      assertTrue(usedDirect() - before < 4 << 20, "direct memory grew by " + usedDirect());
      // and goes on, as slowly, when the reader does
      CompletableFuture<Void> again = heldBack(serverOf(exchange.get()));
      client.in().skipNBytes(32 << 20);
      again.get(60, TimeUnit.SECONDS);
      assertTrue(usedDirect() - before < 4 << 20, "direct memory grew by " + usedDirect());
    }
  }

  private static void tell(Http1Exchange exchange, CompletableFuture<Void> held)
      throws IOException {
    try {
      heldBack(serverOf(exchange)).thenAccept(held::complete);
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void aSlowServerHoldsTheClientBack(Transport transport) throws Exception {
    AtomicReference<Http1Exchange> exchange = new AtomicReference<>();
    CompletableFuture<Void> arrived = new CompletableFuture<>();
    CompletableFuture<Void> end = new CompletableFuture<>();
    try (Backend backend =
            new Backend(call -> {
              arrived.complete(null);
              end.join();
              return false;
            });
        TestProxy proxy = proxy(transport, backend, exchange);
        RawClient client = proxy.connect()) {
      final long before = usedDirect();
      client.send("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
      arrived.get(60, TimeUnit.SECONDS);
      CompletableFuture<Void> held = heldBack(exchange.get().connection());
      Thread.ofVirtual()
          .start(() -> {
            try {
              endless(client.socket().getOutputStream());
            } catch (IOException e) {
              end.complete(null);
            }
          });
      held.get(60, TimeUnit.SECONDS);
      assertTrue(usedDirect() - before < 4 << 20, "direct memory grew by " + usedDirect());
      client.close();
      end.get(60, TimeUnit.SECONDS);
    }
  }

  /** Writes until nobody takes it any more. */
  private static void endless(OutputStream out) throws IOException {
    byte[] chunk = ("4000\r\n" + "x".repeat(0x4000) + "\r\n").getBytes();
    while (true) {
      out.write(chunk);
    }
  }

  private static long usedDirect() {
    return ((ByteBufAllocatorMetricProvider) ByteBufAllocator.DEFAULT).metric().usedDirectMemory();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 4096, 70_000})
  void chunksOfAnySizePass(int size) throws Exception {
    byte[] piece = random(size);
    int count = Math.max(3, 300_000 / size / 10);
    try (Backend backend =
            new Backend(call -> {
              call.body();
              call.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
              for (int i = 0; i < count; i++) {
                call.out().write((Integer.toHexString(size) + "\r\n").getBytes());
                call.out().write(piece);
                call.out().write("\r\n".getBytes());
              }
              call.write("0\r\n\r\n");
              return true;
            });
        TestProxy proxy = proxy(Transport.EPOLL, backend);
        RawClient client = proxy.connect()) {
      client.send("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").readHead();
      InputStream in = client.in();
      long total = 0;
      CRC32 crc = new CRC32();
      CRC32 wanted = new CRC32();
      for (int i = 0; i < count; i++) {
        wanted.update(piece);
      }
      int length;
      while ((length = Integer.parseInt(Backend.line(in), 16)) > 0) {
        byte[] data = in.readNBytes(length);
        crc.update(data);
        total += length;
        Backend.line(in);
      }
      assertEquals((long) size * count, total);
      assertEquals(wanted.getValue(), crc.getValue());
    } catch (SocketTimeoutException e) {
      throw new AssertionError("the body did not end", e);
    }
  }
}
