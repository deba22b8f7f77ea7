package dev.traefikctl.agent;

import dev.traefikctl.agent.net.EntryPointServer;
import dev.traefikctl.agent.telemetry.Log;
import dev.traefikctl.agent.wire.EventLoops;
import dev.traefikctl.model.StaticConfig;
import dev.traefikctl.model.statics.EntryPoint;
import dev.traefikctl.routing.RoutingTable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The entry points of an agent that listen; thread-safe. */
final class Listeners {

  private final StaticConfig config;
  private final Supplier<RoutingTable> table;
  private final EventLoops loops;
  private final Map<String, EntryPointServer> servers = new LinkedHashMap<>();
  private final Map<String, InetSocketAddress> addresses = new LinkedHashMap<>();
  private boolean over;

  /**
   * @param table what is served at a time
   */
  Listeners(StaticConfig config, Supplier<RoutingTable> table, EventLoops loops) {
    this.config = config;
    this.table = table;
    this.loops = loops;
  }

  /**
   * Opens the TCP entry points that are chosen and not open yet; none after {@link #end}.
   *
   * @throws IOException if one cannot listen on its address
   */
  synchronized void open(Predicate<EntryPoint> which) throws IOException {
    for (Map.Entry<String, EntryPoint> entry : config.entryPoints().entrySet()) {
      String name = entry.getKey();
      EntryPoint entryPoint = entry.getValue();
      if (over || entryPoint.isUdp() || servers.containsKey(name) || !which.test(entryPoint)) {
        continue;
      }
      EntryPointServer server =
          new EntryPointServer(EntryPoints.settings(name, entryPoint), table, loops);
      InetSocketAddress address = server.bind();
      addresses.put(name, address);
      servers.put(name, server);
      Log.info("Entry point listens", "entryPointName", name, "address", place(address));
    }
  }

  /** No other entry point opens from now on; those that are open, by name. */
  synchronized Map<String, EntryPointServer> end() {
    over = true;
    return Map.copyOf(servers);
  }

  /** Where an entry point listens; null while it does not. */
  synchronized @Nullable InetSocketAddress address(String name) {
    return addresses.get(name);
  }

  /** Tells standard output which ports were picked for port 0. */
  synchronized void announce() {
    addresses.forEach((name, address) -> {
      EntryPoint configured = config.entryPoints().get(name);
      if (configured != null && configured.hostAndPort().endsWith(":0")) {
        System.out.println("entry point " + name + " listens on " + place(address));
      }
    });
  }

  private static String place(InetSocketAddress address) {
    return address.getAddress().getHostAddress() + ":" + address.getPort();
  }
}
