package dev.traefikctl.agent.net;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What waits for clients that do not read must not grow with what they asked for. */
class SlowReaderTest implements LeakFree {

  private static final int READERS = 24;

  /** More than all sockets on the way take, for each reader. */
  private static final long ANSWER = 256L << 20;

  /** What the proxy may hold for a reader: a piece that was read, and its water mark. */
  private static final long HELD = 256 << 10;

  private static final byte[] PIECE = new byte[64 << 10];

  @ParameterizedTest
  @ValueSource(strings = {"Transfer-Encoding: chunked", "Content-Length: 268435456", "X-A: b"})
  void memoryDoesNotGrowWithTheAnswer(String framing) throws Exception {
    List<Writer> writers = new ArrayList<>();
    CountDownLatch begun = new CountDownLatch(READERS);
    try (Backend backend =
            new Backend(call -> {
              Writer writer = new Writer(call.out(), framing.endsWith("chunked"));
              synchronized (writers) {
                writers.add(writer);
              }
              call.write("HTTP/1.1 200 OK\r\n" + framing + "\r\n\r\n");
              begun.countDown();
              writer.run();
              return false;
            });
        TestProxy proxy = TestProxy.to(backend)) {
      long before = directMemory();
      List<Socket> readers = new ArrayList<>();
      for (int i = 0; i < READERS; i++) {
        Socket reader = new Socket();
        readers.add(reader);
        reader.setReceiveBufferSize(4096);
        reader.connect(proxy.address());
        reader
            .getOutputStream()
            .write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      }
      assertTrue(begun.await(60, TimeUnit.SECONDS));
      for (Writer writer : writers) {
        writer.awaitBlocked();
      }
      long held = directMemory() - before;
      for (Socket reader : readers) {
        reader.close();
      }
      for (Writer writer : writers) {
        assertTrue(writer.written.get() < ANSWER, "somebody took the whole answer");
      }
      assertTrue(held < READERS * HELD, held + " bytes are held");
    }
  }

  private static long directMemory() {
    return ((ByteBufAllocatorMetricProvider) ByteBufAllocator.DEFAULT).metric().usedDirectMemory();
  }

  /** Writes an answer as long as somebody takes it. */
  private static final class Writer {
    private final OutputStream out;
    private final boolean chunked;
    private final Thread thread = Thread.currentThread();
    private final AtomicLong written = new AtomicLong();

    Writer(OutputStream out, boolean chunked) {
      this.out = out;
      this.chunked = chunked;
    }

    void run() throws IOException {
      while (written.get() < ANSWER) {
        if (chunked) {
          out.write("10000\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        out.write(PIECE);
        if (chunked) {
          out.write('\r');
          out.write('\n');
        }
        written.addAndGet(PIECE.length);
      }
    }

    /** Returns when the thread waits for its socket, and still does after others had their turn. */
    void awaitBlocked() {
      long seen = -1;
      int still = 0;
      while (still < 1000 && thread.isAlive()) {
        long now = written.get();
        boolean waits = thread.getState() == Thread.State.WAITING;
        still = waits && now == seen ? still + 1 : 0;
        seen = now;
        Thread.yield();
      }
    }
  }
}
