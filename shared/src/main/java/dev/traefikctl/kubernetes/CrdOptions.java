package dev.traefikctl.kubernetes;

import dev.traefikctl.model.statics.KubernetesCrd;

/**
 * The options of the kubernetesCRD provider.
 *
 * @param provider the options as they are bound
 */
public record CrdOptions(KubernetesCrd provider) implements ClusterOptions {

  /** Whether an object of one namespace may refer to one of another. */
  boolean mayRefer(String from, String to) {
    return provider.allowCrossNamespace() || from.equals(to);
  }
}
