package dev.traefikctl.agent.net;

import io.netty.buffer.ByteBuf;

/**
 * Line ends that old clients send behind the body of a POST, where the next request should begin
 * (RFC 9112 section 2.2).
 */
final class LeadingLineEnds {

  /** So many bytes Go's server passes over. */
  private static final int MAX = 4;

  private int left;

  /** A request with that method was read. */
  void behind(String method) {
    left = method.equals("POST") ? MAX : 0;
  }

  /** Passes over line ends; whether anything else is there. */
  boolean skip(ByteBuf in) {
    while (left > 0 && in.isReadable()) {
      byte next = in.getByte(in.readerIndex());
      if (next != '\r' && next != '\n') {
        return true;
      }
      left--;
      in.skipBytes(1);
    }
    return in.isReadable();
  }
}
