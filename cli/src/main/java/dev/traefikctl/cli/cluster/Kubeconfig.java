package dev.traefikctl.cli.cluster;

import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds out how a cluster is reached, where kubectl looks as well. */
final class Kubeconfig {

  private static final int CONNECT_MILLIS = 5_000;
  private static final int REQUEST_MILLIS = 30_000;

  private Kubeconfig() {}

  /**
   * The configuration of a client.
   *
   * @param file what the user names; null for {@code KUBECONFIG}, {@code ~/.kube/config}, or the
   *     service account of a pod
   * @param context null for the current one
   * @throws IOException if there is no such file or context
   */
  static Config load(
      @Nullable String file, @Nullable String context, Map<String, String> environment)
      throws IOException {
    File found = find(file, environment);
    if (found == null) {
      if (environment.getOrDefault("KUBERNETES_SERVICE_HOST", "").isEmpty()) {
        throw new IOException(
            "no cluster is known: there is no ~/.kube/config, and KUBECONFIG is not set;"
                + " give --kubeconfig FILE");
      }
      return tuned(Config.autoConfigure(null));
    }
    Config config;
    try {
      config = Config.fromKubeconfig(context, found);
    } catch (RuntimeException e) {
      throw new IOException("cannot read the kubeconfig " + found + ": " + e.getMessage(), e);
    }
    List<String> names = config.getContexts().stream().map(NamedContext::getName).toList();
    if (context != null && !names.contains(context)) {
      throw new IOException(
          "the kubeconfig " + found + " has no context " + context + "; it has " + listed(names));
    }
    if (config.getCurrentContext() == null) {
      throw new IOException(
          "the kubeconfig "
              + found
              + " has no current context; give --context with one of "
              + listed(names));
    }
    return tuned(config);
  }

  private static String listed(List<String> names) {
    return names.isEmpty() ? "none" : String.join(", ", names);
  }

  private static @Nullable File find(@Nullable String named, Map<String, String> environment)
      throws IOException {
    if (named != null) {
      if (!Files.isReadable(Path.of(named))) {
        throw new IOException("cannot read the kubeconfig " + named);
      }
      return new File(named);
    }
    for (String path : environment.getOrDefault("KUBECONFIG", "").split(File.pathSeparator, -1)) {
      if (!path.isEmpty() && Files.isReadable(Path.of(path))) {
        return new File(path);
      }
    }
    String home = environment.getOrDefault("HOME", "");
    Path usual = Path.of(home, ".kube", "config");
    return !home.isEmpty() && Files.isReadable(usual) ? usual.toFile() : null;
  }

  private static Config tuned(Config config) {
    return new ConfigBuilder(config)
        .withConnectionTimeout(CONNECT_MILLIS)
        .withRequestTimeout(REQUEST_MILLIS)
        .withRequestRetryBackoffLimit(0)
        .build();
  }
}
