package dev.traefikctl.agent.wire;

import dev.traefikctl.agent.telemetry.Log;
import io.netty.channel.unix.FileDescriptor;
import java.io.IOException;
import java.util.ArrayDeque;

/** A pipe of the kernel that carries data between two sockets without a copy to our memory. */
final class Pipe {

  /** What Linux gives a pipe unless it is asked for more. */
  static final int CAPACITY = 64 * 1024;

  private final FileDescriptor out;
  private final FileDescriptor in;

  private Pipe(FileDescriptor[] ends) {
    out = ends[0];
    in = ends[1];
  }

  /** The end that is read. */
  int out() {
    return out.intValue();
  }

  /** The end that is written. */
  int in() {
    return in.intValue();
  }

  private void close() {
    try {
      out.close();
      in.close();
    } catch (IOException e) {
      Log.warn("Cannot close a pipe", "error", e);
    }
  }

  /** The spare pipes of one event loop. */
  static final class Pool {

    private static final int MAX_SPARE = 32;

    private final ArrayDeque<Pipe> spare = new ArrayDeque<>();

    static Pool of(Loop loop) {
      return loop.attachment(Pool.class, owner -> new Pool());
    }

    Pipe take() throws IOException {
      Pipe known = spare.pollLast();
      return known != null ? known : new Pipe(FileDescriptor.pipe());
    }

    /** Takes a pipe back; one that still holds data is of no more use. */
    void giveBack(Pipe pipe, boolean empty) {
      if (empty && spare.size() < MAX_SPARE) {
        spare.addLast(pipe);
      } else {
        pipe.close();
      }
    }
  }
}
