package dev.traefikctl.agent.kube;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.traefikctl.diag.Diagnostics;
import dev.traefikctl.file.StaticLoader;
import dev.traefikctl.kubernetes.WatchedKind;
import dev.traefikctl.kubernetes.crd.CustomResource;
import dev.traefikctl.model.statics.Providers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WatchedKindTest {

  private static Providers providers(String... flags) {
    StaticLoader.Sources sources =
        new StaticLoader.Sources(List.of(flags), Map.of(), Path.of("/nonexistent"));
    return StaticLoader.load(sources, new Diagnostics()).config().providers();
  }

  @Test
  void everyCustomResourceIsWatchedUnderItsName() {
    for (CustomResource resource : CustomResource.values()) {
      WatchedKind watched = WatchedKind.named(resource.kind());
      assertTrue(watched != null, resource.kind());
      assertEquals(CustomResource.GROUP, watched.apiGroup());
      assertEquals(CustomResource.VERSION, watched.version());
      assertEquals(resource.plural(), watched.plural());
    }
  }

  @Test
  void aProviderWatchesOnlyWhatItNeeds() {
    Set<WatchedKind> ingress = WatchedKind.of(providers("--providers.kubernetesIngress=true"));
    assertEquals(
        "Ingress IngressClass Service EndpointSlice Secret Node",
        ingress.stream().map(WatchedKind::kind).collect(Collectors.joining(" ")));
    Set<WatchedKind> crd = WatchedKind.of(providers("--providers.kubernetesCRD=true"));
    assertEquals(15, crd.size());
    Set<WatchedKind> both =
        WatchedKind.of(
            providers("--providers.kubernetesCRD=true", "--providers.kubernetesIngress=true"));
    assertEquals(Set.copyOf(Arrays.asList(WatchedKind.values())), both);
  }

  @Test
  void clusterWideKindsCanBeLeftOut() {
    Set<WatchedKind> without =
        WatchedKind.of(
            providers("--providers.kubernetesIngress.disableClusterScopeResources=true"));
    assertTrue(without.stream().noneMatch(kind -> kind.scope() == WatchedKind.Scope.CLUSTER));
    Set<WatchedKind> classless =
        WatchedKind.of(providers("--providers.kubernetesIngress.disableIngressClassLookup=true"));
    assertTrue(!classless.contains(WatchedKind.INGRESS_CLASS));
    assertTrue(classless.contains(WatchedKind.NODE));
  }

  @Test
  void statusIsWrittenOnlyWhereItIsConfigured() {
    Providers plain = providers("--providers.kubernetesIngress=true");
    assertEquals(Set.of(), Access.ofStatus(plain));
    assertEquals(Set.of(), Access.ofLeader(plain));
    Providers writing = providers("--providers.kubernetesIngress.ingressEndpoint.ip=192.0.2.1");
    assertEquals(
        Set.of("create", "get", "patch"),
        Access.ofLeader(writing).stream().map(Access::verb).collect(Collectors.toSet()));
    assertEquals(1, Access.ofStatus(writing).size());
    assertEquals(
        new TreeSet<>(Set.of("list", "watch")),
        Access.ofInformers(writing).stream()
            .map(Access::verb)
            .collect(Collectors.toCollection(TreeSet::new)));
  }
}
