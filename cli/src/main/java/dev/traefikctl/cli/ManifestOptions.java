package dev.traefikctl.cli;

import picocli.CommandLine.Option;

/** Options of commands that look at Kubernetes objects. */
final class ManifestOptions {

  @Option(
      names = "--complete",
      description =
          "The manifests hold all that there is: a Service, Secret or Middleware of which they hold"
              + " none at all is an error, not a warning.")
  private boolean complete;

  KubeInput input() {
    return new KubeInput(true, complete);
  }
}
