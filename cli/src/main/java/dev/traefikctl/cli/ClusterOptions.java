package dev.traefikctl.cli;

import dev.traefikctl.cli.cluster.ClusterReader;
import dev.traefikctl.cli.cluster.ClusterReader.Target;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that ask a cluster for objects; each of them does. */
final class ClusterOptions {

  @Option(
      names = "--context",
      paramLabel = "NAME",
      description = "Reads the cluster of this context of the kubeconfig.")
  private @Nullable String context;

  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE",
      description = "The kubeconfig; by default KUBECONFIG or ~/.kube/config.")
  private @Nullable String kubeconfig;

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAME",
      description = "Reads this namespace of the cluster; by default that of the context.")
  private @Nullable String namespace;

  @Option(
      names = {"-A", "--all-namespaces"},
      description = "Reads all namespaces of the cluster.")
  private boolean everywhere;

  boolean isAsked() {
    return context != null || kubeconfig != null || namespace != null || everywhere;
  }

  /**
   * Manifests, and the cluster if it is asked for, of which all is known where all of its
   * namespaces are read.
   *
   * @param complete the user says that nothing exists but what is given
   */
  KubeInput input(boolean complete, Map<String, String> environment) {
    return new KubeInput(true, complete || everywhere, cluster(environment));
  }

  /** The classes of the client take long to load, so that nothing but a read touches them. */
  private KubeInput.@Nullable Cluster cluster(Map<String, String> environment) {
    return isAsked()
        ? kinds ->
            ClusterReader.read(
                new Target(kubeconfig, context, namespace, everywhere), kinds, environment)
        : null;
  }
}
