package dev.traefikctl.routing;

import dev.traefikctl.model.http.MiddlewareDef;
import dev.traefikctl.model.http.Router;
import dev.traefikctl.model.http.Service;
import dev.traefikctl.model.tcp.TcpMiddlewareDef;
import dev.traefikctl.model.tcp.TcpRouter;
import dev.traefikctl.model.tcp.TcpService;
import dev.traefikctl.model.udp.UdpRouter;
import dev.traefikctl.model.udp.UdpService;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What became of a configuration, as {@code /api/rawdata} shows it: every part by its qualified
 * name, sorted by name.
 */
public record RuntimeConfig(
    SortedMap<String, Item<Router>> routers,
    SortedMap<String, Item<Service>> services,
    SortedMap<String, Item<MiddlewareDef>> middlewares,
    SortedMap<String, Item<TcpRouter>> tcpRouters,
    SortedMap<String, Item<TcpService>> tcpServices,
    SortedMap<String, Item<TcpMiddlewareDef>> tcpMiddlewares,
    SortedMap<String, Item<UdpRouter>> udpRouters,
    SortedMap<String, Item<UdpService>> udpServices) {

  /** A configuration without any part. */
  public static final RuntimeConfig EMPTY =
      new RuntimeConfig(
          Collections.emptySortedMap(),
          Collections.emptySortedMap(),
          Collections.emptySortedMap(),
          Collections.emptySortedMap(),
          Collections.emptySortedMap(),
          Collections.emptySortedMap(),
          Collections.emptySortedMap(),
          Collections.emptySortedMap());

  /** The same with other HTTP routers and middlewares. */
  RuntimeConfig with(
      SortedMap<String, Item<Router>> otherRouters,
      SortedMap<String, Item<MiddlewareDef>> otherMiddlewares) {
    return new RuntimeConfig(
        Collections.unmodifiableSortedMap(otherRouters),
        services,
        Collections.unmodifiableSortedMap(otherMiddlewares),
        tcpRouters,
        tcpServices,
        tcpMiddlewares,
        udpRouters,
        udpServices);
  }

  /**
   * One part of the configuration.
   *
   * @param name the qualified name: {@code app@file}
   * @param config the record as it is in effect: a router has its entry points, qualified
   *     middlewares, priority and observability filled in, as the API shows them
   * @param errors Traefik's words; the first that disables it says why it is disabled
   * @param users {@code using} (the entry points) of a router, {@code usedBy} (routers, sorted) of
   *     others
   * @param serverStatus {@code UP} or {@code DOWN} by server URL or address, for a load balancer
   *     that some router uses; empty otherwise
   */
  public record Item<T>(
      String name,
      T config,
      Status status,
      List<String> errors,
      List<String> users,
      Map<String, String> serverStatus) {

    public Item {
      errors = List.copyOf(errors);
      users = List.copyOf(users);
    }

    /** The same part with other options in effect. */
    Item<T> with(T other, Map<String, String> health) {
      return new Item<>(name, other, status, errors, users, health);
    }

    /** The same part used by others. */
    Item<T> usedBy(List<String> others) {
      return new Item<>(name, config, status, errors, others, serverStatus);
    }

    /** What stands behind the first {@code @} of the name. */
    public String provider() {
      return name.substring(name.indexOf('@') + 1);
    }
  }
}
