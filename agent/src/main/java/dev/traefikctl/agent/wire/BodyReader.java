package dev.traefikctl.agent.wire;

import dev.traefikctl.http.Headers;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** Takes a message body off the wire, piece by piece, by the framing that its head announced. */
public final class BodyReader {

  private static final Headers NO_TRAILERS = new Headers();

  private enum Kind {
    LENGTH,
    CHUNKED,
    UNTIL_CLOSE
  }

  private Kind kind = Kind.LENGTH;
  private long remaining;
  private @Nullable ChunkedDecoder chunked;

  /** The body has so many bytes; 0 is no body. */
  public void length(long bytes) {
    kind = Kind.LENGTH;
    remaining = bytes;
  }

  /** The body is chunked. */
  public void chunked() {
    kind = Kind.CHUNKED;
    ChunkedDecoder decoder = chunked;
    if (decoder == null) {
      decoder = new ChunkedDecoder();
      chunked = decoder;
    }
    decoder.start();
  }

  /** The body ends with the connection. */
  public void untilClose() {
    kind = Kind.UNTIL_CLOSE;
  }

  /** The next piece of data, to be released by the caller; null when there is none for now. */
  public @Nullable ByteBuf next(ByteBuf in) {
    if (!in.isReadable()) {
      return null;
    }
    return switch (kind) {
      case LENGTH -> counted(in);
      case CHUNKED -> decoder().next(in);
      case UNTIL_CLOSE -> in.readRetainedSlice(in.readableBytes());
    };
  }

  private @Nullable ByteBuf counted(ByteBuf in) {
    if (remaining == 0) {
      return null;
    }
    int n = (int) Math.min(remaining, in.readableBytes());
    remaining -= n;
    return in.readRetainedSlice(n);
  }

  private ChunkedDecoder decoder() {
    ChunkedDecoder decoder = chunked;
    if (decoder == null) {
      throw new IllegalStateException("no chunked body was started");
    }
    return decoder;
  }

  /** Whether the body is complete; never so for one that ends with the connection. */
  public boolean done() {
    return switch (kind) {
      case LENGTH -> remaining == 0;
      case CHUNKED -> decoder().done();
      case UNTIL_CLOSE -> false;
    };
  }

  /** Whether the framing is broken. */
  public boolean failed() {
    return kind == Kind.CHUNKED && decoder().failed();
  }

  /** Whether the end of the connection is the end of the body. */
  public boolean endsWithConnection() {
    return kind == Kind.UNTIL_CLOSE;
  }

  public boolean isChunked() {
    return kind == Kind.CHUNKED;
  }

  /** How many bytes of a counted body are still to come. */
  public long remaining() {
    return kind == Kind.LENGTH ? remaining : 0;
  }

  /** Notes that bytes of a counted body went another way ({@code splice}). */
  public void skipped(long bytes) {
    remaining -= bytes;
  }

  /** What came behind the last chunk; empty for other bodies. */
  public Headers trailers() {
    return kind == Kind.CHUNKED ? decoder().trailers() : NO_TRAILERS;
  }
}
