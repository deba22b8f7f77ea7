package dev.traefikctl.agent.wire;

import static dev.traefikctl.agent.wire.Futures.unwatched;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A connection of either side: the only handler of its channel. It collects writes until the end of
 * the loop's turn, so that a turn costs one send a connection, and is swept for deadlines.
 */
public abstract class LoopHandler extends ChannelInboundHandlerAdapter {

  /** Beyond this much unflushed data a write goes out at once: it bounds memory within a turn. */
  private static final long FLUSH_AT = 64 * 1024 - 1;

  protected final Loop loop;
  int sweepIndex = -1;
  private boolean dirty;
  private long unflushed;
  private @Nullable ChannelHandlerContext context;

  protected LoopHandler(Loop loop) {
    this.loop = loop;
  }

  /** The channel's context; only once the handler was added. */
  protected final ChannelHandlerContext context() {
    return Objects.requireNonNull(context);
  }

  public final Channel channel() {
    return context().channel();
  }

  public final Loop loop() {
    return loop;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    context = ctx;
    loop.add(this);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    loop.remove(this);
  }

  @Override
  public final void channelRead(ChannelHandlerContext ctx, Object message) {
    loop.startTurn();
    if (message instanceof ByteBuf in) {
      received(in);
    } else {
      ReferenceCountUtil.release(message);
    }
  }

  @Override
  public final void channelReadComplete(ChannelHandlerContext ctx) {
    readComplete();
    loop.endTurn();
  }

  /** Takes data off the wire; the buffer belongs to the callee. */
  protected abstract void received(ByteBuf in);

  /** All that could be read for now was read. */
  protected void readComplete() {}

  /** Looks at deadlines; called about ten times a second with {@link System#nanoTime}. */
  protected abstract void sweep(long now);

  /** Queues data, which belongs to the callee from here on; it is sent at the end of the turn. */
  protected final void write(ByteBuf data) {
    ChannelHandlerContext ctx = context();
    unflushed += data.readableBytes();
    unwatched(ctx.write(data, ctx.voidPromise()));
    if (unflushed > FLUSH_AT || !loop.inTurn()) {
      unflushed = 0;
      ctx.flush();
    } else {
      markDirty();
    }
  }

  /** Whether data that was read waits to be passed on, so that newer data must not overtake it. */
  protected boolean holdsData() {
    return false;
  }

  /** Reads again after a splice had to wait. */
  protected void resumeReading() {
    reading(true);
  }

  /** Queues spliced data behind what was written. */
  final void queue(SpliceRegion region) {
    ChannelHandlerContext ctx = context();
    unwatched(ctx.write(region, ctx.voidPromise()));
    ctx.flush();
  }

  private void markDirty() {
    if (!dirty) {
      dirty = true;
      loop.markDirty(this);
    }
  }

  final void flushNow() {
    dirty = false;
    unflushed = 0;
    context().flush();
  }

  /** Pauses or resumes reading; paused, the peer is held back by TCP. */
  protected final void reading(boolean on) {
    channel().config().setAutoRead(on);
  }
}
