package dev.traefikctl.model.statics;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Doc("Where the dynamic configuration comes from.")
public record Providers(
    @Option(doc = "The least time between two changes.", def = "2s")
        Duration providersThrottleDuration,
    @Option(
            doc = "Which provider's routers win, first ones first.",
            allowed = {
              "kubernetesgateway",
              "kubernetescrd",
              "kubernetes",
              "kubernetesingressnginx",
              "swarm",
              "docker",
              "file",
              "redis",
              "knative",
              "consul",
              "consulcatalog",
              "nomad",
              "etcd",
              "ecs",
              "http",
              "zookeeper",
              "rest"
            },
            notYet = true)
        List<String> precedence,
    @Option(doc = "Files.") @Nullable FileProvider file,
    @Option(doc = "Kubernetes Ingress.", allowEmpty = true)
        @Nullable KubernetesIngress kubernetesIngress,
    @Option(doc = "Traefik's Kubernetes resources.", allowEmpty = true)
        @Nullable KubernetesCrd kubernetesCRD,
    @Option(doc = "Kubernetes Gateway API.", allowEmpty = true, notYet = true)
        @Nullable KubernetesGateway kubernetesGateway) {

  @Doc("Reads the dynamic configuration from files.")
  public record FileProvider(
      @Option(
              doc = "A folder whose files are read; wins over filename.",
              example = "/etc/traefik/dynamic")
          String directory,
      @Option(doc = "Follows changes.", def = "true") boolean watch,
      @Option(doc = "One file.", example = "/etc/traefik/dynamic.yml") String filename,
      @Option(doc = "Logs files after their templates were expanded.", notYet = true)
          boolean debugLogGeneratedTemplate) {}
}
