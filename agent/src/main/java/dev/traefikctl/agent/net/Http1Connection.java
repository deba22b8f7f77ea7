package dev.traefikctl.agent.net;

import dev.traefikctl.agent.wire.BodyReader;
import dev.traefikctl.agent.wire.Bypass;
import dev.traefikctl.agent.wire.HeadReader;
import dev.traefikctl.agent.wire.Names;
import dev.traefikctl.http.Headers;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A client's connection that speaks HTTP/1: one exchange after another. */
final class Http1Connection extends ClientConnection implements ServerConnection {

  /** Go's server lets so much more pass than {@code maxHeaderBytes}. */
  private static final int HEAD_SLACK = 4096;

  /** Of a body that nobody wants, so much is read to keep the connection (Go's server). */
  private static final int MAX_DRAINED = 256 * 1024;

  private enum State {
    /** Waiting for a head, or within it. */
    HEAD,
    /** Within a body that the exchange takes. */
    BODY,
    /** The request is complete, the response is not. */
    RESPONSE,
    /** Within a body that nobody takes any more. */
    DRAIN,
    /** After a 101. */
    RELAY,
    /** We ended our side; what still comes is thrown away. */
    LINGER
  }

  private final EntryPointServer server;
  private final Worker worker;
  private final BodyReader body = new BodyReader();
  private final Bypass bypass = new Bypass(this, body);
  private final Deadlines deadlines;
  private final KeepAlive keepAlive;
  private final DedicatedPools dedicated = new DedicatedPools();
  private final LeadingLineEnds lineEnds = new LeadingLineEnds();
  private State state = State.HEAD;
  private @Nullable Http1Exchange exchange;
  private boolean requestComplete;
  private boolean goOnOwed;
  private boolean persistent;
  private long drained;

  /**
   * @param deadline until when the first request must be there, 0 for ever
   */
  Http1Connection(EntryPointServer server, Worker worker, long deadline) {
    super(worker.loop());
    this.server = server;
    this.worker = worker;
    this.keepAlive = new KeepAlive(server);
    this.deadlines = new Deadlines(server.limits(), deadline);
  }

  private Http1Exchange exchange() {
    return Objects.requireNonNull(exchange);
  }

  @Override
  boolean step(ByteBuf in) {
    return switch (state) {
      case HEAD -> head(in);
      case BODY -> body(in);
      case DRAIN -> drain(in);
      case RELAY -> relay(in);
      case RESPONSE -> false;
      case LINGER -> {
        in.skipBytes(in.readableBytes());
        yield false;
      }
    };
  }

  @Override
  boolean waitsForPeer() {
    return state == State.BODY || state == State.RELAY;
  }

  private boolean head(ByteBuf in) {
    Http1Exchange current = exchange;
    if (current == null) {
      if (!lineEnds.skip(in)) {
        return false;
      }
      current = firstByte();
    }
    RequestHead head = current.requestHead();
    int result = head.read(in);
    if (result == HeadReader.MORE) {
      return false;
    }
    if (result == HeadReader.DONE) {
      begin(current, head);
    } else {
      refuse(head.refusalOf(result));
    }
    return !closed();
  }

  private Http1Exchange firstByte() {
    deadlines.requestBegins(keepAlive.isNew());
    Http1Exchange made = worker.exchange(this);
    int limit = server.settings().maxHeaderBytes() + HEAD_SLACK;
    made.requestHead().start(made.request().headers(), limit);
    exchange = made;
    return made;
  }

  private void refuse(Refusal refusal) {
    worker.recycle(exchange());
    exchange = null;
    write(Unpooled.wrappedBuffer(refusal.answer()));
    linger();
  }

  private void begin(Http1Exchange current, RequestHead head) {
    keepAlive.requestBegins();
    lineEnds.behind(head.method());
    goOnOwed = head.expectContinue();
    deadlines.headComplete(goOnOwed);
    current.begin();
    current.request().connection(server.settings().name(), client(), localPort(), false, null);
    if (head.chunked()) {
      current.request().headers().remove(Names.CONTENT_LENGTH);
      body.chunked();
    } else {
      body.length(head.contentLength());
    }
    requestComplete = body.done();
    state = requestComplete ? State.RESPONSE : State.BODY;
    if (requestComplete) {
      deadlines.requestComplete();
    }
    if (head.expectOther()) {
      keepAlive.end();
    }
    current.dispatch(server.handler());
  }

  private boolean body(ByteBuf in) {
    ProxyCall call = exchange().call();
    if (goOnOwed || !call.takesBody()) {
      return false;
    }
    ByteBuf piece = body.next(in);
    if (piece != null) {
      call.requestData(piece);
    }
    if (body.failed()) {
      malformed();
    } else if (body.done()) {
      bodyEnded(call);
    } else if (bypass.pays()) {
      bypass.open(call.uploadTarget(), call::uploaded);
    }
    return !closed();
  }

  private void bodyEnded(ProxyCall call) {
    bypass.close();
    requestComplete = true;
    deadlines.requestComplete();
    state = State.RESPONSE;
    call.requestEnded();
  }

  /** A body whose last bytes were spliced ends here: nothing was read of it. */
  @Override
  protected void readComplete() {
    if (state == State.BODY && bypass.ended()) {
      bodyEnded(exchange().call());
    }
  }

