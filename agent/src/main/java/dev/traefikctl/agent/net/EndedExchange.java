package dev.traefikctl.agent.net;

import dev.traefikctl.http.ExchangeLog;
import dev.traefikctl.http.Request;
import dev.traefikctl.http.Response;
import java.time.Instant;

/** What can be said of an exchange at its end. Sizes are bytes of bodies, without framing. */
public interface EndedExchange {

  /** The request as the handlers left it. */
  Request request();

  /** The response head as the client got it. */
  Response response();

  /** What the handlers noted. */
  ExchangeLog log();

  /** The request's method before any middleware. */
  String originalMethod();

  /** Path and query before any middleware. */
  String originalTarget();

  /** The Host as it was sent; empty where there was none. */
  String originalHost();

  Instant started();

  /** From the request's first byte to the response's end. */
  long durationNanos();

  /** From handing the request to a server to the end of its answer; 0 where no server was asked. */
  long originNanos();

  /** The status that the client got; 499 where it went away before. */
  int status();

  /** The server's status, or that of the proxy error in its place; 0 where no server was asked. */
  int originStatus();

  long requestBytes();

  /** Bytes sent to the client. */
  long responseBytes();

  /** Bytes that came from the server, or of the proxy error in its place. */
  long originBytes();
}
