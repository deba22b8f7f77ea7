package dev.traefikctl.routing;

import dev.traefikctl.model.ServerChange;
import dev.traefikctl.model.http.LoadBalancer;
import dev.traefikctl.model.http.Service;
import dev.traefikctl.model.tcp.TcpLoadBalancer;
import dev.traefikctl.model.tcp.TcpService;
import dev.traefikctl.model.udp.UdpService;
import dev.traefikctl.routing.RuntimeConfig.Item;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The services of a routing table, whose servers can be replaced while it serves: the handlers of
 * load balancers, and what the API shows of services. One thread replaces; any number reads.
 */
final class LiveServices {

  private final Map<String, ServerBalancer> balancers;
  private final Set<String> usedTcp;
  private final ConcurrentSkipListMap<String, Item<Service>> http;
  private final ConcurrentSkipListMap<String, Item<TcpService>> tcp;
  private final ConcurrentSkipListMap<String, Item<UdpService>> udp;

  /**
   * @param balancers by service, of those that some router uses and that could be built
   * @param usedTcp the TCP services of which that is true
   */
  LiveServices(
      Map<String, ServerBalancer> balancers,
      Set<String> usedTcp,
      SortedMap<String, Item<Service>> http,
      SortedMap<String, Item<TcpService>> tcp,
      SortedMap<String, Item<UdpService>> udp) {
    this.balancers = balancers;
    this.usedTcp = usedTcp;
    this.http = new ConcurrentSkipListMap<>(http);
    this.tcp = new ConcurrentSkipListMap<>(tcp);
    this.udp = new ConcurrentSkipListMap<>(udp);
  }

  SortedMap<String, Item<Service>> http() {
    return http;
  }

  SortedMap<String, Item<TcpService>> tcp() {
    return tcp;
  }

  SortedMap<String, Item<UdpService>> udp() {
    return udp;
  }

  /** Notes by which routers an HTTP service is used now. */
  void usedBy(String name, List<String> routers) {
    http.computeIfPresent(name, (key, item) -> item.usedBy(routers));
  }

  /** All or none; false where only a compilation can tell what becomes of the change. */
  boolean replace(ServerChange change) {
    boolean possible =
        change.http().entrySet().stream().allMatch(e -> accepts(e.getKey(), e.getValue()))
            && change.tcp().entrySet().stream().allMatch(e -> acceptsTcp(e.getKey(), e.getValue()))
            && change.udp().entrySet().stream().allMatch(e -> acceptsUdp(e.getKey(), e.getValue()));
    if (possible) {
      change.http().forEach(this::putHttp);
      change.tcp().forEach(this::putTcp);
      change.udp().forEach(this::putUdp);
    }
    return possible;
  }

  private boolean accepts(String name, Service now) {
    Item<Service> item = http.get(name);
    if (item == null || item.status() == Status.DISABLED) {
      return false;
    }
    ServerBalancer balancer = balancers.get(name);
    Service before =
        balancer == null
            ? item.config()
            : new Service(item.config().middlewares(), List.of(balancer.config()));
    return ServerChange.isBetween(before, now)
        && (balancer == null || balancer.accepts(loadBalancer(now).servers()));
  }

  private boolean acceptsTcp(String name, TcpService now) {
    Item<TcpService> item = tcp.get(name);
    return item != null
        && item.status() != Status.DISABLED
        && ServerChange.isBetween(item.config(), now);
  }

  private boolean acceptsUdp(String name, UdpService now) {
    Item<UdpService> item = udp.get(name);
    return item != null && ServerChange.isBetween(item.config(), now);
  }

  private void putHttp(String name, Service now) {
    Item<Service> item = Objects.requireNonNull(http.get(name));
    ServerBalancer balancer = balancers.get(name);
    if (balancer == null) {
      http.put(name, item.with(now, item.serverStatus()));
      return;
    }
    balancer.replace(loadBalancer(now));
    Service shown = new Service(now.middlewares(), List.of(balancer.shown()));
    http.put(name, item.with(shown, balancer.status()));
  }

  private void putTcp(String name, TcpService now) {
    Item<TcpService> item = Objects.requireNonNull(tcp.get(name));
    boolean used = usedTcp.contains(name);
    TcpLoadBalancer balancer = (TcpLoadBalancer) now.types().getFirst();
    tcp.put(name, item.with(now, used ? TcpCompiler.status(balancer.servers()) : Map.of()));
  }

  private void putUdp(String name, UdpService now) {
    Item<UdpService> item = Objects.requireNonNull(udp.get(name));
    udp.put(name, item.with(now, item.serverStatus()));
  }

  private static LoadBalancer loadBalancer(Service service) {
    return (LoadBalancer) service.types().getFirst();
  }
}
