package dev.traefikctl.http;

import org.jspecify.annotations.Nullable;

/**
 * What handlers and the data plane note for the access log and metrics. Sizes are bytes of body,
 * times are nanoseconds.
 *
 * <p>Nothing here costs an allocation unless {@link #watch} was called for the exchange.
 */
public final class ExchangeLog {

  private static final HeaderName FORWARDED_FOR = HeaderName.of("X-Forwarded-For");

  /** The request as the chosen router saw it, before any middleware changed it. */
  public record Arrival(String target, String host, @Nullable String forwardedFor) {}

  private @Nullable Request watched;
  private boolean headersWanted;
  private @Nullable Arrival arrival;
  private @Nullable String router;
  private @Nullable String service;
  private @Nullable Upstream upstream;
  private @Nullable String userName;
  private @Nullable Headers trailers;
  private boolean typeGuessed;
  private boolean internal;
  private boolean silent;
  private int originStatus;
  private long originSize;
  private long originNanos;
  private long requestSize;
  private long responseSize;

  void reset() {
    watched = null;
    headersWanted = false;
    arrival = null;
    router = null;
    service = null;
    upstream = null;
    userName = null;
    trailers = null;
    typeGuessed = false;
    internal = false;
    silent = false;
    originStatus = 0;
    originSize = 0;
    originNanos = 0;
    requestSize = 0;
    responseSize = 0;
  }

  /**
   * Asks that what middlewares may change be kept.
   *
   * @param headers whether header fields are wanted too
   */
  public void watch(Request request, boolean headers) {
    watched = request;
    headersWanted = headers;
  }

  /** Whether anybody will read what is noted here; nothing costly need be noted otherwise. */
  public boolean watched() {
    return watched != null;
  }

  /** The qualified router, {@code parent -> child} for child routers; null where none matched. */
  public @Nullable String router() {
    return router;
  }

  /** Notes the chosen router; to be called before its middlewares see the request. */
  public void router(String name) {
    if (router == null) {
      keepArrival();
    }
    router = name;
  }

  private void keepArrival() {
    Request request = watched;
    if (request != null) {
      String forwardedFor = String.join(", ", request.headers().all(FORWARDED_FOR));
      arrival =
          new Arrival(
              request.target(), request.host(), forwardedFor.isEmpty() ? null : forwardedFor);
    }
  }

  /**
   * The request as it was when its router was chosen, or as it is where none was; null unless
   * {@link #watch} was called.
   */
  public @Nullable Arrival arrival() {
    if (arrival == null) {
      keepArrival();
    }
    return arrival;
  }

  /** The qualified service that owns the chosen server. */
  public @Nullable String service() {
    return service;
  }

  public void service(String name) {
    service = name;
  }

  /** The server that was chosen last. */
  public @Nullable Upstream upstream() {
    return upstream;
  }

  public void upstream(Upstream chosen) {
    upstream = chosen;
  }

  /** The user that an authentication middleware saw, also a refused one. */
  public @Nullable String userName() {
    return userName;
  }

  public void userName(String name) {
    userName = name;
  }

  /**
   * Whether the exchange belongs to an {@code @internal} router, which is not logged by default.
   */
  public boolean internal() {
    return internal;
  }

  public void internal(boolean value) {
    internal = value;
  }

  /** Whether {@code observability.accessLogs} of the router or its entry point is false. */
  public boolean silent() {
    return silent;
  }

  public void silent(boolean value) {
    silent = value;
  }

  /** Whether header fields will be read here. */
  public boolean headersWanted() {
    return headersWanted;
  }

  /**
   * The request's headers for a server to change: a copy where they will be read here as the
   * middlewares left them.
   */
  public Headers headersToSend(Request request) {
    return headersWanted ? request.headers().copy() : request.headers();
  }

  /** Notes the status of the service's answer. */
  public void origin(int status) {
    originStatus = status;
  }

  /** The service's answer broke off, which leaves Traefik without any memory of it. */
  public void originLost() {
    originStatus = 0;
    originSize = 0;
    originNanos = 0;
  }

  /** Notes what came behind the body, by the names that Go's reverse proxy gives it. */
  public void trailers(Headers behind) {
    trailers = behind;
  }

  /** What came behind the body; null where nothing did. */
  public @Nullable Headers trailers() {
    return trailers;
  }

  /** Notes that a missing Content-Type is guessed. */
  public void typeGuessed() {
    typeGuessed = true;
  }

  /** Whether a missing Content-Type was guessed; else Traefik shows an empty one. */
  public boolean isTypeGuessed() {
    return typeGuessed;
  }

  /** The status of the service, also 502 and 504 that stand for it; 0 where it was not asked. */
  public int originStatus() {
    return originStatus;
  }

  /** Notes the end of the service's part. */
  public void originEnd(long bodySize, long nanos) {
    originSize = bodySize;
    originNanos = nanos;
  }

  /** Bytes of body that came from the service. */
  public long originSize() {
    return originSize;
  }

  /** Time spent in the service, with the proxying to it. */
  public long originNanos() {
    return originNanos;
  }

  /** Bytes of request body that were read. */
  public long requestSize() {
    return requestSize;
  }

  public void requestSize(long bytes) {
    requestSize = bytes;
  }

  /** Bytes of body sent to the client. */
  public long responseSize() {
    return responseSize;
  }

  public void responseSize(long bytes) {
    responseSize = bytes;
  }
}
