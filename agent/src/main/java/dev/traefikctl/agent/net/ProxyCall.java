package dev.traefikctl.agent.net;

import dev.traefikctl.agent.telemetry.Log;
import dev.traefikctl.agent.upstream.Dial;
import dev.traefikctl.agent.upstream.ForwardProxies;
import dev.traefikctl.agent.upstream.ResponseHead;
import dev.traefikctl.agent.upstream.ResponseReceiver;
import dev.traefikctl.agent.upstream.UpstreamConnection;
import dev.traefikctl.agent.upstream.UpstreamFailure;
import dev.traefikctl.agent.upstream.UpstreamPool;
import dev.traefikctl.agent.wire.BodyReader;
import dev.traefikctl.agent.wire.ChunkedWriter;
import dev.traefikctl.agent.wire.LoopHandler;
import dev.traefikctl.agent.wire.Names;
import dev.traefikctl.agent.wire.Pragma;
import dev.traefikctl.http.ExchangeLog;
import dev.traefikctl.http.HeaderName;
import dev.traefikctl.http.Headers;
import dev.traefikctl.http.HttpChars;
import dev.traefikctl.http.Upstream;
import io.netty.buffer.ByteBuf;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An exchange's conversation with a server: the request there, the response back, and failures. */
final class ProxyCall implements ResponseReceiver {

  private static final byte[] NOTHING = {};
  private static final HeaderName IDEMPOTENCY_KEY = HeaderName.of("Idempotency-Key");
  private static final HeaderName X_IDEMPOTENCY_KEY = HeaderName.of("X-Idempotency-Key");

  private final Http1Exchange exchange;
  private final Worker worker;
  private final Consumer<ByteBuf> toServer = this::send;
  private final Gunzip gunzip;
  private @Nullable Upstream target;
  private @Nullable UpstreamConnection upstream;
  private @Nullable Dial dial;
  private @Nullable String upgrade;
  private boolean askedForGzip;
  private boolean responsePaused;
  private boolean relaying;
  private long startedNanos;
  private long requestBytes;
  private long responseBytes;

  ProxyCall(Http1Exchange exchange, Worker worker) {
    this.exchange = exchange;
    this.worker = worker;
    this.gunzip = new Gunzip(exchange);
  }

  void restart() {
    target = null;
    upgrade = null;
    responsePaused = false;
    relaying = false;
    startedNanos = 0;
    requestBytes = 0;
    responseBytes = 0;
  }

  void start(Upstream server) {
    cancel();
    target = server;
    exchange.log().upstream(server);
    exchange.response().headers().reset(NOTHING);
    startedNanos = exchange.log().watched() ? System.nanoTime() : 0;
    if (exchange.request().method().equals("CONNECT")) {
      exchange.log().origin(501); // only over HTTP/2 could there be a tunnel
      exchange.answer(501, null);
      return;
    }
    if (!server.scheme().equals("http") || server.host().isEmpty()) {
      unsupported(server);
      return;
    }
    UpstreamPool pool = pool(server);
    ForwardProxies.Proxy proxy = pool.proxy();
    if (proxy == null || proxy.served()) {
      dial = pool.connect(this);
    } else {
      failed(UpstreamFailure.UNSUPPORTED);
    }
  }

  private UpstreamPool pool(Upstream server) {
    return exchange.connection().dedicated().of(worker.pools().of(server));
  }

  private void unsupported(Upstream server) {
    if (server.scheme().equals("https") || server.scheme().equals("h2c")) {
      Log.error(
          "Servers of this scheme are not implemented yet",
          "url",
          server.url(),
          "scheme",
          server.scheme());
    }
    failed(UpstreamFailure.UNSUPPORTED);
  }

  /** Gives up what is under way; nothing more comes from the server. */
  void cancel() {
    UpstreamConnection connection = upstream;
    Dial dialing = dial;
    upstream = null;
    dial = null;
    gunzip.close();
    if (connection != null) {
      connection.cancel();
    }
    if (dialing != null) {
      dialing.cancel();
    }
  }

  @Override
  public ResponseHead responseHead() {
    return exchange.responseHead();
  }

  @Override
  public Headers responseHeaders() {
    return exchange.response().headers();
  }

