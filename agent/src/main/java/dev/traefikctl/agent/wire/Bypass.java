package dev.traefikctl.agent.wire;

import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** The way past our memory that the rest of a connection's body may take ({@link Splice}). */
public final class Bypass {

  private final LoopHandler from;
  private final BodyReader body;
  private @Nullable Splice splice;

  /**
   * @param from the connection that the body comes from
   */
  public Bypass(LoopHandler from, BodyReader body) {
    this.from = from;
    this.body = body;
  }

  /** Whether enough of the body is still to come, and does not yet come this way. */
  public boolean pays() {
    return splice == null && body.remaining() >= Splice.MIN_BYTES;
  }

  /**
   * Sends the rest of the body this way, where the transports can do it.
   *
   * @param to where the body goes; null where it cannot go this way
   * @param moved told how many bytes went
   */
  public void open(@Nullable LoopHandler to, LongConsumer moved) {
    if (to != null) {
      splice = Splice.start(from, to, body, moved);
    }
  }

  /** The rest of the body, or what comes behind it, is read as usual. */
  public void close() {
    Splice current = splice;
    if (current != null) {
      splice = null;
      current.stop();
    }
  }

  /** Whether the last of the body went this way, so that nothing is read at its end. */
  public boolean ended() {
    return splice != null && body.done();
  }
}
