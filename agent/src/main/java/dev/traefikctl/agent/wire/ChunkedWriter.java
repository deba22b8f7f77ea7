package dev.traefikctl.agent.wire;

import dev.traefikctl.http.Headers;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.util.function.Consumer;

/** Puts the chunked framing around a body (RFC 9112 section 7.1). */
public final class ChunkedWriter {

  private static final ByteBuf CRLF =
      Unpooled.unreleasableBuffer(Unpooled.directBuffer(2).writeByte('\r').writeByte('\n'))
          .asReadOnly();
  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };

  /** Pieces up to this size are copied into one buffer with their framing. */
  private static final int SMALL = 2048;

  private ChunkedWriter() {}

  /** Writes data, which belongs to the callee, as one chunk; empty data writes nothing. */
  public static void chunk(ByteBufAllocator allocator, ByteBuf data, Consumer<ByteBuf> out) {
    int size = data.readableBytes();
    if (size == 0) {
      data.release();
      return;
    }
    ByteBuf head = allocator.directBuffer(size <= SMALL ? size + 12 : 10);
    writeSize(head, size);
    if (size <= SMALL) {
      head.writeBytes(data).writeByte('\r').writeByte('\n');
      data.release();
      out.accept(head);
      return;
    }
    out.accept(head);
    out.accept(data);
    out.accept(CRLF.duplicate());
  }

  private static void writeSize(ByteBuf head, int size) {
    int shift = (31 - Integer.numberOfLeadingZeros(size)) / 4 * 4;
    for (; shift >= 0; shift -= 4) {
      head.writeByte(HEX[size >>> shift & 0xF]);
    }
    head.writeByte('\r').writeByte('\n');
  }

  /** The last chunk with the trailers behind it. */
  public static ByteBuf end(ByteBufAllocator allocator, Headers trailers) {
    int length = trailers.size() == 0 ? 0 : trailers.encodedLength();
    ByteBuf out = allocator.directBuffer(length + 5);
    out.writeByte('0').writeByte('\r').writeByte('\n');
    if (length > 0) {
      byte[] bytes = new byte[length];
      out.writeBytes(bytes, 0, trailers.writeTo(bytes, 0));
    }
    return out.writeByte('\r').writeByte('\n');
  }
}
