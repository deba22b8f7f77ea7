package dev.traefikctl.agent.net;

import static dev.traefikctl.agent.wire.Futures.unwatched;

import dev.traefikctl.agent.telemetry.Log;
import dev.traefikctl.agent.wire.Loop;
import dev.traefikctl.agent.wire.LoopHandler;
import dev.traefikctl.http.ClientAddress;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.NetUtil;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * The part of a client's connection that does not depend on what is spoken: data that has to wait,
 * back-pressure, and the ways to close.
 */
abstract class ClientConnection extends LoopHandler {

  /** Data that is kept for later while the connection goes on being watched. */
  private static final int MAX_PENDING = 64 * 1024;

  private @Nullable ByteBuf pending;
  private @Nullable ClientAddress client;
  private int localPort;
  private boolean processing;
  private boolean paused;
  private boolean inputEnded;
  private boolean closed;

  ClientConnection(Loop loop) {
    super(loop);
  }

  /** Takes some of the data; false when nothing more can be done now. */
  abstract boolean step(ByteBuf in);

  /** Whether data in hand waits for somebody who was asked to take it. */
  abstract boolean waitsForPeer();

  /** The client will send no more, and all that it sent was taken. */
  abstract void endOfInput();

  /** The connection is gone. */
  abstract void gone();

  final ByteBufAllocator allocator() {
    return context().alloc();
  }

  final boolean writable() {
    return channel().isWritable();
  }

  @Override
  protected final void received(ByteBuf in) {
    ByteBuf kept = pending;
    if (processing) {
      pending = kept == null ? in : joined(kept, in);
    } else if (kept != null) {
      pending = null;
      process(joined(kept, in));
    } else {
      process(in);
    }
  }

  private ByteBuf joined(ByteBuf first, ByteBuf second) {
    ByteBuf both = allocator().directBuffer(first.readableBytes() + second.readableBytes());
    both.writeBytes(first).writeBytes(second);
    first.release();
    second.release();
    return both;
  }

  /** Goes on with data that had to wait; called when something changed. */
  final void resume() {
    if (processing) {
      return;
    }
    ByteBuf kept = pending;
    if (kept != null) {
      pending = null;
      process(kept);
    } else {
      pace();
    }
  }

  /** Takes data, which belongs to the callee, as far as possible; the rest waits. */
  private void process(ByteBuf in) {
    processing = true;
    try {
      while (in.isReadable() && step(in)) {}
    } finally {
      processing = false;
      if (in.isReadable() && !closed) {
        pending = in;
      } else {
        in.release();
      }
    }
    pace();
    if (inputEnded && pending == null && !closed) {
      endOfInput();
    }
  }

  /** Reading stops while data waits that cannot be taken; a few pipelined requests may wait. */
  private void pace() {
    ByteBuf kept = pending;
    boolean pause = kept != null && (kept.readableBytes() > MAX_PENDING || waitsForPeer());
    // after the client's last byte there is nothing to read, and Netty does not take the wish
    if (pause != paused && !closed && !inputEnded) {
      paused = pause;
      reading(!pause);
    }
  }

  @Override
  protected final boolean holdsData() {
    return pending != null || processing;
  }

  @Override
  protected final void resumeReading() {
    if (!paused && !closed && !inputEnded) {
      reading(true);
    }
  }

  /** Who is at the other end. */
  final ClientAddress client() {
    ClientAddress known = client;
    if (known == null) {
      known = addressOf((InetSocketAddress) channel().remoteAddress());
      client = known;
      InetSocketAddress local = (InetSocketAddress) channel().localAddress();
      localPort = local == null ? 0 : local.getPort();
    }
    return known;
  }

  /** The port that the client connected to; known after {@link #client}. */
  final int localPort() {
    return localPort;
  }

  private static ClientAddress addressOf(@Nullable InetSocketAddress remote) {
    // a connection that is reset while it is accepted has no address any more
    InetAddress address =
        remote == null ? InetAddress.getLoopbackAddress() : unmapped(remote.getAddress());
    String text = NetUtil.toAddressString(address);
    int zone = text.indexOf('%');
    return new ClientAddress(
        address, zone < 0 ? text : text.substring(0, zone), remote == null ? 0 : remote.getPort());
  }

  /** The IPv4 address of a client that a socket of both families accepted. */
  private static InetAddress unmapped(InetAddress address) {
    if (!(address instanceof Inet6Address six) || six.getScopeId() != 0) {
      return address;
    }
    try {
      // makes an Inet4Address of ::ffff:a.b.c.d
      return InetAddress.getByAddress(six.getAddress());
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Sends data, which belongs to the callee. */
  final void send(ByteBuf data) {
    if (closed) {
      data.release();
    } else {
      write(data);
    }
  }

  /** Whether the client sends no more, and nothing that it sent waits. */
  final boolean ended() {
    return inputEnded && pending == null && !processing;
  }

  final boolean closed() {
    return closed;
  }

  /** Closes when all that was written is out. */
  final void closeFlushed() {
    if (!closed) {
      closed = true;
      unwatched(
          context().writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE));
    }
  }

  /** Ends our side when all that was written is out; the client still gets it if it still sends. */
  final void endOutput() {
    ChannelFuture flushed = context().writeAndFlush(Unpooled.EMPTY_BUFFER);
    unwatched(flushed.addListener(done -> shutdownOutput()));
    resume();
  }

  private void shutdownOutput() {
    if (channel() instanceof DuplexChannel duplex) {
      unwatched(duplex.shutdownOutput());
    }
  }

  /** Closes in the middle of a response, behind what can be sent of it at once. */
  final void breakOff() {
    if (!closed) {
      context().flush();
      closeNow();
    }
  }

  /** Closes at once, also what waits for its last data to be sent. */
  public final void closeNow() {
    closed = true;
    unwatched(channel().close());
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event == ChannelInputShutdownEvent.INSTANCE && !inputEnded) {
      inputEnded = true;
      if (pending == null && !closed && !processing) {
        endOfInput();
      }
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    closed = true;
    ByteBuf kept = pending;
    if (kept != null) {
      pending = null;
      kept.release();
    }
    gone();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (!(cause instanceof IOException)) {
      Log.error("Client connection failed", "error", cause);
    }
    closed = true;
    unwatched(ctx.close());
  }
}
