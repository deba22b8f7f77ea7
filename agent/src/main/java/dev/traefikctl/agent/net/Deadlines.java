package dev.traefikctl.agent.net;

import dev.traefikctl.agent.net.EntryPointServer.Limits;

/**
 * Until when a client's connection has time for what it is at. Times are those of {@link
 * System#nanoTime}; 0 is no deadline.
 */
final class Deadlines {

  /** How long what a client still sends is thrown away, so that it can read our last words. */
  private static final long LINGER_NANOS = 1_000_000_000L;

  /** How long a server may take to ask for a body that the client holds back. */
  private static final long EXPECT_NANOS = 1_000_000_000L;

  private final Limits limits;
  private long firstByte;
  private long read;
  private long write;
  private long goOn;

  /**
   * @param firstRead until when the first request must be there
   */
  Deadlines(Limits limits, long firstRead) {
    this.limits = limits;
    this.read = firstRead;
  }

  private static long in(long nanos, long from) {
    return nanos > 0 ? from + nanos : 0;
  }

  /** The first byte of a request came. */
  void requestBegins(boolean firstOfConnection) {
    firstByte = System.nanoTime();
    if (!firstOfConnection) {
      read = in(limits.readNanos(), firstByte);
    }
  }

  /**
   * The head of a request is complete.
   *
   * @param heldBack whether the client waits before it sends the body
   */
  void headComplete(boolean heldBack) {
    write = in(limits.writeNanos(), firstByte);
    goOn = heldBack ? firstByte + EXPECT_NANOS : 0;
  }

  /** The body comes, or the client was asked for it. */
  void bodyComes() {
    goOn = 0;
  }

  void requestComplete() {
    read = 0;
  }

  /** The response is complete, or there will be no end of it. */
  void responseComplete() {
    write = 0;
  }

  /** The connection waits for its next request. */
  void idle() {
    read = in(limits.idleNanos(), System.nanoTime());
  }

  void linger() {
    write = 0;
    read = System.nanoTime() + LINGER_NANOS;
  }

  /** Whether a client that holds its body back has to be asked for it now. */
  boolean goOnIsDue(long now) {
    return goOn != 0 && now - goOn > 0;
  }

  boolean writeIsOver(long now) {
    return write != 0 && now - write > 0;
  }

  /** Says once whether the time to read is over. */
  boolean readIsOver(long now) {
    if (read == 0 || now - read <= 0) {
      return false;
    }
    read = 0;
    return true;
  }
}
