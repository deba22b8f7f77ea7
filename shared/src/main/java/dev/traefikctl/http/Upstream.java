package dev.traefikctl.http;

import java.time.Duration;

/**
 * One server of a load balancer, with all that is needed to send it a request. Equal values share
 * connections across reloads.
 *
 * @param url the server URL as configured, for logs
 * @param scheme {@code http}, {@code https} or {@code h2c}; anything else is answered 500
 * @param host the host to connect to, without brackets; empty is answered 500
 * @param port the port, the scheme's default where none is written
 * @param authority the Host that the server sees when {@code passHostHeader} is false
 * @param basePath put before the request path ({@code preservePath}); "" otherwise
 * @param passHostHeader whether the server sees the client's Host
 * @param flushInterval {@code responseForwarding.flushInterval}; negative is after each write
 */
public record Upstream(
    String url,
    String scheme,
    String host,
    int port,
    String authority,
    String basePath,
    boolean passHostHeader,
    Duration flushInterval,
    TransportOptions transport) {}
