package dev.traefikctl.agent.wire;

import dev.traefikctl.agent.telemetry.Log;
import io.netty.channel.unix.FileDescriptor;
import java.io.IOException;
import java.util.ArrayDeque;

/** A pipe of the kernel that carries data between two sockets without a copy to our memory. */
final class Pipe {

  /** What Linux gives a pipe unless it is asked for more. */
  private static final int USUAL = 64 * 1024;

  /**
   * The most that Linux gives anybody who asks ({@code fs.pipe-max-size}). A body that goes through
   * in few large pieces costs its target fewer segments and wake-ups.
   */
  private static final int LARGE = 1024 * 1024;

  private final FileDescriptor out;
  private final FileDescriptor in;
  private int capacity = USUAL;

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

  /** How many bytes it holds at most; fewer where it holds them in small parts. */
  int capacity() {
    return capacity;
  }

  private boolean large() {
    return capacity > USUAL;
  }

  private void enlarge(Kernel kernel) {
    capacity = Math.max(USUAL, kernel.resizePipe(in(), LARGE));
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

    /**
     * Large pipes of all loops. A user without privileges who has pipes of more than 64 MiB ({@code
     * fs.pipe-user-pages-soft}) gets very small ones only; half of that is enough, because only
     * what waits for a slow target keeps a pipe.
     */
    private static final int MAX_LARGE = 32;

    private final ArrayDeque<Pipe> spare = new ArrayDeque<>();
    private int largeLeft;

    private Pool(int largeLeft) {
      this.largeLeft = largeLeft;
    }

    static Pool of(Loop loop) {
      return loop.attachment(
          Pool.class, owner -> new Pool(Math.max(1, MAX_LARGE / owner.loops().count())));
    }

    Pipe take() throws IOException {
      Pipe known = spare.pollLast();
      Pipe taken = known != null ? known : new Pipe(FileDescriptor.pipe());
      Kernel kernel = Kernel.ifLinked();
      if (!taken.large() && largeLeft > 0 && kernel != null) {
        taken.enlarge(kernel);
        largeLeft = taken.large() ? largeLeft - 1 : 0; // one refusal is enough
      }
      return taken;
    }

    /** Takes a pipe back; one that still holds data is of no more use. */
    void giveBack(Pipe pipe, boolean empty) {
      if (!empty || spare.size() >= MAX_SPARE) {
        pipe.close();
        if (pipe.large()) {
          largeLeft++;
        }
      } else if (pipe.large()) {
        spare.addLast(pipe); // to be taken first
      } else {
        spare.addFirst(pipe);
      }
    }
  }
}
