package dev.traefikctl.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The agent's own options, which are no part of Traefik's namespace, and the rest of the command
 * line, which is.
 *
 * @param command {@code version}, {@code healthcheck} or "" for serving
 * @param sampleBackends whether the embedded sample backends run
 * @param arguments Traefik's flags
 */
record Options(String command, boolean help, boolean sampleBackends, List<String> arguments) {

  private static final String SAMPLES_VARIABLE = "TRAEFIK_AGENT_SAMPLE_BACKENDS";
  private static final String SAMPLES = "--sample-backends";
  private static final String QUICKSTART = "--quickstart";

  Options {
    arguments = List.copyOf(arguments);
  }

  /** Takes what is ours out of a command line. */
  static Options parse(List<String> commandLine, Map<String, String> environment) {
    String command = "";
    boolean help = false;
    Boolean samples = flag(environment.get(SAMPLES_VARIABLE));
    boolean quickstart = false;
    List<String> rest = new ArrayList<>();
    for (String argument : commandLine) {
      String lower = argument.toLowerCase(Locale.ROOT);
      switch (lower) {
        case "version", "--version" -> command = "version";
        case "healthcheck" -> command = "healthcheck";
        case "-h", "-help", "--help" -> help = true;
        case QUICKSTART -> quickstart = true;
        case SAMPLES -> samples = true;
        default -> {
          if (lower.startsWith(SAMPLES + "=")) {
            samples = flag(lower.substring(SAMPLES.length() + 1));
          } else {
            rest.add(argument);
          }
        }
      }
    }
    if (quickstart) {
      rest.addFirst("--configFile=docs/quickstart/traefik.yml");
    }
    return new Options(command, help, samples == null ? quickstart : samples, rest);
  }

  private static @Nullable Boolean flag(@Nullable String text) {
    return text == null || text.isEmpty()
        ? null
        : !List.of("false", "0", "no", "off").contains(text.toLowerCase(Locale.ROOT));
  }

  static final String HELP =
      """
      traefik-agent: serves HTTP as Traefik v3.7.9 does, from Traefik's own configuration.

      Usage: traefik-agent [command] [flags]

      Commands:
        healthcheck   asks the /ping of a running agent; exit code 0 if it is well
        version       prints the version

      Flags:
        --configFile=FILE             the static configuration, YAML or TOML
        --entryPoints.NAME.address=…  any of Traefik's static options; names ignore case
        --quickstart                  serves docs/quickstart with its sample backends
        --sample-backends[=false]     starts two sample backends on 127.0.0.1:8091 and 8092
                                      (or TRAEFIK_AGENT_SAMPLE_BACKENDS=true)
        -h, --help                    this text

      A configuration file wins over flags, and flags over TRAEFIK_… variables; they are never
      merged. Without --configFile, traefik.yml or traefik.toml is looked for in /etc/traefik,
      $XDG_CONFIG_HOME, $HOME/.config and here.

      Signals: TERM and INT stop gracefully, HUP reads the file provider again, USR1 reopens the
      access log. The launcher takes further JVM options from TRAEFIK_AGENT_JAVA_OPTS. The file
      that TRAEFIK_AGENT_READY_FILE names exists while requests are taken, for probes. In Kubernetes,
      TRAEFIK_AGENT_PREFER_ENDPOINTS=node (or zone) prefers ready endpoints of NODE_NAME's node.
      """;
}
