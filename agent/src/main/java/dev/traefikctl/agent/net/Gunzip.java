package dev.traefikctl.agent.net;

import dev.traefikctl.http.Headers;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * Takes the compression off the body of a response, for a client that did not ask for it, no faster
 * than the client reads.
 */
final class Gunzip {

  private final Http1Exchange exchange;
  private @Nullable GzipStream stream;
  private @Nullable Headers trailers;

  Gunzip(Http1Exchange exchange) {
    this.exchange = exchange;
  }

  /** Begins with a body. */
  void start() {
    stream = new GzipStream();
    trailers = null;
  }

  /** Whether a body is being decompressed. */
  boolean active() {
    return stream != null;
  }

  /** Gives up what is under way, if anything is. */
  void close() {
    GzipStream current = stream;
    if (current != null) {
      stream = null;
      current.close();
    }
  }

  /** Takes a piece of the body, which belongs to the callee. */
  void data(ByteBuf piece) {
    GzipStream current = stream;
    if (current == null) {
      piece.release();
    } else {
      current.feed(piece);
      pump(current);
    }
  }

  /** Passes on what can be decompressed while the client takes it. */
  private void pump(GzipStream current) {
    Http1Connection client = exchange.connection();
    while (client.writable()) {
      ByteBuf piece = current.next(client.allocator());
      if (piece == null) {
        break;
      }
      exchange.out().data(piece);
    }
    if (current.failed()) {
      exchange.abort();
    }
  }

  /** The client takes more; true where the server may go on too. */
  boolean clientWritable() {
    GzipStream current = stream;
    if (current == null) {
      return true;
    }
    pump(current);
    if (exchange.over() || !exchange.connection().writable()) {
      return false;
    }
    Headers last = trailers;
    if (last != null) {
      endIfEmpty(current, last);
    }
    return last == null;
  }

  /** The server's body is complete; the client's ends when all of it is passed on. */
  void serverEnded(Headers last) {
    trailers = last;
    GzipStream current = stream;
    if (current != null) {
      endIfEmpty(current, last);
    }
  }

  private void endIfEmpty(GzipStream current, Headers last) {
    if (current.hasMore()) {
      return;
    }
    if (!current.complete()) {
      exchange.abort();
      return;
    }
    close();
    exchange.out().end(last);
    exchange.finish();
  }
}
