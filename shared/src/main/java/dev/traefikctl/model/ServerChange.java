package dev.traefikctl.model;

import dev.traefikctl.model.http.LoadBalancer;
import dev.traefikctl.model.http.Service;
import dev.traefikctl.model.tcp.TcpLoadBalancer;
import dev.traefikctl.model.tcp.TcpService;
import dev.traefikctl.model.udp.UdpLoadBalancer;
import dev.traefikctl.model.udp.UdpService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Services that have other servers than before and are the same in everything else, each as it is
 * now. It is what most changes of a cluster come to, and costs next to nothing to put into service.
 *
 * @param http by name; each has one type, the load balancer, as those of {@code tcp} and {@code
 *     udp} do
 */
public record ServerChange(
    Map<String, Service> http, Map<String, TcpService> tcp, Map<String, UdpService> udp) {

  public ServerChange {
    http = Map.copyOf(http);
    tcp = Map.copyOf(tcp);
    udp = Map.copyOf(udp);
  }

  /** The same with the provider behind each name: {@code app@kubernetescrd}. */
  public ServerChange qualified(String provider) {
    return new ServerChange(
        qualified(http, provider), qualified(tcp, provider), qualified(udp, provider));
  }

  private static <T> Map<String, T> qualified(Map<String, T> services, String provider) {
    Map<String, T> out = HashMap.newHashMap(services.size());
    services.forEach((name, service) -> out.put(name + "@" + provider, service));
    return out;
  }

  /** Whether two services are load balancers that differ in their servers at most. */
  public static boolean isBetween(Service before, Service after) {
    return before.types().size() == 1
        && after.types().size() == 1
        && before.types().getFirst() instanceof LoadBalancer old
        && after.types().getFirst() instanceof LoadBalancer now
        && before.middlewares().equals(after.middlewares())
        && old.withServers(List.of()).equals(now.withServers(List.of()));
  }

  /** As {@link #isBetween(Service, Service)}. */
  public static boolean isBetween(TcpService before, TcpService after) {
    return before.types().size() == 1
        && after.types().size() == 1
        && before.types().getFirst() instanceof TcpLoadBalancer old
        && after.types().getFirst() instanceof TcpLoadBalancer now
        && old.withServers(List.of()).equals(now.withServers(List.of()));
  }

  /** As {@link #isBetween(Service, Service)}. */
  public static boolean isBetween(UdpService before, UdpService after) {
    return before.types().size() == 1
        && after.types().size() == 1
        && before.types().getFirst() instanceof UdpLoadBalancer
        && after.types().getFirst() instanceof UdpLoadBalancer;
  }
}
