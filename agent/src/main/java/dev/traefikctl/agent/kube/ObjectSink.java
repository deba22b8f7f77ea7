package dev.traefikctl.agent.kube;

import dev.traefikctl.kubernetes.KubeObject;
import dev.traefikctl.kubernetes.WatchedKind;
import org.jspecify.annotations.Nullable;

/** Gets the changes of objects, from any thread; those of one kind in their order. */
interface ObjectSink {

  /**
   * An object appeared, changed or vanished.
   *
   * @param namespace empty for kinds of the whole cluster
   * @param now null where it is gone
   */
  void changed(WatchedKind kind, String namespace, String name, @Nullable KubeObject now);
}
