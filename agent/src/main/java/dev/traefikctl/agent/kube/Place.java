package dev.traefikctl.agent.kube;

import dev.traefikctl.kubernetes.Nearness;
import dev.traefikctl.kubernetes.Nearness.Level;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * Where in the cluster the agent is, and what follows from that, by the variables of the process.
 */
public final class Place {

  /** How near endpoints should be: {@code any} (or nothing), {@code zone} or {@code node}. */
  public static final String PREFERENCE = "TRAEFIK_AGENT_PREFER_ENDPOINTS";

  /** The name of the node, of the downward API ({@code spec.nodeName}). */
  static final String NODE = "NODE_NAME";

  /** The zone, where Nodes cannot be read. */
  static final String ZONE = "TRAEFIK_AGENT_ZONE";

  private Place() {}

  /** Whether the preference is one that is known. */
  public static boolean isValid(Map<String, String> environment) {
    String wanted = wanted(environment);
    return Arrays.stream(Level.values()).anyMatch(level -> level.name().equals(wanted));
  }

  static Nearness nearness(Map<String, String> environment) {
    return isValid(environment)
        ? new Nearness(
            Level.valueOf(wanted(environment)),
            environment.getOrDefault(NODE, ""),
            environment.getOrDefault(ZONE, ""))
        : Nearness.NONE;
  }

  private static String wanted(Map<String, String> environment) {
    String value = environment.getOrDefault(PREFERENCE, "").strip();
    return value.isEmpty() ? Level.ANY.name() : value.toUpperCase(Locale.ROOT);
  }
}
