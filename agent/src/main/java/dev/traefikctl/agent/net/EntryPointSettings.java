package dev.traefikctl.agent.net;

import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * What an entry point's connections obey; from the static configuration. Zero durations and counts
 * mean no limit.
 *
 * @param name the entry point's name, by which its handler is found
 * @param address where to listen; port 0 picks a free one
 * @param readTimeout {@code transport.respondingTimeouts.readTimeout}: from the first byte of a
 *     request to the end of its body, and from accepting a connection to its first byte
 * @param writeTimeout {@code transport.respondingTimeouts.writeTimeout}: from the end of the
 *     request's head to the end of the response
 * @param idleTimeout {@code transport.respondingTimeouts.idleTimeout}: between two requests
 * @param keepAliveMaxTime {@code transport.keepAliveMaxTime}
 * @param keepAliveMaxRequests {@code transport.keepAliveMaxRequests}
 * @param maxHeaderBytes {@code http.maxHeaderBytes}: request line and headers; Go's server lets
 *     4096 bytes more pass
 * @param reusePort {@code reusePort}: sets SO_REUSEPORT, where the platform has it
 */
public record EntryPointSettings(
    String name,
    InetSocketAddress address,
    Duration readTimeout,
    Duration writeTimeout,
    Duration idleTimeout,
    Duration keepAliveMaxTime,
    int keepAliveMaxRequests,
    int maxHeaderBytes,
    boolean reusePort) {

  /** Traefik's defaults. */
  public static EntryPointSettings of(String name, InetSocketAddress address) {
    return new EntryPointSettings(
        name,
        address,
        Duration.ofSeconds(60),
        Duration.ZERO,
        Duration.ofSeconds(180),
        Duration.ZERO,
        0,
        1 << 20,
        false);
  }
}
