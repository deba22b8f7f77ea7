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
 *     4096 bytes more pass, and takes 0 and less for its default
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

  /** Go's {@code http.DefaultMaxHeaderBytes}. */
  private static final int GO_DEFAULT_HEADER_BYTES = 1 << 20;

  /** Room for what is counted beyond the limit; no head comes near it. */
  private static final int MOST_HEADER_BYTES = 1 << 30;

  public EntryPointSettings {
    maxHeaderBytes =
        maxHeaderBytes <= 0 ? GO_DEFAULT_HEADER_BYTES : Math.min(maxHeaderBytes, MOST_HEADER_BYTES);
  }

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
        GO_DEFAULT_HEADER_BYTES,
        false);
  }
}
