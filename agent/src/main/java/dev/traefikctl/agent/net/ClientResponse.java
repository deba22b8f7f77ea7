package dev.traefikctl.agent.net;

import dev.traefikctl.agent.net.ResponseWriter.Persistence;
import dev.traefikctl.agent.wire.ChunkedWriter;
import dev.traefikctl.agent.wire.ContentSniffer;
import dev.traefikctl.agent.wire.Names;
import dev.traefikctl.http.CommaList;
import dev.traefikctl.http.Headers;
import dev.traefikctl.http.Response;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The response of an exchange on its way to the client: framing, and what is sent when. */
final class ClientResponse {

  /** A body up to this size that is there with its head is copied behind it and sent at once. */
  private static final int SMALL_BODY = 8 * 1024;

  private final Http1Exchange exchange;
  private final Consumer<ByteBuf> output = this::write;
  private boolean started;
  private boolean http10;
  private boolean bodyless;
  private boolean chunked;
  private boolean persistent;
  private boolean sniffs;
  private boolean waitsForBody;
  private long sent;
  private @Nullable ByteBuf pendingHead;

  ClientResponse(Http1Exchange exchange) {
    this.exchange = exchange;
  }

  void restart() {
    started = false;
    http10 = exchange.requestHead().http10();
    bodyless = false;
    chunked = false;
    persistent = false;
    sniffs = false;
    waitsForBody = false;
    sent = 0;
  }

  /** A missing Content-Type will be guessed, as Go's server does behind an interim response. */
  void sniff() {
    sniffs = true;
  }

  /** Whether the head is made, so that nothing else can be answered. */
  boolean started() {
    return started;
  }

  /** Bytes of the body so far. */
  long sent() {
    return sent;
  }

  /** Whether the connection can stay when the response is complete. */
  boolean persistent() {
    return persistent;
  }

  /** Sends a whole response; its head has been filtered. */
  void local(byte[] body) {
    Response response = exchange.response();
    Headers headers = response.headers();
    boolean allowed = bodyAllowed(response.status());
    if (!allowed) {
      stripBodyHeaders(headers, response.status());
    }
    if (allowed && body.length > 0 && isTypeMissing(headers)) {
      headers.set(Names.CONTENT_TYPE, ContentSniffer.typeOf(Unpooled.wrappedBuffer(body)));
    }
    bodyless = !allowed || exchange.isHead();
    persistent = exchange.connection().persists(true);
    boolean counted = allowed && (body.length > 0 || !exchange.isHead());
    byte[] framing = counted ? countedLocally(headers, body.length) : ResponseWriter.NOTHING;
    ByteBuf out = head(response.status(), headers, framing, bodyless ? 0 : body.length);
    if (!bodyless) {
      out.writeBytes(body);
    }
    sent = allowed ? body.length : 0; // also where nobody sees it, as Go counts
    write(out);
  }

  /** The line of Content-Length, which is none of the headers unless a handler made it one. */
  private static byte[] countedLocally(Headers headers, int length) {
    if (headers.contains(Names.CONTENT_LENGTH)) {
      headers.set(Names.CONTENT_LENGTH, Integer.toString(length));
      return ResponseWriter.NOTHING;
    }
    return ResponseWriter.contentLength(length);
  }

  /** Notes an answer that nobody is there to read any more. */
  void unread(int bytes) {
    sent = bytes;
  }

  /**
   * Makes the head of a response whose body follows, once it has been filtered.
   *
   * @param length of the body; -1 where it is unknown
   * @param available how much of the body is there already
   */
  void begin(long length, int available) {
    Response response = exchange.response();
    Headers headers = response.headers();
    int status = response.status();
    bodyless = exchange.isHead() || !bodyAllowed(status);
    boolean counted = true;
    if (!bodyAllowed(status)) {
      stripBodyHeaders(headers, status);
    } else if (!bodyless) {
      counted = countedBody(headers, length);
    }
    chunked = !counted && !http10;
    persistent = exchange.connection().persists(false) && (counted || chunked);
    waitsForBody = !bodyless && length != 0 && isTypeMissing(headers);
    if (waitsForBody) {
      started = true;
    } else {
      int extra = available <= SMALL_BODY ? available : 0;
      pendingHead = head(status, headers, framing(), extra);
    }
  }

  private boolean isTypeMissing(Headers headers) {
    if (!sniffs || headers.contains(Names.CONTENT_TYPE)) {
      return false;
    }
    String encoding = headers.get(Names.CONTENT_ENCODING);
    return encoding == null || encoding.isEmpty();
  }