  private void malformed() {
    keepAlive.end();
    broken(500, "Internal Server Error");
  }

  private void truncated() {
    if (body.isChunked()) {
      malformed();
    } else {
      broken(truncation(), "Bad Gateway");
    }
  }

  /** A client that ends in the middle of a body, which Go's client says with different errors. */
  private int truncation() {
    return body.isChunked() ? 500 : 502;
  }

  /** The request's body cannot be read to its end: the server must not take it for complete. */
  private void broken(int status, String text) {
    bypass.close();
    Http1Exchange current = exchange();
    current.call().cancel();
    if (current.out().started()) {
      current.abort();
    } else {
      current.call().fail(status, text);
    }
  }

  private boolean drain(ByteBuf in) {
    ByteBuf piece = body.next(in);
    if (piece != null) {
      drained += piece.readableBytes();
      piece.release();
    }
    if (body.failed() || drained > MAX_DRAINED) {
      linger();
    } else if (body.done()) {
      next();
    }
    return !closed();
  }

  private boolean relay(ByteBuf in) {
    ProxyCall call = exchange().call();
    if (!call.takesBody()) {
      return false;
    }
    call.relay(in.readRetainedSlice(in.readableBytes()));
    return true;
  }

  /** The connections to servers that are this client's own. */
  DedicatedPools dedicated() {
    return dedicated;
  }

  boolean requestComplete() {
    return requestComplete;
  }

  /**
   * Decides whether the connection stays behind the response whose head is made now.
   *
   * @param local whether the response does not wait for the request's body
   */
  boolean persists(boolean local) {
    boolean unread = goOnOwed || local && body.remaining() > MAX_DRAINED;
    return exchange().requestHead().keepAlive() && !unread && !keepAlive.isWorn();
  }

  /** Passes an interim response of the server on; HTTP/1.0 knows none. */
  void interim(int status, Headers headers) {
    if (status == 100) {
      bodyIsWanted();
    }
    if (!exchange().requestHead().http10()) {
      send(ResponseWriter.interim(loop(), allocator(), status, headers));
    }
  }

  private void goOn() {
    if (goOnOwed) {
      send(ResponseWriter.goOn(allocator()));
      bodyIsWanted();
    }
  }

  /** A client that was asked to wait may send its body, and what it sent already is taken. */
  private void bodyIsWanted() {
    goOnOwed = false;
    deadlines.bodyComes();
    resume();
  }

  void startRelay(Headers headers, String protocols) {
    send(ResponseWriter.switching(loop(), allocator(), headers, protocols));
    state = State.RELAY;
    deadlines.responseComplete();
    resume();
  }

  /** The exchange is over and will not be used for this connection any more. */
  void exchangeEnded(Http1Exchange ended) {
    bypass.close();
    if (exchange == ended) {
      exchange = null;
    }
  }

  /** The response is written; goes on with the next request as far as that is possible. */
  void responseEnded(boolean keep) {
    persistent = keep && !keepAlive.over();
    deadlines.responseComplete();
    if (state != State.RELAY && (requestComplete || ended())) {
      next();
    } else if (persistent) {
      state = State.DRAIN;
      drained = 0;
      resume();
    } else {
      linger();
    }
  }

  private void next() {
    if (!persistent || server.draining() || ended()) {
      closeFlushed();
      return;
    }
    state = State.HEAD;
    deadlines.idle();
    resume();
  }

  private void linger() {
    state = State.LINGER;
    deadlines.linger();
    endOutput();
  }

  @Override
  public boolean belongsTo(EntryPointServer other) {
    return server == other;
  }

  @Override
  public void closeIfIdle() {
    if (state == State.HEAD && exchange == null) {
      closeNow();
    }
  }

  @Override
  void endOfInput() {
    switch (state) {
      case HEAD -> {
        if (exchange == null) {
          closeFlushed();
        } else {
          refuse(Refusal.BAD_REQUEST);
        }
      }
      case BODY -> truncated();
      case RESPONSE -> broken(Http1Exchange.CLIENT_GONE, Http1Exchange.CLIENT_GONE_TEXT);
      case RELAY -> exchange().call().endRelay();
      case DRAIN, LINGER -> closeNow();
    }
  }

  @Override
  void gone() {
    server.closed(this);
    Http1Exchange current = exchange;
    if (current != null) {
      if (state == State.HEAD) {
        exchange = null;
        worker.recycle(current);
      } else {
        current.clientGone(state == State.BODY ? truncation() : Http1Exchange.CLIENT_GONE);
      }
    }
    dedicated.close(); // behind the exchange, which may have had a connection of it
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    Http1Exchange current = exchange;
    if (current != null && state != State.HEAD && writable()) {
      current.call().clientWritable();
    }
  }

  @Override
  protected void sweep(long now) {
    if (deadlines.goOnIsDue(now)) {
      goOn();
    }
    if (deadlines.writeIsOver(now)) {
      closeNow();
    } else if (deadlines.readIsOver(now)) {
      tooSlow();
    }
  }

  private void tooSlow() {
    Http1Exchange current = exchange;
    if (state == State.BODY) {
      keepAlive.end();
      broken(504, "Gateway Timeout");
    } else if (state == State.HEAD && current != null && current.requestHead().endsWithinName()) {
      refuse(Refusal.BAD_REQUEST); // Go's server takes the part of a line for a line
    } else {
      closeNow();
    }
  }
}
