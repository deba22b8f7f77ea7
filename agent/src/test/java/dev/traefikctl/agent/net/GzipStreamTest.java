package dev.traefikctl.agent.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class GzipStreamTest {

  private static final int SIZE = 1 << 20;

  private static byte[] gzipped(byte[] text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text);
    }
    return out.toByteArray();
  }

  private static int drain(GzipStream stream) {
    int bytes = 0;
    ByteBuf piece = stream.next(UnpooledByteBufAllocator.DEFAULT);
    while (piece != null) {
      bytes += piece.readableBytes();
      piece.release();
      piece = stream.next(UnpooledByteBufAllocator.DEFAULT);
    }
    return bytes;
  }

  /** A slow client: the server is done long before all is decompressed. */
  @Test
  void askingForMoreLosesNothingOfWhatIsBehindTheData() throws IOException {
    GzipStream stream = new GzipStream();
    stream.feed(Unpooled.wrappedBuffer(gzipped(new byte[SIZE])));
    ByteBuf first = stream.next(UnpooledByteBufAllocator.DEFAULT);
    assertNotNull(first);
    int bytes = first.readableBytes();
    first.release();
    assertTrue(stream.hasMore());
    assertFalse(stream.complete());
    assertEquals(SIZE, bytes + drain(stream));
    assertFalse(stream.hasMore());
    assertTrue(stream.complete());
    stream.close();
  }

  @Test
  void membersFollowEachOtherInWhateverPieces() throws IOException {
    byte[] member = gzipped(new byte[] {1, 2, 3});
    GzipStream stream = new GzipStream();
    int bytes = 0;
    for (int i = 0; i < 2 * member.length; i++) {
      stream.feed(Unpooled.wrappedBuffer(new byte[] {member[i % member.length]}));
      bytes += drain(stream);
      assertEquals((i + 1) % member.length == 0, stream.complete(), "after byte " + i);
    }
    assertEquals(6, bytes);
    stream.close();
  }

  @Test
  void aWrongChecksumIsAFailure() throws IOException {
    byte[] bytes = gzipped(new byte[] {1, 2, 3});
    bytes[bytes.length - 8] ^= 1;
    GzipStream stream = new GzipStream();
    stream.feed(Unpooled.wrappedBuffer(bytes));
    assertEquals(3, drain(stream));
    assertTrue(stream.failed());
    assertNull(stream.next(UnpooledByteBufAllocator.DEFAULT));
    stream.close();
  }
}