  /** Makes the head that waited for the body to show its type. */
  private void headBehind(@Nullable ByteBuf piece) {
    waitsForBody = false;
    Response response = exchange.response();
    if (piece != null) {
      response.headers().set(Names.CONTENT_TYPE, ContentSniffer.typeOf(piece));
    }
    pendingHead = head(response.status(), response.headers(), framing(), 0);
  }

  /** Whether Content-Length can tell the body's end; it goes away or is corrected as needed. */
  private static boolean countedBody(Headers headers, long length) {
    int i = headers.indexOf(Names.CONTENT_LENGTH, 0);
    if (length < 0) {
      headers.remove(Names.CONTENT_LENGTH);
      return false;
    }
    if (i >= 0 && !headers.fromWire(i)) {
      headers.set(Names.CONTENT_LENGTH, Long.toString(length));
    }
    return i >= 0;
  }

  private byte[] framing() {
    return chunked ? ResponseWriter.CHUNKED : ResponseWriter.NOTHING;
  }

  private ByteBuf head(int status, Headers headers, byte[] framing, int extra) {
    started = true;
    boolean told = headers.contains(Names.CONNECTION) && tellsOfTheConnection(headers);
    Persistence persistence;
    if (told) {
      persistence = Persistence.KEEP;
    } else if (http10) {
      persistence = persistent ? Persistence.KEEP_TOLD : Persistence.CLOSE;
    } else {
      persistence = persistent ? Persistence.KEEP : Persistence.CLOSE_TOLD;
    }
    Http1Connection connection = exchange.connection();
    return ResponseWriter.write(
        connection.loop(),
        connection.allocator(),
        status,
        headers,
        http10,
        framing,
        persistence,
        extra);
  }

  /**
   * Where a middleware has set Connection: a wish to close is granted, and the field stays unless
   * the connection ends and it does not say so.
   *
   * @return whether it stays, so that nothing else is to be said
   */
  private boolean tellsOfTheConnection(Headers headers) {
    String value = Objects.requireNonNull(headers.get(Names.CONNECTION));
    persistent &= !value.equals("close");
    boolean stays =
        persistent || CommaList.split(value).stream().anyMatch("close"::equalsIgnoreCase);
    if (!stays) {
      headers.remove(Names.CONNECTION);
    }
    return stays;
  }

  static boolean bodyAllowed(int status) {
    return status >= 200 && status != 204 && status != 304;
  }

  private static void stripBodyHeaders(Headers headers, int status) {
    headers.remove(Names.CONTENT_LENGTH);
    if (status == 304) {
      headers.remove(Names.CONTENT_TYPE);
    }
  }

  /** Sends a piece of the body, which belongs to the callee. */
  void data(ByteBuf piece) {
    int size = piece.readableBytes();
    if (bodyless) {
      piece.release();
      return;
    }
    sent += size;
    if (waitsForBody) {
      headBehind(piece);
    }
    ByteBuf head = pendingHead;
    if (chunked) {
      commit();
      ChunkedWriter.chunk(exchange.connection().allocator(), piece, output);
    } else if (head != null && head.writableBytes() >= size) {
      head.writeBytes(piece);
      piece.release();
    } else {
      commit();
      write(piece);
    }
  }

  /** Whether the body goes out as it came, with nothing around it. */
  boolean isPlain() {
    return !chunked && !bodyless && !waitsForBody && pendingHead == null;
  }

  /** Notes bytes of the body that went to the client another way ({@code splice}). */
  void spliced(long bytes) {
    sent += bytes;
  }

  /** Ends the body. */
  void end(Headers trailers) {
    commit();
    if (waitsForBody) {
      headBehind(null);
      commit();
    }
    if (chunked) {
      // trailers that speak of framing would be read as such by some (RFC 9110 section 6.5.1)
      trailers.remove(Names.CONTENT_LENGTH);
      trailers.remove(Names.TRANSFER_ENCODING);
      trailers.remove(Names.TRAILER);
      write(ChunkedWriter.end(exchange.connection().allocator(), trailers));
    }
  }

  /** Sends the head if it still waits for the first piece of the body, and need not. */
  void commit() {
    if (waitsForBody && chunked) {
      headBehind(null); // who reads a stream wants to know at once that it began
    }
    ByteBuf head = pendingHead;
    if (head != null) {
      pendingHead = null;
      write(head);
    }
  }

  /** Forgets what was not sent. */
  void drop() {
    ByteBuf head = pendingHead;
    if (head != null) {
      pendingHead = null;
      head.release();
    }
  }

  private void write(ByteBuf data) {
    exchange.connection().send(Objects.requireNonNull(data));
  }
}
