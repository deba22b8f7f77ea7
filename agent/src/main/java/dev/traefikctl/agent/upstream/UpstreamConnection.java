package dev.traefikctl.agent.upstream;

import static dev.traefikctl.agent.wire.Futures.unwatched;

import dev.traefikctl.agent.telemetry.Log;
import dev.traefikctl.agent.wire.BodyReader;
import dev.traefikctl.agent.wire.Bypass;
import dev.traefikctl.agent.wire.HeadReader;
import dev.traefikctl.agent.wire.LoopHandler;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One connection to a server: idle in its pool, or in the service of one exchange. */
public final class UpstreamConnection extends LoopHandler {

  /** Go's limit for the head of a response. */
  private static final int MAX_HEAD = 10 << 20;

  private enum State {
    IDLE,
    HEAD,
    BODY,
    RELAY,
    CLOSED
  }

  private final UpstreamPool pool;
  private final BodyReader body = new BodyReader();
  private final Bypass bypass = new Bypass(this, body);
  private State state = State.IDLE;
  private @Nullable ResponseReceiver receiver;
  private boolean headRequest;
  private boolean requestSent;
  private boolean used;
  private boolean reused;
  private boolean received;
  private boolean reset;
  private boolean keep;
  private long deadline;

  UpstreamConnection(UpstreamPool pool) {
    super(pool.loop());
    this.pool = pool;
  }

  /** Puts the connection into the service of an exchange, which is told to send its request. */
  void assign(ResponseReceiver user) {
    receiver = user;
    state = State.HEAD;
    requestSent = false;
    received = false;
    deadline = 0;
    reused = used;
    used = true;
    user.responseHead().start(user.responseHeaders(), MAX_HEAD);
    user.ready(this);
  }

  /** The proxy at the other end; null where it is the server itself. */
  public ForwardProxies.@Nullable Proxy proxy() {
    return pool.proxy();
  }

  /** Sends a part of the request, which belongs to the callee. */
  public void send(ByteBuf part) {
    if (state == State.CLOSED) {
      part.release();
    } else {
      write(part);
    }
  }

  /**
   * Notes that the request is complete.
   *
   * @param head whether its method was HEAD, so that no body will follow
   */
  public void requestSent(boolean head) {
    headRequest = head;
    requestSent = true;
    long timeout = pool.transport().responseHeaderTimeout().toNanos();
    if (timeout > 0 && state == State.HEAD) {
      deadline = System.nanoTime() + timeout;
    }
  }

  /** Notes before the request is complete that no body will follow its answer. */
  public void headRequest(boolean head) {
    headRequest = head;
  }

  /** Whether more of the request can be taken without piling up. */
  public boolean writable() {
    return state != State.CLOSED && channel().isWritable();
  }

  /** Holds the server back, or lets it go on. */
  public void readingResponse(boolean on) {
    if (state != State.CLOSED) {
      reading(on);
    }
  }

  /** Gives the connection up; the receiver hears no more of it. */
  public void cancel() {
    receiver = null;
    shut();
  }

  /** Ends the sending side of a relay. */
  public void endRelay() {
    if (state == State.RELAY && channel() instanceof DuplexChannel duplex) {
      context().flush();
      unwatched(duplex.shutdownOutput());
    }
  }

  private void shut() {
    if (state != State.CLOSED) {
      bypass.close();
      if (state == State.IDLE) {
        pool.forget(this);
      }
      state = State.CLOSED;
      unwatched(channel().close());
    }
  }

  @Override
  protected void received(ByteBuf in) {
    try {
      received |= in.isReadable();
      while (in.isReadable() && step(in)) {}
      ResponseReceiver user = receiver;
      if (user != null) {
        user.turnEnded();
        startSplice(user);
      }
    } finally {
      in.release();
    }
  }

  private void startSplice(ResponseReceiver user) {
    if (state == State.BODY && bypass.pays()) {
      bypass.open(user.spliceTarget(), user::spliced);
    }
  }

  /** A body whose last bytes were spliced ends here: nothing was read of it. */
  @Override
  protected void readComplete() {
    ResponseReceiver user = receiver;
    if (state == State.BODY && bypass.ended() && user != null) {
      ended(user, Unpooled.EMPTY_BUFFER);
    }
  }

