package dev.traefikctl.kubernetes.crd;

import dev.traefikctl.middleware.SourceCriterion;
import dev.traefikctl.schema.Constraint;
import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.IntOrString;
import dev.traefikctl.schema.Option;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Options of middlewares that name objects or leave values open, unlike those of files. */
public final class MiddlewareTypes {

  private MiddlewareTypes() {}

  @Doc("Groups middlewares under one name.")
  public record Chain(
      @Option(doc = "The middlewares, outermost first.") List<ObjectRef> middlewares) {}

  @Doc("Replaces answers of certain status by pages of another service.")
  public record Errors(
      @Constraint(pattern = Patterns.STATUS)
          @Option(doc = "Statuses and ranges that are replaced.", example = "500-599")
          List<String> status,
      @Option(doc = "Status to answer instead, by status or range.")
          Map<String, Integer> statusRewrites,
      @Option(doc = "The service that has the pages.") @Nullable ServiceSpec service,
      @Option(
              doc =
                  "Path and query of the page; {status}, {originalStatus} and {url} are filled in.",
              example = "/{status}.html")
          String query,
      @Option(doc = "Headers of the request that the page's service gets; empty is all.")
          List<String> errorRequestHeaders) {}

  @Doc("Lets only users with a password pass (RFC 7617).")
  public record BasicAuth(
      @Option(doc = "The Secret that holds the users.", example = "users") String secret,
      @Option(doc = "The realm to announce; \"traefik\" where empty.") String realm,
      @Option(doc = "Hides the Authorization header from the service.") boolean removeHeader,
      @Option(doc = "Request header that tells the service the user.", example = "X-User")
          String headerField) {}

  @Doc("Lets only users with a password pass (digest, RFC 7616 with MD5).")
  public record DigestAuth(
      @Option(doc = "The Secret that holds the users.", example = "users") String secret,
      @Option(doc = "The realm to announce; \"traefik\" where empty.") String realm,
      @Option(doc = "Hides the Authorization header from the service.") boolean removeHeader,
      @Option(doc = "Request header that tells the service the user.", example = "X-User")
          String headerField) {}

  @Doc("Stops sending requests to a service that fails.")
  public record CircuitBreaker(
      @Option(doc = "When the circuit opens.", example = "NetworkErrorRatio() > 0.30")
          String expression,
      @Constraint(pattern = Patterns.DURATION)
          @Option(doc = "Pause between evaluations; 100ms by default.")
          @Nullable IntOrString checkPeriod,
      @Option(doc = "How long all requests are refused; 10s by default.")
          @Nullable IntOrString fallbackDuration,
      @Constraint(pattern = Patterns.DURATION)
          @Option(doc = "How long the share of requests that pass grows again; 10s by default.")
          @Nullable IntOrString recoveryDuration,
      @Constraint(min = 100, max = 599) @Option(doc = "Status of a refusal; 503 by default.")
          int responseCode) {}

  @Doc("Compresses responses for clients that accept it.")
  public record Compress(
      @Option(
              doc = "Media types that are left alone; excludes includedContentTypes.",
              example = "text/event-stream")
          List<String> excludedContentTypes,
      @Option(doc = "Media types that are compressed; excludes excludedContentTypes.")
          List<String> includedContentTypes,
      @Constraint(min = 0) @Option(doc = "Bytes below which a body is left alone; 1024 by default.")
          @Nullable Integer minResponseBodyBytes,
      @Option(doc = "Encodings, in the order of preference.", example = "gzip")
          List<String> encodings,
      @Option(doc = "Encoding for requests without Accept-Encoding.") String defaultEncoding) {}

  @Doc("Sends a request again when no server answered it well.")
  public record Retry(
      @Constraint(min = 0) @Option(doc = "How often a request is sent at most.", example = "3")
          int attempts,
      @Constraint(pattern = Patterns.DURATION)
          @Option(doc = "First pause between attempts; it grows.")
          @Nullable IntOrString initialInterval,
      @Constraint(pattern = Patterns.DURATION)
          @Option(doc = "Time after which no further attempt starts; 0 is no limit.")
          @Nullable IntOrString timeout,
      @Constraint(min = -1)
          @Option(doc = "Bytes of a request body that can be sent again; -1 is no limit.")
          @Nullable Long maxRequestBodyBytes,
      @Constraint(pattern = Patterns.STATUS)
          @Option(doc = "Statuses and ranges that are not good.", example = "502-504")
          List<String> status,
      @Option(doc = "Gives up when a server cannot be reached.")
          @Nullable Boolean disableRetryOnNetworkError,
      @Option(doc = "Sends also requests again that change something, such as POST.")
          boolean retryNonIdempotentMethod) {}

  @Doc("Limits how many requests a source may send in a time.")
  public record RateLimit(
      @Constraint(min = 0) @Option(doc = "Requests per period; 0 is no limit.", example = "100")
          @Nullable Long average,
      @Option(doc = "The time that average counts for; 1s by default.")
          @Nullable IntOrString period,
      @Constraint(min = 0) @Option(doc = "Requests that may come at once; 1 by default.")
          @Nullable Long burst,
      @Option(
              doc = "What tells sources apart; the client's address where it is missing.",
              allowEmpty = true)
          @Nullable SourceCriterion sourceCriterion,
      @Option(doc = "Counts in Redis, for several instances together.", allowEmpty = true)
          @Nullable Redis redis) {}

  @Doc("The Redis servers that count.")
  public record Redis(
      @Option(doc = "Servers as host:port.", example = "redis:6379") List<String> endpoints,
      @Option(doc = "TLS to the servers.", allowEmpty = true) @Nullable RedisTls tls,
      @Option(doc = "The Secret that holds user and password.") String secret,
      @Option(doc = "Number of the database.") int db,
      @Option(doc = "Connections per processor; 0 is the client's default.") int poolSize,
      @Option(doc = "Idle connections to keep.") int minIdleConns,
      @Option(doc = "Connections at most; 0 is no limit.") int maxActiveConns,
      @Constraint(pattern = Patterns.DURATION)
          @Option(doc = "How long a read may take; 3s by default.")
          @Nullable IntOrString readTimeout,
      @Constraint(pattern = Patterns.DURATION)
          @Option(doc = "How long a write may take; 3s by default.")
          @Nullable IntOrString writeTimeout,
      @Constraint(pattern = Patterns.DURATION)
          @Option(doc = "How long connecting may take; 5s by default.")
          @Nullable IntOrString dialTimeout) {}

  @Doc("TLS to the Redis servers.")
  public record RedisTls(
      @Option(doc = "The Secret that holds trusted authorities.") String caSecret,
      @Option(doc = "The Secret that holds the client certificate.") String certSecret,
      @Option(doc = "Accepts any certificate.") boolean insecureSkipVerify) {}
}
