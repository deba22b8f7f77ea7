package dev.traefikctl.explain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request to explain.
 *
 * @param path percent-encoded
 * @param query without its question mark; null where there is none
 * @param host the Host header, with the port where the client sends it
 * @param tls whether the client uses HTTPS
 * @param entryPoint the name of the entry point that gets it
 * @param port the port of the entry point
 * @param clientIp a literal address
 * @param headers further headers, in order
 */
public record SimulatedRequest(
    String method,
    String path,
    @Nullable String query,
    String host,
    boolean tls,
    String entryPoint,
    int port,
    String clientIp,
    List<Header> headers) {

  /** A header line. */
  public record Header(String name, String value) {}

  public SimulatedRequest {
    headers = List.copyOf(headers);
  }

  /** The URL as a browser shows it. */
  public String url() {
    String target = query == null ? path : path + "?" + query;
    return (tls ? "https://" : "http://") + host + target;
  }
}
