package dev.traefikctl.agent.telemetry;

import dev.traefikctl.http.Exchange;
import dev.traefikctl.http.ExchangeLog;
import dev.traefikctl.http.Headers;
import dev.traefikctl.http.Request;
import dev.traefikctl.http.Upstream;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one line of the access log is made of, taken from an exchange at its end so that another
 * thread can write it. Durations are nanoseconds.
 *
 * @param count the number of the request since the start
 */
record AccessEntry(
    Instant start,
    long duration,
    long count,
    String entryPoint,
    String clientIp,
    int clientPort,
    String clientAddress,
    String method,
    String protocol,
    boolean tls,
    ExchangeLog.Arrival arrival,
    @Nullable String user,
    @Nullable String router,
    @Nullable String service,
    @Nullable Upstream upstream,
    long requestSize,
    int originStatus,
    long originSize,
    long originDuration,
    int status,
    long size,
    @Nullable Headers requestHeaders,
    @Nullable Headers responseHeaders,
    @Nullable Headers trailers,
    boolean typeGuessed) {

  /** The entry of an exchange that ends now; {@code headers} says whether any is wanted. */
  static AccessEntry of(
      Exchange exchange, Instant start, long duration, long count, boolean headers) {
    Request request = exchange.request();
    ExchangeLog log = exchange.log();
    Upstream upstream = log.upstream();
    return new AccessEntry(
        start,
        duration,
        count,
        request.entryPoint(),
        request.client().ip(),
        request.client().port(),
        request.client().hostPort(),
        request.method(),
        request.protocol(),
        request.tls(),
        Objects.requireNonNull(log.arrival(), "the exchange was not watched"),
        log.userName(),
        log.router(),
        upstream == null ? null : log.service(),
        upstream,
        log.requestSize(),
        log.originStatus(),
        log.originSize(),
        log.originNanos(),
        exchange.response().status(),
        log.responseSize(),
        headers ? request.headers().copy() : null,
        headers ? exchange.response().headers().copy() : null,
        log.trailers(),
        log.isTypeGuessed());
  }
}
