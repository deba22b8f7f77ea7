package dev.traefikctl.agent;

import dev.traefikctl.agent.kube.KubernetesFeed;
import dev.traefikctl.agent.kube.KubernetesFeed.Said;
import dev.traefikctl.merge.ProviderChange;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** {@code providers.kubernetesCRD} or {@code providers.kubernetesIngress}. */
final class KubernetesProvider implements Provider {

  private final KubernetesFeed feed;

  KubernetesProvider(KubernetesFeed feed) {
    this.feed = feed;
  }

  @Override
  public String name() {
    return feed.name();
  }

  @Override
  public @Nullable ProviderChange load() {
    Said said = feed.load();
    Reports.log(name(), said.problems());
    return said.change();
  }

  @Override
  public Duration throttle() {
    return feed.throttle();
  }

  @Override
  public boolean isReady() {
    return feed.isComplete();
  }

  @Override
  public void watch(Runnable changed) {
    feed.onChange(changed);
  }

  @Override
  public void close() {
    feed.onChange(() -> {});
  }
}
