package dev.traefikctl.kubernetes;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a translator looks at the objects of a cluster. */
interface Lookup {

  /** All objects of a kind. */
  Collection<KubeObject> list(String kind);

  /**
   * One object; null where there is none.
   *
   * @param namespace empty for kinds of the whole cluster
   */
  @Nullable KubeObject find(String kind, String namespace, String name);

  /** The EndpointSlices of a Service. */
  List<KubeObject> slicesOf(KubeObject service);

  /** Which endpoints of a Service are preferred; as Traefik, none. */
  default Nearness nearness() {
    return Nearness.NONE;
  }
}
