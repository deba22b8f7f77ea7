package dev.traefikctl.routing;

import dev.traefikctl.http.Exchange;
import dev.traefikctl.http.Handler;
import dev.traefikctl.http.TransportOptions;
import dev.traefikctl.http.Upstream;
import dev.traefikctl.model.http.LoadBalancer;
import dev.traefikctl.model.http.LoadBalancer.ResponseForwarding;
import dev.traefikctl.model.http.LoadBalancer.Server;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The servers of one load balancer. They are the one thing in a routing table that can change: all
 * of them in one reference, which an exchange reads once.
 */
final class ServerBalancer implements Handler {

  private static final Duration FLUSH_INTERVAL = Duration.ofMillis(100);

  /** What changes together. */
  private record Servers(
      LoadBalancer config, LoadBalancer shown, Map<String, String> status, Strategy strategy) {}

  private final String service;
  private final @Nullable TransportOptions transport;
  private volatile Servers servers;

  /**
   * @param service the qualified name
   * @param config what the servers come from; their URLs are valid
   * @param shown the same as the API shows it
   * @param transport null where it is not known, and then there are no servers
   */
  ServerBalancer(
      String service,
      LoadBalancer config,
      LoadBalancer shown,
      @Nullable TransportOptions transport) {
    this.service = service;
    this.transport = transport;
    this.servers = servers(config, shown);
  }

  @Override
  public void handle(Exchange exchange) {
    Balancer.handle(servers.strategy(), exchange);
  }

  /** The load balancer as it is configured now. */
  LoadBalancer config() {
    return servers.config();
  }

  /** The load balancer as the API shows it. */
  LoadBalancer shown() {
    return servers.shown();
  }

  /** What the API says of the health of the servers. */
  Map<String, String> status() {
    return servers.status();
  }

  /** Whether it is what this configuration would be built to. */
  boolean isOf(LoadBalancer config, @Nullable TransportOptions over) {
    return config().equals(config) && (transport == null ? over == null : transport.equals(over));
  }

  /** Whether these servers can be put in the place of those that it has. */
  boolean accepts(List<Server> others) {
    return transport != null && others.stream().allMatch(ServerBalancer::isValid);
  }

  private static boolean isValid(Server server) {
    return ServerUrl.parse(server.url()).error() == null;
  }

  /** Goes on with the servers of this configuration, which is the same in all else. */
  void replace(LoadBalancer config) {
    servers = servers(config, servers.shown().withServers(config.servers()));
  }

  private Servers servers(LoadBalancer config, LoadBalancer shown) {
    TransportOptions over = transport;
    Map<String, String> status = LinkedHashMap.newLinkedHashMap(config.servers().size());
    List<Target> targets = over == null ? new ArrayList<>() : targets(config, over, status);
    // Traefik starts at a random server after each change, lest many proxies start at the same
    Collections.shuffle(targets);
    return new Servers(config, shown, status, strategy(config.strategy(), targets));
  }

  private List<Target> targets(
      LoadBalancer config, TransportOptions over, Map<String, String> status) {
    Boolean pass = config.passHostHeader();
    ResponseForwarding forwarding = config.responseForwarding();
    Duration flush = forwarding == null ? FLUSH_INTERVAL : forwarding.flushInterval();
    List<Target> out = new ArrayList<>(config.servers().size());
    for (Server server : config.servers()) {
      ServerUrl url = ServerUrl.parse(server.url());
      status.put(url.text(), "UP");
      if (server.fenced()) {
        continue; // only clients that stick to it may go there, and none can stick yet
      }
      Upstream upstream = upstream(server, url, pass == null || pass, flush, over);
      Long weight = server.weight();
      out.add(
          new Target(
              server.url(), weight == null ? 1 : weight, new ServerHandler(service, upstream)));
    }
    return out;
  }

  private static Upstream upstream(
      Server server, ServerUrl url, boolean pass, Duration flush, TransportOptions transport) {
    String base = server.preservePath() ? url.path() : "";
    return new Upstream(
        server.url(),
        url.scheme(),
        url.host(),
        url.effectivePort(),
        url.authority(),
        base.endsWith("/") ? base.substring(0, base.length() - 1) : base,
        pass,
        flush,
        transport);
  }

  private static Strategy strategy(String name, List<Target> targets) {
    return switch (name) {
      case "p2c" -> Strategies.powerOfTwoChoices(targets);
      case "hrw" -> Strategies.highestRandomWeight(targets);
      case "leasttime" -> Strategies.leastTime(targets);
      default -> new RoundRobin(targets);
    };
  }
}
