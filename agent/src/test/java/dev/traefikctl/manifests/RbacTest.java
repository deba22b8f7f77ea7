package dev.traefikctl.manifests;

import static dev.traefikctl.manifests.ManifestsTest.list;
import static dev.traefikctl.manifests.ManifestsTest.only;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.traefikctl.agent.kube.Access;
import dev.traefikctl.diag.Diagnostics;
import dev.traefikctl.file.StaticLoader;
import dev.traefikctl.kubernetes.WatchedKind;
import dev.traefikctl.model.statics.Providers;
import dev.traefikctl.source.Format;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The roles allow what the agent does with its static configuration: no more and no less. */
class RbacTest {

  private static final String EVERYWHERE = "all namespaces";
  private static final String CLUSTER = "the cluster";

  static List<Path> installations() throws IOException {
    return ManifestsTest.installations();
  }

  @ParameterizedTest
  @MethodSource("installations")
  void rightsAreThoseThatAreNeeded(Path folder) throws IOException {
    List<ObjectNode> objects = Kustomization.build(folder);
    assertEquals(lines(needed(objects)), lines(granted(objects)));
  }

  private static String lines(Set<String> rights) {
    return String.join("\n", rights);
  }

  private static SortedSet<String> needed(List<ObjectNode> objects) {
    String text = only(objects, "ConfigMap").at("/data/traefik.yml").asText();
    Providers providers =
        StaticLoader.text(Format.YAML, text, "traefik.yml", new Diagnostics()).config().providers();
    SortedSet<String> out = new TreeSet<>();
    for (String namespace : namespaces(providers)) {
      add(out, Access.ofInformers(providers), namespace);
      add(out, Access.ofStatus(providers), namespace);
    }
    String own = only(objects, "DaemonSet").at("/metadata/namespace").asText();
    add(out, Access.ofLeader(providers), own);
    return out;
  }

  private static Collection<String> namespaces(Providers providers) {
    Set<String> out = new LinkedHashSet<>();
    if (providers.kubernetesCRD() != null) {
      out.addAll(orEverywhere(providers.kubernetesCRD().namespaces()));
    }
    if (providers.kubernetesIngress() != null) {
      out.addAll(orEverywhere(providers.kubernetesIngress().namespaces()));
    }
    return out;
  }

  private static List<String> orEverywhere(List<String> namespaces) {
    return namespaces.isEmpty() ? List.of(EVERYWHERE) : namespaces;
  }

  private static void add(Set<String> out, Set<Access> needed, String namespace) {
    for (Access access : needed) {
      String where = access.namespaced() ? namespace : CLUSTER;
      out.add(right(access.apiGroup(), access.resource(), access.verb(), where));
    }
  }

  private static String right(String group, String resource, String verb, String where) {
    return verb + " " + (group.isEmpty() ? "core" : group) + "/" + resource + " in " + where;
  }

  private static SortedSet<String> granted(List<ObjectNode> objects) {
    SortedSet<String> out = new TreeSet<>();
    for (ObjectNode role : objects) {
      if (role.get("kind").asText().endsWith("Role")) {
        JsonNode namespace = role.at("/metadata/namespace");
        grant(out, role, namespace.isMissingNode() ? null : namespace.asText());
      }
    }
    return out;
  }

  private static void grant(Set<String> out, JsonNode role, @Nullable String namespace) {
    for (JsonNode rule : role.get("rules")) {
      for (JsonNode group : rule.get("apiGroups")) {
        for (JsonNode resource : rule.get("resources")) {
          for (JsonNode verb : rule.get("verbs")) {
            String where = namespace != null ? namespace : scope(resource.asText());
            out.add(right(group.asText(), resource.asText(), verb.asText(), where));
          }
        }
      }
    }
  }

  /** Where a ClusterRole that is bound for the whole cluster allows a resource. */
  private static String scope(String resource) {
    return Arrays.stream(WatchedKind.values())
            .anyMatch(
                kind -> kind.plural().equals(resource) && kind.scope() == WatchedKind.Scope.CLUSTER)
        ? CLUSTER
        : EVERYWHERE;
  }

  /** A rule without names would let the agent write what other programs elect their leaders by. */
  @ParameterizedTest
  @MethodSource("installations")
  void leasesAreLimitedByName(Path folder) throws IOException {
    for (ObjectNode role : Kustomization.build(folder)) {
      for (JsonNode rule : list(role.path("rules"))) {
        if (rule.get("resources").toString().contains("leases")
            && !rule.get("verbs").toString().equals("[\"create\"]")) {
          assertEquals(
              "[\"traefik-agent-leader\"]",
              rule.path("resourceNames").toString(),
              ManifestsTest.title(role));
        }
      }
    }
  }
}
