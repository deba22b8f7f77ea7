package dev.traefikctl.model.statics;

import dev.traefikctl.model.http.RouterTls;
import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where clients come in.
 *
 * @param address host, port and protocol as the user wrote them; see {@link #hostAndPort} and
 *     {@link #protocol}
 */
@Doc("A port that clients connect to.")
public record EntryPoint(
    @Option(doc = "[host]:port[/tcp|/udp].", example = ":8000") String address,
    @Option(doc = "Lets routers answer ACME challenges.") boolean allowACMEByPass,
    @Option(doc = "Lets several processes listen on the port.") boolean reusePort,
    @Option(doc = "Serves the routers that name no entry point.") boolean asDefault,
    @Option(doc = "Time limits of client connections.", createdWithParent = true)
        Transport transport,
    @Option(doc = "Reads the PROXY protocol.", allowEmpty = true, notYet = true)
        @Nullable ProxyProtocol proxyProtocol,
    @Option(doc = "Whose X-Forwarded headers count.", createdWithParent = true)
        ForwardedHeaders forwardedHeaders,
    @Option(doc = "HTTP.", createdWithParent = true) Http http,
    @Option(doc = "HTTP/2.", createdWithParent = true, notYet = true) Http2 http2,
    @Option(doc = "HTTP/3.", allowEmpty = true, notYet = true) @Nullable Http3 http3,
    @Option(doc = "UDP.", createdWithParent = true, notYet = true) Udp udp,
    @Option(doc = "What routers log, measure and trace by default.")
        @Nullable Observability observability) {

  /** The address without its protocol. */
  public String hostAndPort() {
    int slash = address.indexOf('/');
    return slash < 0 ? address : address.substring(0, slash);
  }

  /** What stands behind the slash of the address in lower case; tcp where nothing does. */
  public String protocol() {
    int slash = address.indexOf('/');
    return slash < 0 ? "tcp" : address.substring(slash + 1).toLowerCase(Locale.ROOT);
  }

  public boolean isUdp() {
    return protocol().equals("udp");
  }

  @Doc("Time limits of client connections.")
  public record Transport(
      @Option(doc = "How it ends.", createdWithParent = true) LifeCycle lifeCycle,
      @Option(doc = "Time limits of a request.", createdWithParent = true)
          RespondingTimeouts respondingTimeouts,
      @Option(doc = "The age at which a connection is closed; 0 is no limit.")
          Duration keepAliveMaxTime,
      @Option(doc = "The requests after which a connection is closed; 0 is no limit.")
          int keepAliveMaxRequests) {}

  @Doc("How an entry point ends.")
  public record LifeCycle(
      @Option(doc = "How long it still takes requests.") Duration requestAcceptGraceTimeout,
      @Option(doc = "How long requests may then take to end.", def = "10s")
          Duration graceTimeOut) {}

  @Doc("Time limits of a request; 0 is no limit.")
  public record RespondingTimeouts(
      @Option(doc = "Until the request is read, with its body.", def = "60s") Duration readTimeout,
      @Option(doc = "Until the answer is written.") Duration writeTimeout,
      @Option(doc = "Between two requests of a connection.", def = "180s") Duration idleTimeout) {}

  @Doc("Whose PROXY protocol counts.")
  public record ProxyProtocol(
      @Option(doc = "Everybody's.") boolean insecure,
      @Option(doc = "That of these addresses and ranges.", example = "10.0.0.0/8")
          List<String> trustedIPs) {}

  @Doc("Whose X-Forwarded headers count.")
  public record ForwardedHeaders(
      @Option(doc = "Everybody's.") boolean insecure,
      @Option(doc = "Those of these addresses and ranges.", example = "10.0.0.0/8")
          List<String> trustedIPs,
      @Option(doc = "Connection headers that middlewares still see.") List<String> connection,
      @Option(doc = "Does not add the peer to X-Forwarded-For.", allowEmpty = true)
          boolean notAppendXForwardedFor) {}

  @Doc("HTTP at an entry point.")
  public record Http(
      @Option(doc = "Redirects everything.") @Nullable Redirections redirections,
      @Option(doc = "Middlewares before those of every router.", example = "auth@file")
          List<String> middlewares,
      @Option(doc = "TLS of routers that say nothing of it.", allowEmpty = true, notYet = true)
          @Nullable RouterTls tls,
      @Option(doc = "Which encoded characters a path may have; all when absent.")
          @Nullable EncodedCharacters encodedCharacters,
      @Option(doc = "Encodes semicolons of queries.") boolean encodeQuerySemicolons,
      @Option(doc = "Resolves dots and double slashes of paths.", def = "true")
          @Nullable Boolean sanitizePath,
      @Option(doc = "The limit of a request's head in bytes.", def = "1048576") int maxHeaderBytes,
      @Option(
              doc = "What happens to request headers with underscores.",
              def = "keep",
              allowed = {"keep", "delete", "reject"})
          String underscoreHeadersStrategy) {}

  @Doc("Redirections of an entry point.")
  public record Redirections(
      @Option(doc = "To another entry point.") @Nullable RedirectTo entryPoint) {}

  @Doc("A redirection of everything to another entry point.")
  public record RedirectTo(
      @Option(doc = "The name of the entry point, or a port such as :443.", required = true)
          String to,
      @Option(doc = "The scheme.", def = "https") String scheme,
      @Option(doc = "Says that it is for ever.", def = "true") boolean permanent,
      @Option(doc = "The priority of the redirecting router.", def = "9223372036854775806")
          long priority) {}

  @Doc("Which encoded characters a path may have.")
  public record EncodedCharacters(
      @Option(doc = "%2F.", def = "true") boolean allowEncodedSlash,
      @Option(doc = "%5C.", def = "true") boolean allowEncodedBackSlash,
      @Option(doc = "%00.", def = "true") boolean allowEncodedNullCharacter,
      @Option(doc = "%3B.", def = "true") boolean allowEncodedSemicolon,
      @Option(doc = "%25.", def = "true") boolean allowEncodedPercent,
      @Option(doc = "%3F.", def = "true") boolean allowEncodedQuestionMark,
      @Option(doc = "%23.", def = "true") boolean allowEncodedHash) {}

  @Doc("HTTP/2 at an entry point.")
  public record Http2(
      @Option(doc = "Streams of one connection at once.", def = "250") int maxConcurrentStreams,
      @Option(doc = "The table of headers received, in bytes.", def = "4096")
          int maxDecoderHeaderTableSize,
      @Option(doc = "The table of headers sent, in bytes.", def = "4096")
          int maxEncoderHeaderTableSize) {}

  @Doc("HTTP/3 at an entry point.")
  public record Http3(
      @Option(doc = "The port that is announced; 0 is that of the entry point.")
          int advertisedPort) {}

  @Doc("UDP at an entry point.")
  public record Udp(
      @Option(doc = "The silence that ends a session; above 0.", def = "3s") Duration timeout) {}

  @Doc("What the routers of an entry point log, measure and trace by default.")
  public record Observability(
      @Option(doc = "Writes the access log.", def = "true") @Nullable Boolean accessLogs,
      @Option(doc = "Counts metrics.", def = "true", notYet = true) @Nullable Boolean metrics,
      @Option(doc = "Produces traces.", def = "true", notYet = true) @Nullable Boolean tracing,
      @Option(
              doc = "How much is traced.",
              def = "minimal",
              allowed = {"minimal", "detailed"},
              notYet = true)
          String traceVerbosity) {}
}
