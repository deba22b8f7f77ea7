package dev.traefikctl.cli;

import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of commands that look at Kubernetes objects. */
final class ManifestOptions {

  @Option(
      names = "--complete",
      description =
          "The manifests hold all that there is: a Service, Secret or Middleware of which they hold"
              + " none at all is an error, not a warning.")
  private boolean complete;

  @Mixin private ClusterOptions cluster = new ClusterOptions();

  boolean asksCluster() {
    return cluster.isAsked();
  }

  KubeInput input(Map<String, String> environment) {
    return cluster.input(complete, environment);
  }
}