  @Override
  public void ready(UpstreamConnection connection) {
    dial = null;
    upstream = connection;
    Http1Connection client = exchange.connection();
    RequestHead head = exchange.requestHead();
    Headers headers = exchange.log().headersToSend(exchange.request());
    fixContentLength(head, headers);
    RequestWriter writer = worker.requestWriter();
    ByteBuf out =
        writer.write(
            worker.loop(),
            client.allocator(),
            exchange.request(),
            headers,
            Objects.requireNonNull(target),
            connection.proxy(),
            head);
    String protocols = writer.upgrade();
    if (protocols != null && !isPrintable(protocols) || !areNames(head.trailers())) {
      out.release();
      cancel();
      fail(500, "Internal Server Error");
      return;
    }
    upgrade = protocols;
    askedForGzip = writer.askedForGzip();
    boolean bodyless = exchange.request().method().equals("HEAD");
    connection.headRequest(bodyless);
    connection.send(out);
    if (client.requestComplete()) {
      connection.requestSent(bodyless);
    } else {
      client.resume();
    }
  }

  /** Go's ReverseProxy asks for no protocol whose name is not ASCII. */
  private static boolean isPrintable(String text) {
    return text.chars().allMatch(c -> c >= ' ' && c <= '~');
  }

  /** Go's client announces nothing that is no name of a field. */
  private static boolean areNames(List<String> trailers) {
    for (int i = 0; i < trailers.size(); i++) {
      if (!HttpChars.isToken(trailers.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** The header must say what the framing is, whatever a middleware made of it. */
  private void fixContentLength(RequestHead head, Headers headers) {
    int i = headers.indexOf(Names.CONTENT_LENGTH, 0);
    if (i < 0) {
      return;
    }
    long length = head.contentLength();
    String method = exchange.request().method();
    if (length < 0 || length == 0 && !RequestWriter.hasBodyByDefault(method)) {
      headers.remove(Names.CONTENT_LENGTH);
    } else if (!headers.value(i).equals(Long.toString(length))) {
      headers.set(Names.CONTENT_LENGTH, Long.toString(length));
    }
  }

  /** Whether a piece of the request's body can go on now. */
  boolean takesBody() {
    UpstreamConnection connection = upstream;
    return connection != null && connection.writable();
  }

  /** Sends a piece of the request's body, which belongs to the callee. */
  void requestData(ByteBuf piece) {
    requestBytes += piece.readableBytes();
    if (exchange.requestHead().chunked()) {
      ChunkedWriter.chunk(exchange.connection().allocator(), piece, toServer);
    } else {
      send(piece);
    }
  }

  private void send(ByteBuf data) {
    UpstreamConnection connection = upstream;
    if (connection == null) {
      data.release();
    } else {
      connection.send(data);
    }
  }

  /** The request's body is complete. */
  void requestEnded() {
    UpstreamConnection connection = upstream;
    if (connection != null) {
      if (exchange.requestHead().chunked()) {
        // the values of request trailers are lost, as in Traefik
        connection.send(ChunkedWriter.end(exchange.connection().allocator(), new Headers()));
      }
      connection.requestSent(exchange.request().method().equals("HEAD"));
    }
  }

  @Override
  public void upstreamWritable() {
    exchange.connection().resume();
  }

  @Override
  public void interim(ResponseHead head) {
    exchange.out().sniff();
    exchange.log().typeGuessed();
    exchange.connection().interim(head.status(), responseHeaders());
  }

  @Override
  public void head(ResponseHead head, BodyReader body, int available) {
    exchange.response().status(head.status());
    Headers headers = responseHeaders();
    Pragma.imply(headers);
    exchange.log().origin(head.status());
    exchange.connection().dedicated().see(headers);
    for (String name : head.connectionNames()) {
      headers.remove(HeaderName.of(name));
    }
    List<String> trailers = head.trailerNames();
    if (!trailers.isEmpty()) {
      headers.add(Names.TRAILER, String.join(", ", trailers));
    }
    long length = body.isChunked() || body.endsWithConnection() ? -1 : head.contentLength();
    if (length != 0 && askedForGzip && gzipped(headers) && !body.done()) {
      headers.remove(Names.CONTENT_ENCODING);
      headers.remove(Names.CONTENT_LENGTH);
      length = -1;
      gunzip.start();
    }
    if (exchange.runFilters()) {
      exchange.out().begin(length, available);
    }
  }

  private static boolean gzipped(Headers headers) {
    String encoding = headers.get(Names.CONTENT_ENCODING);
    return encoding != null && encoding.equalsIgnoreCase("gzip");
  }

  @Override
  public void data(ByteBuf piece) {
    responseBytes += piece.readableBytes();
    if (relaying) {
      exchange.connection().send(piece);
    } else if (gunzip.active()) {
      gunzip.data(piece);
    } else {
      exchange.out().data(piece);
    }
    if (!exchange.over() && !exchange.connection().writable()) {
      pauseResponse(true);
    }
  }

  @Override
  public @Nullable LoopHandler spliceTarget() {
    return !gunzip.active() && exchange.out().isPlain() ? exchange.connection() : null;
  }

  @Override
  public void spliced(long bytes) {
    responseBytes += bytes;
    exchange.out().spliced(bytes);
  }

  /** Where the rest of a counted request body can go without passing through our memory. */
  @Nullable LoopHandler uploadTarget() {
    return upstream;
  }

  /** So many bytes of the request's body went to the server on the short way. */
  void uploaded(long bytes) {
    requestBytes += bytes;
  }

  private void pauseResponse(boolean pause) {
    UpstreamConnection connection = upstream;
    if (pause != responsePaused && connection != null) {
      responsePaused = pause;
      connection.readingResponse(!pause);
    }
  }

  /** The client takes more. */
  void clientWritable() {
    if (gunzip.clientWritable()) {
      pauseResponse(false);
    }
  }

  @Override
  public void turnEnded() {
    exchange.out().commit();
  }

  @Override
  public void ended(Headers trailers) {
    upstream = null;
    if (trailers.size() > 0 && exchange.log().headersWanted()) {
      noteTrailers(trailers);
    }
    if (gunzip.active()) {
      gunzip.serverEnded(trailers);
      return;
    }
    exchange.out().end(trailers);
    exchange.finish();
  }

  /** Go's reverse proxy gives those a prefix that were not announced, or all where any was not. */
  private void noteTrailers(Headers trailers) {
    Set<String> announced = Set.copyOf(exchange.responseHead().trailerNames());
    Set<String> names = new HashSet<>();
    trailers.forEach((name, value) -> names.add(name));
    String prefix = announced.containsAll(names) ? "" : "Trailer:";
    Headers noted = new Headers();
    trailers.forEach((name, value) -> noted.add(HeaderName.exactly(prefix + name), value));
    exchange.log().trailers(noted);
  }

  @Override
  public void failed(UpstreamFailure failure) {
    upstream = null;
    dial = null;
    if (exchange.out().started()) {
      exchange.abort();
    } else if (failure == UpstreamFailure.STALE && replayable()) {
      dial = pool(Objects.requireNonNull(target)).connectAnew(this);
    } else {
      fail(failure.status(), failure.text());
    }
  }

  /** What Go's client sends again when a kept connection turns out to be closed. */
  private boolean replayable() {
    if (exchange.requestHead().contentLength() != 0) {
      return false;
    }
    Headers headers = exchange.request().headers();
    return switch (exchange.request().method()) {
      case "GET", "HEAD", "OPTIONS", "TRACE" -> true;
      default -> headers.contains(IDEMPOTENCY_KEY) || headers.contains(X_IDEMPOTENCY_KEY);
    };
  }

  /** Answers in the server's place. */
  void fail(int code, String text) {
    noteFailure(code, text);
    exchange.answer(code, text);
  }

  /** Notes an answer in the server's place, which there may be nobody to read. */
  void noteFailure(int code, String text) {
    exchange.log().origin(code);
    responseBytes = text.length();
  }

  /** Whether a server was asked. */
  boolean asked() {
    return target != null;
  }

  @Override
  public void switched(ResponseHead head, UpstreamConnection connection, ByteBuf rest) {
    String asked = upgrade;
    String given = head.upgrade();
    if (asked == null || given == null || !asked.equalsIgnoreCase(given)) {
      rest.release();
      connection.cancel();
      upstream = null;
      fail(500, "Internal Server Error");
      return;
    }
    exchange.log().origin(101);
    relaying = true;
    exchange.response().status(101);
    if (exchange.runFilters()) {
      exchange.connection().startRelay(responseHeaders(), given);
      data(rest);
    } else {
      rest.release();
    }
  }

  @Override
  public void relayEnded() {
    exchange.finish();
  }

  /** Sends relayed bytes, which belong to the callee, to the server. */
  void relay(ByteBuf data) {
    requestBytes += data.readableBytes();
    send(data);
  }

  /** The client sends no more: neither do we. */
  void endRelay() {
    UpstreamConnection connection = upstream;
    if (connection != null) {
      connection.endRelay();
    }
  }

  /** Gives everything up and notes what the log wants to know. */
  void end() {
    cancel();
    ExchangeLog log = exchange.log();
    log.requestSize(requestBytes);
    if (startedNanos != 0) {
      log.originEnd(responseBytes, System.nanoTime() - startedNanos);
    }
  }
}
