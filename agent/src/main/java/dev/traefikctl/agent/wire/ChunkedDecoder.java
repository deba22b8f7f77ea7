package dev.traefikctl.agent.wire;

import dev.traefikctl.http.Headers;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * Takes the chunked framing off a body (RFC 9112 section 7.1), as strictly as Go's net/http: lines
 * end in CRLF only, and framing may not outgrow the data by much.
 */
final class ChunkedDecoder {

  private static final int MAX_LINE = 4096;
  private static final int MAX_TRAILER = 4096;
  private static final int MAX_EXCESS = 16 * 1024;

  private enum State {
    SIZE,
    BLANKS,
    EXTENSION,
    SIZE_LF,
    DATA,
    DATA_CR,
    DATA_LF,
    TRAILER,
    DONE,
    FAILED
  }

  private final TrailerReader trailerReader = new TrailerReader();
  private final Headers trailers = new Headers();
  private State state = State.SIZE;
  private long size;
  private int digits;
  private int line;
  private long excess;

  void start() {
    state = State.SIZE;
    excess = 0;
    startLine();
  }

  private void startLine() {
    size = 0;
    digits = 0;
    line = 0;
  }

  boolean done() {
    return state == State.DONE;
  }

  boolean failed() {
    return state == State.FAILED;
  }

  /** What came behind the last chunk; valid once done. */
  Headers trailers() {
    return trailers;
  }

  /** The next piece of data, to be released by the caller; null when there is none for now. */
  @Nullable ByteBuf next(ByteBuf in) {
    while (in.isReadable()) {
      switch (state) {
        case DATA -> {
          return data(in);
        }
        case TRAILER -> trailer(in);
        case DONE, FAILED -> {
          return null;
        }
        default -> framing(in.readByte());
      }
    }
    return null;
  }

  private ByteBuf data(ByteBuf in) {
    int n = (int) Math.min(size, in.readableBytes());
    size -= n;
    if (size == 0) {
      state = State.DATA_CR;
    }
    return in.readRetainedSlice(n);
  }

  private void trailer(ByteBuf in) {
    int result = trailerReader.read(in);
    if (result == HeadReader.DONE) {
      state = State.DONE;
    } else if (result != HeadReader.MORE) {
      state = State.FAILED;
    }
  }

  private void framing(byte b) {
    state =
        switch (state) {
          case SIZE -> size(b);
          case BLANKS -> blank(b);
          case EXTENSION -> extension(b);
          case SIZE_LF -> b == '\n' ? endOfLine() : State.FAILED;
          case DATA_CR -> b == '\r' ? State.DATA_LF : State.FAILED;
          case DATA_LF -> afterData(b);
          case DATA, TRAILER, DONE, FAILED -> state;
        };
  }

  private State size(byte b) {
    line++;
    int digit = Character.digit(b, 16);
    if (digit >= 0 && b > 0) {
      size = size << 4 | digit;
      // 15 digits keep the size below 2^63
      return ++digits > 15 ? tooManyDigits() : State.SIZE;
    }
    if (digits == 0) {
      return State.FAILED;
    }
    return switch (b) {
      case '\r' -> State.SIZE_LF;
      case ';' -> State.EXTENSION;
      case ' ', '\t' -> State.BLANKS;
      default -> State.FAILED;
    };
  }

  /** Leading zeros may fill up the 16 digits that Go reads. */
  private State tooManyDigits() {
    return digits > 16 || size < 0 ? State.FAILED : State.SIZE;
  }

  private State blank(byte b) {
    return switch (b) {
      case '\r' -> State.SIZE_LF;
      case ' ', '\t' -> ++line > MAX_LINE ? State.FAILED : State.BLANKS;
      default -> State.FAILED;
    };
  }

  private State extension(byte b) {
    return switch (b) {
      case '\r' -> State.SIZE_LF;
      case '\n' -> State.FAILED;
      default -> ++line > MAX_LINE ? State.FAILED : State.EXTENSION;
    };
  }

  private State endOfLine() {
    excess = Math.max(0, excess + line + 2 - 16 - 2 * size);
    if (excess > MAX_EXCESS) {
      return State.FAILED;
    }
    if (size > 0) {
      return State.DATA;
    }
    trailerReader.start(trailers, MAX_TRAILER);
    return State.TRAILER;
  }

  private State afterData(byte b) {
    startLine();
    return b == '\n' ? State.SIZE : State.FAILED;
  }
}
