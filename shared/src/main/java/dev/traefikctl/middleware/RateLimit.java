package dev.traefikctl.middleware;

import dev.traefikctl.diag.Code;
import dev.traefikctl.http.Exchange;
import dev.traefikctl.http.Handler;
import dev.traefikctl.http.HeaderName;
import dev.traefikctl.http.Headers;
import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.GoDuration;
import dev.traefikctl.schema.Option;
import dev.traefikctl.schema.Unbinder;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Doc("Limits how many requests a source may send in a time.")
public record RateLimit(
    @Option(doc = "Requests per period; 0 is no limit.", example = "100") long average,
    @Option(doc = "The time that average counts for; 0 is one second.", example = "1m", def = "1s")
        Duration period,
    @Option(doc = "Requests that may come at once; at least 1.", example = "200", def = "1")
        long burst,
    @Option(doc = "What tells sources apart; the client's address where it is missing.")
        @Nullable SourceCriterion sourceCriterion,
    @Option(doc = "Counts in Redis, for several instances together.") @Nullable Redis redis)
    implements Middleware {

  private static final HeaderName RETRY_AFTER = HeaderName.of("Retry-After");
  private static final HeaderName RETRY_IN = HeaderName.of("X-Retry-In");
  private static final double SECOND = 1e9;
  private static final long HALF_SECOND = 500_000_000;

  @Override
  public Handler wrap(Handler next, Wiring wiring) {
    Handler invalid = invalid(wiring);
    if (invalid != null) {
      return invalid;
    }
    if (average <= 0) {
      return next;
    }
    SourceKey source = SourceKey.of(sourceCriterion, request -> request.client().ip());
    TokenBuckets buckets = wiring.state("buckets", TokenBuckets.class, this::buckets);
    long maxDelay = maxDelay();
    return exchange -> {
      long delay = buckets.take(source.of(exchange.request()));
      if (delay == 0) {
        next.handle(exchange);
      } else if (delay <= maxDelay) {
        exchange.later(delay, () -> next.handle(exchange));
      } else {
        refuse(exchange, delay);
      }
    };
  }

  private @Nullable Handler invalid(Wiring wiring) {
    Handler invalid = SourceKey.invalid(sourceCriterion, wiring);
    if (invalid != null) {
      return invalid;
    }
    if (period.isNegative()) {
      String message = "negative value not valid for period: " + GoDuration.format(period);
      return wiring.fail(Code.MIDDLEWARE_VALUE_MISSING, "period", message);
    }
    if (redis != null) {
      String message = "rateLimit with redis is not served by this version yet";
      return wiring.fail(Code.MIDDLEWARE_NOT_IMPLEMENTED, "redis", message);
    }
    return null;
  }

  /** Requests a second. */
  private double rate() {
    return average / (period.isZero() ? 1 : period.toNanos() / SECOND);
  }

  /** Nanoseconds that a request is held back rather than refused: half the time of a token. */
  private long maxDelay() {
    double rate = rate();
    return rate < 1 ? HALF_SECOND : HALF_SECOND / (long) rate;
  }

  private TokenBuckets buckets() {
    double rate = rate();
    long life = rate >= 1 ? 2 : 1 + (long) (1 / rate);
    return new TokenBuckets(rate, Math.max(1, burst), maxDelay(), life, System::nanoTime);
  }

  private static void refuse(Exchange exchange, long delay) {
    Headers headers = Answers.start(exchange, 429);
    headers.set(RETRY_AFTER, Long.toString((long) Math.ceil(delay / SECOND)));
    headers.set(RETRY_IN, GoDuration.format(Duration.ofNanos(delay)));
    exchange.respond(Answers.phrase(429));
  }

  @Doc("The Redis servers that count.")
  public record Redis(
      @Option(doc = "Servers as host:port.", example = "redis:6379", def = "localhost:6379")
          List<String> endpoints,
      @Option(doc = "TLS to the servers.") @Nullable Tls tls,
      @Option(doc = "User to log in as.", example = "traefik", secret = true) String username,
      @Option(doc = "Password to log in with.", example = "secret", secret = true) String password,
      @Option(doc = "Number of the database.", example = "1") int db,
      @Option(doc = "Connections per processor; 0 is the client's default.", example = "10")
          int poolSize,
      @Option(doc = "Idle connections to keep.", example = "2") int minIdleConns,
      @Option(doc = "Connections at most; 0 is no limit.", example = "100") int maxActiveConns,
      @Option(doc = "How long a read may take.", example = "1s", def = "3s")
          @Nullable Duration readTimeout,
      @Option(doc = "How long a write may take.", example = "1s", def = "3s")
          @Nullable Duration writeTimeout,
      @Option(doc = "How long connecting may take.", example = "1s", def = "5s")
          @Nullable Duration dialTimeout) {

    /** Without the secrets. */
    @Override
    public String toString() {
      return Unbinder.redacted(this).toString();
    }
  }

  @Doc("TLS to the Redis servers.")
  public record Tls(
      @Option(doc = "Certificate authorities: file or PEM text.", example = "/certs/ca.pem")
          String ca,
      @Option(doc = "Client certificate: file or PEM text.", example = "/certs/client.pem")
          String cert,
      @Option(
              doc = "Key of the client certificate: file or PEM text.",
              example = "/certs/client.key",
              secret = true)
          String key,
      @Option(doc = "Accepts any certificate.") boolean insecureSkipVerify) {

    /** Without the secrets. */
    @Override
    public String toString() {
      return Unbinder.redacted(this).toString();
    }
  }
}
