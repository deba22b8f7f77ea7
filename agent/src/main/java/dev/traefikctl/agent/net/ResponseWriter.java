package dev.traefikctl.agent.net;

import dev.traefikctl.agent.wire.Loop;
import dev.traefikctl.agent.wire.Names;
import dev.traefikctl.http.Headers;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;

/** Writes the head of a response as Go's server does. */
final class ResponseWriter {

  /** A body that is told by the headers, or by the end of the connection. */
  static final byte[] NOTHING = {};

  static final byte[] CHUNKED = bytes("Transfer-Encoding: chunked\r\n");

  private static final byte[] CLOSE = bytes("Connection: close\r\n");
  private static final byte[] KEEP_ALIVE = bytes("Connection: keep-alive\r\n");
  private static final byte[] CONTINUE = bytes("HTTP/1.1 100 Continue\r\n\r\n");

  /** All that is written beside the headers. */
  private static final int FIXED = 256;

  private static final int MINOR_DIGIT = 7;

  private ResponseWriter() {}

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** How the connection goes on behind a response. */
  enum Persistence {
    /** HTTP/1.1 without further words. */
    KEEP,
    /** HTTP/1.0, which has to be told. */
    KEEP_TOLD,
    /** HTTP/1.1 that ends. */
    CLOSE_TOLD,
    /** HTTP/1.0 without further words. */
    CLOSE
  }

  /**
   * Writes a head.
   *
   * @param http10 whether the client speaks HTTP/1.0
   * @param framing the line that tells the body's end, beyond the headers
   * @param extra how many more bytes the buffer should have room for
   */
  static ByteBuf write(
      Loop loop,
      ByteBufAllocator allocator,
      int status,
      Headers headers,
      boolean http10,
      byte[] framing,
      Persistence persistence,
      int extra) {
    byte[] out = loop.scratch(headers.encodedLength() + FIXED);
    int at = copy(StatusLines.line(status), out, 0);
    if (http10) {
      out[MINOR_DIGIT] = '0';
    }
    at = headers.writeTo(out, at);
    if (!headers.contains(Names.DATE)) {
      at = copy(loop.dateLine(), out, at);
    }
    at = copy(framing, out, at);
    if (persistence == Persistence.CLOSE_TOLD) {
      at = copy(CLOSE, out, at);
    } else if (persistence == Persistence.KEEP_TOLD) {
      at = copy(KEEP_ALIVE, out, at);
    }
    out[at++] = '\r';
    out[at++] = '\n';
    return allocator.directBuffer(at + extra).writeBytes(out, 0, at);
  }

  /** The line that counts a body. */
  static byte[] contentLength(int length) {
    return bytes("Content-Length: " + length + "\r\n");
  }

  /** An interim response: a status line and headers, nothing else. */
  static ByteBuf interim(Loop loop, ByteBufAllocator allocator, int status, Headers headers) {
    headers.remove(Names.CONTENT_LENGTH);
    byte[] out = loop.scratch(headers.encodedLength() + FIXED);
    int at = copy(StatusLines.line(status), out, 0);
    at = headers.writeTo(out, at);
    out[at++] = '\r';
    out[at++] = '\n';
    return allocator.directBuffer(at).writeBytes(out, 0, at);
  }

  static ByteBuf goOn(ByteBufAllocator allocator) {
    return allocator.directBuffer(CONTINUE.length).writeBytes(CONTINUE);
  }

  /** The head of an answer that switches protocols. */
  static ByteBuf switching(
      Loop loop, ByteBufAllocator allocator, Headers headers, String protocols) {
    byte[] line = bytes("Connection: Upgrade\r\nUpgrade: " + protocols + "\r\n\r\n");
    byte[] out = loop.scratch(headers.encodedLength() + FIXED + line.length);
    int at = copy(StatusLines.line(101), out, 0);
    at = headers.writeTo(out, at);
    at = copy(line, out, at);
    return allocator.directBuffer(at).writeBytes(out, 0, at);
  }

  private static int copy(byte[] from, byte[] to, int at) {
    System.arraycopy(from, 0, to, at, from.length);
    return at + from.length;
  }
}
