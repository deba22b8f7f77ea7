package dev.traefikctl.agent.kube;

import dev.traefikctl.kubernetes.WatchedKind;
import dev.traefikctl.model.statics.KubernetesIngress;
import dev.traefikctl.model.statics.Providers;
import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One thing that the agent does with the API, as an RBAC rule has to allow it.
 *
 * @param apiGroup empty for the core group
 * @param resource the plural, with a subresource: {@code ingresses/status}
 * @param namespaced false where only a ClusterRole can allow it
 */
public record Access(String apiGroup, String resource, String verb, boolean namespaced)
    implements Comparable<Access> {

  private static final Comparator<Access> ORDER =
      Comparator.comparing(Access::apiGroup)
          .thenComparing(Access::resource)
          .thenComparing(Access::verb);

  /** The lease by which one agent is chosen to write statuses. */
  static final String LEASE_GROUP = "coordination.k8s.io";

  @Override
  public int compareTo(Access other) {
    return ORDER.compare(this, other);
  }

  /** What informers need with these options, in the watched namespaces or everywhere. */
  public static SortedSet<Access> ofInformers(Providers providers) {
    SortedSet<Access> out = new TreeSet<>();
    for (WatchedKind kind : WatchedKind.of(providers)) {
      for (String verb : WatchedKind.VERBS) {
        boolean namespaced = kind.scope() == WatchedKind.Scope.NAMESPACES;
        out.add(new Access(kind.apiGroup(), kind.plural(), verb, namespaced));
      }
    }
    return out;
  }

  /** What writing the status of Ingresses needs; nothing without {@code ingressEndpoint}. */
  public static SortedSet<Access> ofStatus(Providers providers) {
    SortedSet<Access> out = new TreeSet<>();
    KubernetesIngress ingress = providers.kubernetesIngress();
    if (ingress != null && ingress.ingressEndpoint() != null) {
      out.add(new Access("networking.k8s.io", "ingresses/status", "patch", true));
    }
    return out;
  }

  /** What choosing the agent that writes statuses needs, in the agent's own namespace. */
  public static SortedSet<Access> ofLeader(Providers providers) {
    SortedSet<Access> out = new TreeSet<>();
    if (!ofStatus(providers).isEmpty()) {
      for (String verb : new String[] {"create", "get", "patch"}) {
        out.add(new Access(LEASE_GROUP, "leases", verb, true));
      }
    }
    return out;
  }
}
