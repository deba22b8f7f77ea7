package dev.traefikctl.http;

import java.time.Duration;
import java.util.List;

/**
 * How servers are reached: a {@code serversTransport} as the agent needs it. Part of the key of a
 * connection pool, so it is compared by value.
 *
 * @param name the qualified name, for diagnostics
 * @param maxIdleConnsPerHost idle connections kept per server; 0 is Go's default, negative keeps
 *     none
 * @param dialTimeout zero is no limit; so are the other timeouts
 * @param tlsKey a digest-like text of the TLS settings, "" for the default ones
 */
public record TransportOptions(
    String name,
    int maxIdleConnsPerHost,
    Duration dialTimeout,
    Duration responseHeaderTimeout,
    Duration idleConnTimeout,
    boolean insecureSkipVerify,
    String serverName,
    List<String> rootCas,
    boolean disableHttp2,
    String tlsKey) {

  public TransportOptions {
    rootCas = List.copyOf(rootCas);
  }

  /** {@code default@internal} of a static configuration that says nothing of it. */
  public static TransportOptions defaults() {
    return new TransportOptions(
        "default@internal",
        200,
        Duration.ofSeconds(30),
        Duration.ZERO,
        Duration.ofSeconds(90),
        false,
        "",
        List.of(),
        false,
        "");
  }
}
