package dev.traefikctl.agent;

import dev.traefikctl.agent.net.EntryPointSettings;
import dev.traefikctl.model.statics.EntryPoint;
import dev.traefikctl.model.statics.EntryPoint.RespondingTimeouts;
import java.net.InetSocketAddress;

/** Entry points of the static configuration as the data plane wants them. */
final class EntryPoints {

  private EntryPoints() {}

  static EntryPointSettings settings(String name, EntryPoint config) {
    RespondingTimeouts timeouts = config.transport().respondingTimeouts();
    return new EntryPointSettings(
        name,
        address(config.hostAndPort()),
        timeouts.readTimeout(),
        timeouts.writeTimeout(),
        timeouts.idleTimeout(),
        config.transport().keepAliveMaxTime(),
        config.transport().keepAliveMaxRequests(),
        config.http().maxHeaderBytes(),
        config.reusePort());
  }

  /**
   * {@code [host]:port} as an address; no host is every interface.
   *
   * @throws IllegalArgumentException if there is no port, or none between 0 and 65535
   */
  static InetSocketAddress address(String hostAndPort) {
    int colon = hostAndPort.lastIndexOf(':');
    String port = hostAndPort.substring(colon + 1);
    String host = colon < 0 ? "" : hostAndPort.substring(0, colon);
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    }
    int number = port.isEmpty() ? 0 : Integer.parseInt(port);
    return host.isEmpty() ? new InetSocketAddress(number) : new InetSocketAddress(host, number);
  }
}
