package dev.traefikctl.agent.upstream;

import dev.traefikctl.agent.wire.BodyReader;
import dev.traefikctl.agent.wire.LoopHandler;
import dev.traefikctl.http.Headers;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** The exchange that uses a connection to a server; everything is called on their event loop. */
public interface ResponseReceiver {

  /** The reader for response heads, and where the headers go. */
  ResponseHead responseHead();

  Headers responseHeaders();

  /** The connection is there: send the request. */
  void ready(UpstreamConnection connection);

  /** There will be no (more of an) answer; the connection is closed. */
  void failed(UpstreamFailure failure);

  /** A 1xx response came; the final one is still to come. */
  void interim(ResponseHead head);

  /**
   * The head of the final response came.
   *
   * @param available how many bytes behind it have arrived already
   */
  void head(ResponseHead head, BodyReader body, int available);

  /** A piece of the body, which belongs to the callee. */
  void data(ByteBuf piece);

  /**
   * Where the rest of a counted body can go without passing through our memory; null where it must
   * be seen.
   */
  @Nullable LoopHandler spliceTarget();

  /** So many bytes of the body went to the splice target. */
  void spliced(long bytes);

  /** All that had arrived was passed on. */
  void turnEnded();

  /**
   * The response is complete; the connection is no longer the receiver's.
   *
   * @param trailers empty where there are none
   */
  void ended(Headers trailers);

  /**
   * The server switched protocols; from here on bytes are relayed.
   *
   * @param rest what came behind the head, to be released by the callee
   */
  void switched(ResponseHead head, UpstreamConnection connection, ByteBuf rest);

  /** The server's side of a relay ended. */
  void relayEnded();

  /** More of the request can be sent. */
  void upstreamWritable();
}
