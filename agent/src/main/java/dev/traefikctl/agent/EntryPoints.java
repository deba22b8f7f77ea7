package dev.traefikctl.agent;

import dev.traefikctl.agent.net.EntryPointSettings;
import dev.traefikctl.file.ListenAddress;
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
   * {@code [host]:port} as an address; no host is every interface, and nothing at all a random
   * port.
   */
  static InetSocketAddress address(String hostAndPort) {
    ListenAddress listen = ListenAddress.of(hostAndPort);
    if (listen == null) {
      return new InetSocketAddress(0);
    }
    String host = listen.bareHost();
    return host.isEmpty()
        ? new InetSocketAddress(listen.number())
        : new InetSocketAddress(host, listen.number());
  }
}
