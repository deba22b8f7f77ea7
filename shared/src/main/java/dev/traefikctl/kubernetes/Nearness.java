package dev.traefikctl.kubernetes;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A preference for endpoints near to the agent, which Traefik does not have: ready ones on its
 * node, then ready ones in its zone, then all. Endpoints that terminate stay whatever happens, for
 * the clients that stick to them.
 *
 * @param level how near endpoints should be
 * @param node the agent's node; empty where it is not known
 * @param zone the agent's zone; empty to take it from the Node
 */
public record Nearness(Level level, String node, String zone) {

  /** How near endpoints should be. */
  public enum Level {
    /** Distance does not count, as for Traefik. */
    ANY,
    /** Those of the zone first. */
    ZONE,
    /** Those of the node first, then those of the zone. */
    NODE
  }

  /** No preference. */
  public static final Nearness NONE = new Nearness(Level.ANY, "", "");

  /** The label of Nodes that names their zone. */
  public static final String ZONE_LABEL = "topology.kubernetes.io/zone";

  boolean isOff() {
    return level == Level.ANY;
  }

  /**
   * Which endpoints get requests.
   *
   * @param endpoints all of a Service that serve, of its EndpointSlices
   * @param zoneOf the zone of a Node, empty where it is not known
   */
  Predicate<Part> among(List<Part> endpoints, UnaryOperator<String> zoneOf) {
    if (level == Level.NODE && !node.isEmpty()) {
      Predicate<Part> here = endpoint -> endpoint.get("nodeName").text().equals(node);
      if (endpoints.stream().anyMatch(here.and(Nearness::isReady))) {
        return here.or(Nearness::isTerminating);
      }
    }
    String ours = zone.isEmpty() && !node.isEmpty() ? zoneOf.apply(node) : zone;
    if (ours.isEmpty()) {
      return endpoint -> true;
    }
    Predicate<Part> near =
        isHinted(endpoints)
            ? endpoint -> isFor(endpoint, ours)
            : endpoint -> endpoint.get("zone").text().equals(ours);
    return endpoints.stream().anyMatch(near.and(Nearness::isReady))
        ? near.or(Nearness::isTerminating)
        : endpoint -> true;
  }

  /** As kube-proxy: hints count only where every ready endpoint has one. */
  private static boolean isHinted(List<Part> endpoints) {
    return endpoints.stream()
        .filter(Nearness::isReady)
        .allMatch(endpoint -> !endpoint.get("hints").get("forZones").items().isEmpty());
  }

  private static boolean isFor(Part endpoint, String zone) {
    return endpoint.get("hints").get("forZones").items().stream()
        .anyMatch(hint -> hint.get("name").text().equals(zone));
  }

  private static boolean isTerminating(Part endpoint) {
    return endpoint.get("conditions").get("terminating").isTrue();
  }

  /** What is not said counts as true, as the API wants it. */
  private static boolean isReady(Part endpoint) {
    return !endpoint.get("conditions").get("ready").text().equals("false")
        && !isTerminating(endpoint);
  }
}
