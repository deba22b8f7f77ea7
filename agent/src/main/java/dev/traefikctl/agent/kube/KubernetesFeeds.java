package dev.traefikctl.agent.kube;

import dev.traefikctl.kubernetes.CrdOptions;
import dev.traefikctl.kubernetes.CrdTranslator;
import dev.traefikctl.kubernetes.IncrementalTranslation;
import dev.traefikctl.kubernetes.IngressOptions;
import dev.traefikctl.kubernetes.IngressTranslator;
import dev.traefikctl.kubernetes.LiveObjects;
import dev.traefikctl.kubernetes.Nearness;
import dev.traefikctl.kubernetes.WatchedKind;
import dev.traefikctl.model.StaticConfig;
import dev.traefikctl.model.statics.KubernetesCrd;
import dev.traefikctl.model.statics.KubernetesIngress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The Kubernetes providers of a configuration, with the informers that they share. */
public final class KubernetesFeeds implements AutoCloseable {

  /** What informers can be shared by: providers that look at the same part of the same cluster. */
  private record Source(ApiServer server, List<String> namespaces) {}

  private final Map<Source, ClusterWatch> watches = new LinkedHashMap<>();
  private final List<KubernetesFeed> feeds = new ArrayList<>();
  private final Map<String, String> environment;
  private final Nearness nearness;

  /**
   * @param config of it, the providers that are for Kubernetes
   * @param environment the variables of the process
   */
  public KubernetesFeeds(StaticConfig config, Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
    this.nearness = Place.nearness(environment);
    KubernetesCrd crd = config.providers().kubernetesCRD();
    if (crd != null) {
      add(crd);
    }
    IngressOptions ingress = IngressOptions.of(config);
    if (ingress != null) {
      add(ingress);
    }
  }

  private void add(KubernetesCrd crd) {
    LiveObjects objects = new LiveObjects(nearness);
    IncrementalTranslation translation = IncrementalTranslation.crd(objects, new CrdOptions(crd));
    ApiServer server = new ApiServer(crd.endpoint(), crd.token(), crd.certAuthFilePath());
    ClusterWatch watch = watch(new Source(server, crd.namespaces()));
    Set<WatchedKind> kinds = WatchedKind.of(crd);
    KubernetesFeed feed =
        new KubernetesFeed(
            CrdTranslator.PROVIDER,
            crd.throttleDuration(),
            kinds,
            watch,
            objects,
            translation,
            none -> {}); // Traefik's own resources have no status
    add(feed, watch, kinds, crd.labelSelector());
  }

  private void add(IngressOptions options) {
    KubernetesIngress ingress = options.provider();
    LiveObjects objects = new LiveObjects(nearness);
    IncrementalTranslation translation = IncrementalTranslation.ingress(objects, options);
    ApiServer server =
        new ApiServer(ingress.endpoint(), ingress.token(), ingress.certAuthFilePath());
    ClusterWatch watch = watch(new Source(server, ingress.namespaces()));
    Set<WatchedKind> kinds = WatchedKind.of(ingress);
    StatusWriter writer = new StatusWriter();
    if (ingress.ingressEndpoint() != null) {
      watch.write(writer);
    }
    KubernetesFeed feed =
        new KubernetesFeed(
            IngressTranslator.PROVIDER,
            ingress.throttleDuration(),
            kinds,
            watch,
            objects,
            translation,
            writer::want);
    add(feed, watch, kinds, ingress.labelSelector());
  }

  private void add(KubernetesFeed feed, ClusterWatch watch, Set<WatchedKind> kinds, String labels) {
    watch.add(kinds, labels, feed::changed, feed::settled);
    feeds.add(feed);
  }

  private ClusterWatch watch(Source source) {
    return watches.computeIfAbsent(
        source, key -> new ClusterWatch(key.server(), key.namespaces(), System::nanoTime));
  }

  /** One for each provider, in the order in which they are merged. */
  public List<KubernetesFeed> feeds() {
    return List.copyOf(feeds);
  }

  /** Starts watching, and returns at once. */
  public void start() {
    watches.values().forEach(watch -> watch.start(environment));
  }

  @Override
  public void close() {
    watches.values().forEach(ClusterWatch::close);
  }
}