  /** Goes on with what has arrived; false when there is nothing more to do with it. */
  private boolean step(ByteBuf in) {
    ResponseReceiver user = receiver;
    return switch (state) {
      case HEAD -> user != null && head(user, in);
      case BODY -> user != null && body(user, in);
      case RELAY -> {
        if (user != null) {
          user.data(in.readRetainedSlice(in.readableBytes()));
        }
        yield false;
      }
      case IDLE -> {
        // nobody asked: a server that says 408 before it closes, or one that lost its place
        shut();
        yield false;
      }
      case CLOSED -> false;
    };
  }

  private boolean head(ResponseReceiver user, ByteBuf in) {
    ResponseHead head = user.responseHead();
    int result = head.read(in);
    if (result == HeadReader.MORE) {
      return false;
    }
    if (result != HeadReader.DONE) {
      fail(UpstreamFailure.MALFORMED);
      return false;
    }
    int status = head.status();
    if (status == 101) {
      keep = false;
      state = State.RELAY;
      channel().config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
      user.switched(head, this, in.readRetainedSlice(in.readableBytes()));
      return false;
    }
    if (status < 200) {
      user.interim(head);
      head.start(user.responseHeaders(), MAX_HEAD);
      return receiver != null;
    }
    return finalHead(user, head, status, in);
  }

  private boolean finalHead(ResponseReceiver user, ResponseHead head, int status, ByteBuf in) {
    deadline = 0;
    keep = head.keepAlive();
    if (headRequest || status == 204 || status == 304) {
      body.length(0);
    } else if (head.chunked()) {
      body.chunked();
    } else if (head.contentLength() >= 0) {
      body.length(head.contentLength());
    } else {
      body.untilClose();
      keep = false;
    }
    state = State.BODY;
    user.head(head, body, in.readableBytes());
    if (receiver == null) {
      return false;
    }
    if (body.done()) {
      ended(user, in);
      return false;
    }
    return true;
  }

  private boolean body(ResponseReceiver user, ByteBuf in) {
    ByteBuf piece;
    while ((piece = body.next(in)) != null) {
      user.data(piece);
      if (receiver == null) {
        return false;
      }
    }
    if (body.done()) {
      ended(user, in);
    } else if (body.failed()) {
      fail(UpstreamFailure.TRUNCATED);
    }
    return false;
  }

  /** Gives the connection back before the receiver goes on: its next request may use it. */
  private void ended(ResponseReceiver user, ByteBuf in) {
    bypass.close();
    receiver = null;
    if (keep && requestSent && !in.isReadable() && channel().isActive()) {
      state = State.IDLE;
      reading(true);
      pool.release(this);
    } else {
      shut();
    }
    user.ended(body.trailers());
  }

  private void fail(UpstreamFailure failure) {
    ResponseReceiver user = receiver;
    receiver = null;
    shut();
    if (user != null) {
      user.failed(failure);
    }
  }

  /** Sets when the pool gives the idle connection up; 0 is never. */
  void idleUntil(long nanos) {
    deadline = nanos;
  }

  @Override
  protected void sweep(long now) {
    if (deadline != 0 && now - deadline > 0) {
      if (state == State.IDLE) {
        shut();
      } else if (state == State.HEAD) {
        fail(UpstreamFailure.HEADER_TIMEOUT);
      }
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    bypass.close();
    ResponseReceiver user = receiver;
    State last = state;
    receiver = null;
    if (last == State.IDLE) {
      pool.forget(this);
    }
    state = State.CLOSED;
    if (user == null) {
      return;
    }
    if (last == State.BODY && body.endsWithConnection() && !reset) {
      user.ended(body.trailers());
    } else if (last == State.RELAY) {
      user.relayEnded();
    } else {
      user.failed(last == State.BODY ? UpstreamFailure.TRUNCATED : closedBeforeHead());
    }
  }

  private UpstreamFailure closedBeforeHead() {
    if (!received) {
      return reused ? UpstreamFailure.STALE : UpstreamFailure.CLOSED;
    }
    // Go reads on behind a reset that cut the head and finds an unexpected end, which is nobody's
    // gateway error
    return UpstreamFailure.MALFORMED;
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    ResponseReceiver user = receiver;
    if (event == ChannelInputShutdownEvent.INSTANCE && state == State.RELAY && user != null) {
      user.relayEnded();
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    ResponseReceiver user = receiver;
    if (user != null && ctx.channel().isWritable()) {
      user.upstreamWritable();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (cause instanceof IOException) {
      // a failed read closes the channel; after a failed write the answer may still be there to
      // read
      reset = true;
    } else {
      Log.error("Server connection failed", "server", pool.name(), "error", cause);
      unwatched(ctx.close());
    }
  }
}
