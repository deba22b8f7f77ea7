package dev.traefikctl.agent.net;

import static dev.traefikctl.agent.wire.Futures.unwatched;

import dev.traefikctl.agent.telemetry.Log;
import dev.traefikctl.agent.wire.LoopHandler;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.io.IOException;

/**
 * Looks at the first byte of a connection to see what is spoken, and puts the handler of that in
 * its own place. TLS (and the PROXY protocol before it) comes in here.
 */
final class FirstByte extends LoopHandler implements ServerConnection {

  /** The content type of a TLS handshake record (RFC 8446 section 5.1). */
  private static final byte TLS_HANDSHAKE = 0x16;

  private final EntryPointServer server;
  private final Worker worker;
  private final long deadline;
  private boolean replaced;

  FirstByte(EntryPointServer server, Worker worker) {
    super(worker.loop());
    this.server = server;
    this.worker = worker;
    long timeout = server.limits().readNanos();
    this.deadline = timeout > 0 ? System.nanoTime() + timeout : 0;
  }

  @Override
  protected void received(ByteBuf in) {
    ChannelHandlerContext ctx = context();
    if (in.getByte(in.readerIndex()) == TLS_HANDSHAKE) {
      in.release();
      String name = server.settings().name();
      Log.info("TLS is not implemented yet; connection closed", "entryPointName", name);
      unwatched(ctx.close());
      return;
    }
    replaced = true;
    Http1Connection http = new Http1Connection(server, worker, deadline);
    ctx.pipeline().replace(this, null, http);
    http.channelRead(ctx.pipeline().context(http), in);
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event == ChannelInputShutdownEvent.INSTANCE) {
      unwatched(ctx.close());
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    if (!replaced) {
      server.closed(this);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (!(cause instanceof IOException)) {
      Log.error("Client connection failed", "error", cause);
    }
    unwatched(ctx.close());
  }

  @Override
  protected void sweep(long now) {
    if (deadline != 0 && now - deadline > 0) {
      closeNow();
    }
  }

  @Override
  public boolean belongsTo(EntryPointServer other) {
    return server == other;
  }

  @Override
  public void closeIfIdle() {
    closeNow();
  }

  @Override
  public void closeNow() {
    unwatched(channel().close());
  }
}
