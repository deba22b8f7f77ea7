package dev.traefikctl.model.http;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Servers of one application; the API shows {@code passHostHeader} even when it is unset. */
@Doc("Shares requests among servers.")
public record LoadBalancer(
    @Option(doc = "Keeps a client on its server by a cookie.", allowEmpty = true, notYet = true)
        @Nullable Sticky sticky,
    @Option(doc = "The servers.", example = "{url: http://10.0.0.5:8080}") List<Server> servers,
    @Option(
            doc = "How a server is chosen.",
            def = "wrr",
            allowed = {"wrr", "p2c", "hrw", "leasttime"})
        String strategy,
    @Option(doc = "Probes the servers.", notYet = true) @Nullable HealthCheck healthCheck,
    @Option(doc = "Watches the answers of the servers.", notYet = true)
        @Nullable PassiveHealthCheck passiveHealthCheck,
    @Option(doc = "Servers see the client's Host header.", def = "true", always = true)
        @Nullable Boolean passHostHeader,
    @Option(doc = "How answers are passed on.", createdWithParent = true)
        @Nullable ResponseForwarding responseForwarding,
    @Option(doc = "How the servers are reached.", example = "internal-ca") String serversTransport)
    implements ServiceType {

  /** The same with other servers. */
  public LoadBalancer withServers(List<Server> others) {
    return new LoadBalancer(
        sticky,
        others,
        strategy,
        healthCheck,
        passiveHealthCheck,
        passHostHeader,
        responseForwarding,
        serversTransport);
  }

  @Doc("A server.")
  public record Server(
      @Option(doc = "Scheme, host and port.", example = "http://10.0.0.5:8080") String url,
      @Option(doc = "Its share; 1 by default, 0 and less get no request.") @Nullable Long weight,
      @Option(doc = "Puts the path of the URL before that of the request.") boolean preservePath,
      @Option(
              doc = "It is going away and gets only the requests of clients that stick to it.",
              internal = true)
          boolean fenced) {}

  @Doc("Probes servers and takes those out that fail.")
  public record HealthCheck(
      @Option(doc = "The scheme of the probe; empty is the server's.", notYet = true) String scheme,
      @Option(
              doc = "What the probe speaks.",
              def = "http",
              allowed = {"http", "grpc"},
              notYet = true)
          String mode,
      @Option(doc = "The path of the probe.", example = "/health", notYet = true) String path,
      @Option(doc = "The method; empty is GET.", notYet = true) String method,
      @Option(doc = "The status of a good server; 0 is 200 to 399.", notYet = true) int status,
      @Option(doc = "The port of the probe; 0 is the server's.", notYet = true) int port,
      @Option(doc = "The time from probe to probe.", def = "30s", notYet = true) Duration interval,
      @Option(doc = "The interval while the server is down; interval by default.", notYet = true)
          @Nullable Duration unhealthyInterval,
      @Option(doc = "The limit of one probe.", def = "5s", notYet = true) Duration timeout,
      @Option(doc = "The Host header of the probe.", notYet = true) String hostname,
      @Option(doc = "Follows redirections.", def = "true", notYet = true)
          @Nullable Boolean followRedirects,
      @Option(doc = "Headers of the probe.", notYet = true) Map<String, String> headers) {}

  @Doc("Takes servers out that fail while serving.")
  public record PassiveHealthCheck(
      @Option(
              doc = "The time in which failures are counted, and of the pause after them.",
              def = "10s",
              notYet = true)
          Duration failureWindow,
      @Option(doc = "Failures until the pause.", def = "1", notYet = true)
          long maxFailedAttempts) {}

  @Doc("How answers are passed on.")
  public record ResponseForwarding(
      @Option(doc = "The time between flushes; negative flushes each write.", def = "100ms")
          Duration flushInterval) {}
}
