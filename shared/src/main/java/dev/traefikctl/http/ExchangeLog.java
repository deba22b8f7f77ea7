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
  private boolean originHeadersWanted;
  private @Nullable Arrival arrival;
  private @Nullable String router;
  private @Nullable String service;
  private @Nullable Upstream upstream;
  private @Nullable String userName;
  private @Nullable Headers originHeaders;
  private boolean internal;
  private boolean silent;
  private int originStatus;
  private long originSize;
  private long originNanos;
  private long requestSize;
  private long responseSize;

  void reset() {
    watched = null;
    originHeadersWanted = false;
    arrival = null;
    router = null;
    service = null;
    upstream = null;
    userName = null;
    originHeaders = null;
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
   * @param originHeaders whether the response headers of the service are wanted too
   */
  public void watch(Request request, boolean originHeaders) {
    watched = request;
    originHeadersWanted = originHeaders;
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

  /** Whether {@link #origin(int, Headers)} has a use for the headers. */
  public boolean originHeadersWanted() {
    return originHeadersWanted;
  }

  /** Notes the head of the server's answer, before response filters change it. */
  public void origin(int status, Headers headers) {
    originStatus = status;
    originHeaders = originHeadersWanted ? headers.copy() : null;
  }

  /** The status of the service, also 502 and 504 that stand for it; 0 where it was not asked. */
  public int originStatus() {
    return originStatus;
  }

  /** The response headers of the service, where {@link #watch} asked for them. */
  public @Nullable Headers originHeaders() {
    return originHeaders;
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
