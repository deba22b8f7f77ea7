package dev.traefikctl.agent.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayDeque;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Decompresses a gzip stream (RFC 1952, also of several members) piece by piece on demand, so that
 * a small input cannot become a large one in memory.
 */
final class GzipStream {

  private static final int PIECE = 16 * 1024;

  private static final int HEADER = 10;
  private static final int TRAILER = 8;
  private static final int FLAG_CRC = 2;
  private static final int FLAG_EXTRA = 4;
  private static final int FLAG_NAME = 8;
  private static final int FLAG_COMMENT = 16;

  private enum Step {
    HEADER,
    EXTRA_LENGTH,
    EXTRA,
    NAME,
    COMMENT,
    HEADER_CRC,
    BODY,
    TRAILER,
    FAILED
  }

  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private final ArrayDeque<ByteBuf> input = new ArrayDeque<>();
  private final byte[] in = new byte[PIECE];
  private final byte[] out = new byte[PIECE];
  private Step step = Step.HEADER;
  private int flags;
  private int count;
  private int extra;
  private int members;
  private final int[] trailer = new int[2];

  /** Adds compressed data, which belongs to the callee. */
  void feed(ByteBuf data) {
    if (data.isReadable()) {
      input.add(data);
    } else {
      data.release();
    }
  }

  /** Decompressed data; null when more input is needed, or after a failure. */
  @Nullable ByteBuf next(ByteBufAllocator allocator) {
    while (step != Step.FAILED) {
      if (step == Step.BODY) {
        int n = inflate();
        if (n > 0) {
          crc.update(out, 0, n);
          return allocator.directBuffer(n).writeBytes(out, 0, n);
        }
        if (step == Step.BODY && !refill()) {
          return null;
        }
      } else if (!framing()) {
        return null;
      }
    }
    return null;
  }

  private int inflate() {
    try {
      int n = inflater.inflate(out);
      if (n == 0 && inflater.finished()) {
        step = Step.TRAILER;
        count = 0;
        giveBack();
      } else if (n == 0 && inflater.needsDictionary()) {
        step = Step.FAILED;
      }
      return n;
    } catch (DataFormatException e) {
      step = Step.FAILED;
      return 0;
    }
  }

  /** Input behind the end of the deflate stream goes back in front. */
  private void giveBack() {
    int left = inflater.getRemaining();
    ByteBuf first = input.peek();
    if (left > 0 && first != null) {
      first.readerIndex(first.readerIndex() - left);
    }
  }

  /** Gives the inflater more input; what it got stays queued until it is used up. */
  private boolean refill() {
    if (!inflater.needsInput()) {
      return true;
    }
    ByteBuf first = firstReadable();
    if (first == null) {
      return false;
    }
    int n = Math.min(first.readableBytes(), in.length);
    first.readBytes(in, 0, n);
    inflater.setInput(in, 0, n);
    return true;
  }

  private @Nullable ByteBuf firstReadable() {
    ByteBuf first = input.peek();
    while (first != null && !first.isReadable()) {
      input.remove().release();
      first = input.peek();
    }
    return first;
  }

  private boolean framing() {
    ByteBuf first = firstReadable();
    if (first == null) {
      return false;
    }
    byte b = first.readByte();
    switch (step) {
      case HEADER -> header(b & 0xFF);
      case EXTRA_LENGTH -> extraLength(b & 0xFF);
      case EXTRA -> advanceIf(++count == extra, FLAG_EXTRA);
      case NAME -> advanceIf(b == 0, FLAG_NAME);
      case COMMENT -> advanceIf(b == 0, FLAG_COMMENT);
      case HEADER_CRC -> advanceIf(++count == 2, FLAG_CRC);
      case TRAILER -> trailer(b & 0xFF);
      case BODY, FAILED -> throw new IllegalStateException();
    }
    return true;
  }

  private void header(int b) {
    boolean good =
        switch (count) {
          case 0 -> b == 0x1F;
          case 1 -> b == 0x8B;
          case 2 -> b == 8;
          default -> true;
        };
    if (!good) {
      step = Step.FAILED;
      return;
    }
    if (count == 3) {
      flags = b;
    }
    if (++count == HEADER) {
      advance();
    }
  }

  private void extraLength(int b) {
    extra = count == 0 ? b : extra | b << 8;
    if (++count == 2) {
      count = 0;
      step = Step.EXTRA;
      advanceIf(extra == 0, FLAG_EXTRA);
    }
  }

  private void advanceIf(boolean done, int flag) {
    if (done) {
      flags &= ~flag;
      advance();
    }
  }

  /** Goes to the next optional part of the header, or to the data. */
  private void advance() {
    count = 0;
    if ((flags & FLAG_EXTRA) != 0) {
      step = Step.EXTRA_LENGTH;
    } else if ((flags & FLAG_NAME) != 0) {
      step = Step.NAME;
    } else if ((flags & FLAG_COMMENT) != 0) {
      step = Step.COMMENT;
    } else if ((flags & FLAG_CRC) != 0) {
      step = Step.HEADER_CRC;
    } else {
      step = Step.BODY;
      inflater.reset();
      crc.reset();
    }
  }

  private void trailer(int b) {
    int word = count / 4;
    int shift = count % 4 * 8;
    trailer[word] = shift == 0 ? b : trailer[word] | b << shift;
    if (++count == TRAILER) {
      boolean good =
          trailer[0] == (int) crc.getValue() && trailer[1] == (int) inflater.getBytesWritten();
      step = good ? Step.HEADER : Step.FAILED;
      count = 0;
      members++;
    }
  }

  /** Whether the stream is not gzip, or damaged. */
  boolean failed() {
    return step == Step.FAILED;
  }

  /** Whether input waits to be decompressed. */
  boolean hasMore() {
    if (step == Step.BODY && !inflater.needsInput()) {
      return true; // the queued buffer stays: what the inflater does not use goes back to it
    }
    return step != Step.FAILED && firstReadable() != null;
  }

  /** Whether the input ended where a member did. */
  boolean complete() {
    return step == Step.HEADER && count == 0 && members > 0;
  }

  void close() {
    inflater.end();
    input.forEach(ByteBuf::release);
    input.clear();
  }
}
