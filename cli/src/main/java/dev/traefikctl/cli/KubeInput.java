package dev.traefikctl.cli;

import dev.traefikctl.kubernetes.KubeObject;
import dev.traefikctl.kubernetes.WatchedKind;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where Kubernetes objects come from beside manifests, and what is done with all.
 *
 * @param translated they are checked, completed by what their cluster adds, and translated
 * @param complete nothing exists but what is given
 * @param cluster null where no cluster is asked
 */
record KubeInput(boolean translated, boolean complete, @Nullable Cluster cluster) {

  /** Manifests that may be a part of what their cluster has. */
  static final KubeInput MANIFESTS = new KubeInput(true, false, null);

  /** A cluster. */
  @FunctionalInterface
  interface Cluster {

    /**
     * Its objects of some kinds.
     *
     * @throws IOException if it cannot be reached or forbids it, in words for the user
     */
    List<KubeObject> objects(Set<WatchedKind> kinds) throws IOException;
  }

  /** The same, of objects that somebody else translates. */
  KubeInput asTheyAre() {
    return new KubeInput(false, true, cluster);
  }
}
