package dev.traefikctl.agent.admin;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What the API tells of the static configuration.
 *
 * @param started when the agent was started
 * @param basePath {@code api.basePath} without a slash at its end; "" is the root
 * @param dashboard {@code api.dashboard}
 * @param entryPoints by name, each as a JSON object without its name
 * @param metrics the metrics provider in use; "" for none
 * @param tracing the tracing provider in use; "" for none
 * @param providers the configured providers by the names of their sections: {@code File}
 */
public record AgentInfo(
    Instant started,
    String basePath,
    boolean dashboard,
    boolean disableDashboardAd,
    String dashboardName,
    SortedMap<String, Map<String, @Nullable Object>> entryPoints,
    String metrics,
    String tracing,
    boolean accessLog,
    List<String> providers) {

  /** The version that {@code /api/version} tells: the one of Traefik that is reproduced. */
  public static final String TRAEFIK_VERSION = "3.7.9";

  /** The code name of that version. */
  public static final String CODENAME = "traefikctl";
}
