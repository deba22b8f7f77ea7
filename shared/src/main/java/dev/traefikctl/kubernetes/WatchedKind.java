package dev.traefikctl.kubernetes;

import dev.traefikctl.model.statics.KubernetesCrd;
import dev.traefikctl.model.statics.KubernetesIngress;
import dev.traefikctl.model.statics.Providers;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A kind of objects that informers watch: where it is in the API, and who needs it. */
public enum WatchedKind {
  INGRESS_ROUTE("IngressRoute"),
  INGRESS_ROUTE_TCP("IngressRouteTCP"),
  INGRESS_ROUTE_UDP("IngressRouteUDP"),
  MIDDLEWARE("Middleware"),
  MIDDLEWARE_TCP("MiddlewareTCP"),
  TRAEFIK_SERVICE("TraefikService"),
  SERVERS_TRANSPORT("ServersTransport"),
  SERVERS_TRANSPORT_TCP("ServersTransportTCP"),
  TLS_OPTION("TLSOption"),
  TLS_STORE("TLSStore"),
  INGRESS("networking.k8s.io/v1", "Ingress", "ingresses", Scope.NAMESPACES, Need.INGRESS, true),
  INGRESS_CLASS(
      "networking.k8s.io/v1", "IngressClass", "ingressclasses", Scope.CLUSTER, Need.INGRESS, false),
  SERVICE("v1", "Service", "services", Scope.NAMESPACES, Need.BOTH, false),
  ENDPOINT_SLICE(
      "discovery.k8s.io/v1", "EndpointSlice", "endpointslices", Scope.NAMESPACES, Need.BOTH, false),
  SECRET("v1", "Secret", "secrets", Scope.NAMESPACES, Need.BOTH, false),
  CONFIG_MAP("v1", "ConfigMap", "configmaps", Scope.NAMESPACES, Need.CRD, false),
  NODE("v1", "Node", "nodes", Scope.CLUSTER, Need.BOTH, false);

  /** Where objects of a kind live. */
  public enum Scope {
    NAMESPACES,
    CLUSTER
  }

  /** The providers that a kind is for. */
  public enum Need {
    CRD,
    INGRESS,
    BOTH
  }

  /** What informers do with every kind. */
  public static final List<String> VERBS = List.of("list", "watch");

  /**
   * The label selector of Secrets, as Traefik's: those that hold Helm's releases are many and
   * large.
   */
  public static final String NOT_OF_HELM = "owner!=helm";

  private final String apiVersion;
  private final String kind;
  private final String plural;
  private final Scope scope;
  private final Need need;
  private final boolean selected;

  WatchedKind(
      String apiVersion, String kind, String plural, Scope scope, Need need, boolean selected) {
    this.apiVersion = apiVersion;
    this.kind = kind;
    this.plural = plural;
    this.scope = scope;
    this.need = need;
    this.selected = selected;
  }

  /** Of Traefik's own resources. */
  WatchedKind(String kind) {
    this(
        "traefik.io/v1alpha1",
        kind,
        kind.toLowerCase(Locale.ROOT) + "s",
        Scope.NAMESPACES,
        Need.CRD,
        true);
  }

  /** The kind as manifests name it. */
  public String kind() {
    return kind;
  }

  /** {@code v1}, {@code discovery.k8s.io/v1}. */
  public String apiVersion() {
    return apiVersion;
  }

  /** As in RBAC rules: empty for the core group. */
  public String apiGroup() {
    int slash = apiVersion.indexOf('/');
    return slash < 0 ? "" : apiVersion.substring(0, slash);
  }

  public String version() {
    return apiVersion.substring(apiVersion.indexOf('/') + 1);
  }

  /** The resource, as in URLs and in RBAC rules. */
  public String plural() {
    return plural;
  }

  /** The RBAC rule that allows something to be done with the kind. */
  public String rule(List<String> verbs) {
    return "apiGroups: [\""
        + apiGroup()
        + "\"], resources: ["
        + plural
        + "], verbs: ["
        + String.join(", ", verbs)
        + "]";
  }

  public Scope scope() {
    return scope;
  }

  /** Whether the option {@code labelSelector} of the provider is for this kind. */
  public boolean isSelected() {
    return selected;
  }

  /** The kinds that the kubernetesCRD provider needs with these options. */
  public static Set<WatchedKind> of(KubernetesCrd options) {
    Set<WatchedKind> out = needed(Need.CRD);
    if (options.disableClusterScopeResources()) {
      out.removeIf(kind -> kind.scope == Scope.CLUSTER);
    }
    return out;
  }

  /** The kinds that the kubernetesIngress provider needs with these options. */
  public static Set<WatchedKind> of(KubernetesIngress options) {
    Set<WatchedKind> out = needed(Need.INGRESS);
    if (options.disableClusterScopeResources()) {
      out.removeIf(kind -> kind.scope == Scope.CLUSTER);
    }
    if (options.disableIngressClassLookup()) {
      out.remove(INGRESS_CLASS);
    }
    return out;
  }

  private static Set<WatchedKind> needed(Need by) {
    return Arrays.stream(values())
        .filter(kind -> kind.need == by || kind.need == Need.BOTH)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(WatchedKind.class)));
  }

  /** All kinds that the enabled providers need. */
  public static Set<WatchedKind> of(Providers providers) {
    Set<WatchedKind> out = EnumSet.noneOf(WatchedKind.class);
    KubernetesCrd crd = providers.kubernetesCRD();
    KubernetesIngress ingress = providers.kubernetesIngress();
    if (crd != null) {
      out.addAll(of(crd));
    }
    if (ingress != null) {
      out.addAll(of(ingress));
    }
    return out;
  }

  /** The kind of that name; null for one that is not watched. */
  public static @Nullable WatchedKind named(String kind) {
    for (WatchedKind watched : values()) {
      if (watched.kind.equals(kind)) {
        return watched;
      }
    }
    return null;
  }
}
