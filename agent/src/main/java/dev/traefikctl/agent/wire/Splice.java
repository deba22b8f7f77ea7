package dev.traefikctl.agent.wire;

import static dev.traefikctl.agent.wire.Futures.unwatched;

import dev.traefikctl.agent.telemetry.Log;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.epoll.Native;
import java.io.IOException;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Moves the rest of a counted body from one socket to another inside of the kernel ({@code
 * splice(2)}), which saves both copies. Data that does not go through in time waits in a pipe, and
 * the sender is held back.
 */
final class Splice {

  /** Bodies with less to come are not worth the pipe. */
  static final int MIN_BYTES = 64 * 1024;

  private static final int ANY_OFFSET = -1;

  private final LoopHandler from;
  private final LoopHandler to;
  private final SpliceReads reads;
  private final EpollSocketChannel source;
  private final EpollSocketChannel target;
  private final BodyReader body;
  private final LongConsumer moved;
  private @Nullable SpliceRegion waiting;
  private boolean stopped;

  private Splice(
      LoopHandler from,
      LoopHandler to,
      SpliceReads reads,
      EpollSocketChannel source,
      EpollSocketChannel target,
      BodyReader body,
      LongConsumer moved) {
    this.from = from;
    this.to = to;
    this.reads = reads;
    this.source = source;
    this.target = target;
    this.body = body;
    this.moved = moved;
  }

  /**
   * Begins to move a body; from here on {@code body} counts down while the channel of {@code from}
   * is read.
   *
   * @param moved told how many bytes went
   * @return null where the transport cannot do it
   */
  static @Nullable Splice start(
      LoopHandler from, LoopHandler to, BodyReader body, LongConsumer moved) {
    SpliceReads reads = SpliceReads.of(from.channel());
    if (reads == null
        || !(from.channel() instanceof EpollSocketChannel source)
        || !(to.channel() instanceof EpollSocketChannel target)) {
      return null;
    }
    Splice splice = new Splice(from, to, reads, source, target, body, moved);
    reads.splice(splice);
    return splice;
  }

  /** Ends the moving; what waits still goes to its target, while the source is read as usual. */
  void stop() {
    if (!stopped) {
      stopped = true;
      reads.splice(null);
      if (waiting != null) {
        from.resumeReading();
      }
    }
  }

  /** Moves what has arrived; called when the source is readable. */
  void move() {
    if (waiting != null || !target.isActive() || from.holdsData()) {
      return;
    }
    Pipe.Pool pool = Pipe.Pool.of(from.loop());
    try {
      Pipe pipe = pool.take();
      to.flushNow();
      int held = through(pool, pipe);
      if (held == 0) {
        pool.giveBack(pipe, true);
      } else {
        hold(pool, pipe, held);
      }
    } catch (IOException e) {
      Log.debug("No pipe: the body passes the usual way", "error", e);
    }
  }

  /** Moves until nothing comes or goes; gives how much is left in the pipe. */
  private int through(Pipe.Pool pool, Pipe pipe) throws IOException {
    try {
      int held = 0;
      while (held == 0 && body.remaining() > 0) {
        int filled = fill(pipe);
        if (filled == 0) {
          return 0;
        }
        held = filled - drain(pipe, filled);
      }
      return held;
    } catch (IOException e) {
      // a broken source shows at its next read
      pool.giveBack(pipe, false);
      broken();
      throw e;
    }
  }

  /**
   * What the pipe held is lost, so that the target must get nothing more. It is still read: a
   * server that does not want the rest of a body may have said so before it closed.
   */
  private void broken() {
    unwatched(target.shutdownOutput());
    stop();
  }

  private int fill(Pipe pipe) throws IOException {
    long most = Math.min(body.remaining(), pipe.capacity());
    int n = Native.splice(source.fd().intValue(), ANY_OFFSET, pipe.in(), ANY_OFFSET, most);
    body.skipped(n);
    if (n > 0) {
      moved.accept(n);
    }
    return n;
  }

  /** Passes on what the target takes now, unless older data waits for it. */
  private int drain(Pipe pipe, int held) throws IOException {
    int out = 0;
    while (out < held && isFlushed(target)) {
      int n =
          Native.splice(
              pipe.out(), ANY_OFFSET, target.fd().intValue(), ANY_OFFSET, (long) held - out);
      if (n == 0) {
        break;
      }
      out += n;
    }
    return out;
  }

  private static boolean isFlushed(Channel channel) {
    ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
    return buffer != null && buffer.isEmpty() && buffer.totalPendingWriteBytes() == 0;
  }

  /** Queues what the target does not take, and reads no more until it has. */
  private void hold(Pipe.Pool pool, Pipe pipe, int held) {
    SpliceRegion region = new SpliceRegion(this, pool, pipe, target, held);
    waiting = region;
    from.reading(false);
    to.queue(region);
  }

  /** The target took what waited, or is gone. */
  void released(boolean complete) {
    boolean held = !stopped;
    waiting = null;
    if (!complete && target.isActive()) {
      broken();
    }
    if (held) {
      from.resumeReading();
    }
  }
}
