package dev.traefikctl.cli.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.traefikctl.kubernetes.KubeObject;
import dev.traefikctl.kubernetes.NoAnswer;
import dev.traefikctl.kubernetes.WatchedKind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists the objects of a cluster that Traefik's providers look at. */
public final class ClusterReader {

  private static final long PAGE = 500;

  /**
   * Which cluster, and what of it.
   *
   * @param kubeconfig null for the usual file
   * @param context null for the current one
   * @param namespace null for that of the context
   * @param everywhere all namespaces
   */
  public record Target(
      @Nullable String kubeconfig,
      @Nullable String context,
      @Nullable String namespace,
      boolean everywhere) {}

  private final KubernetesClient client;
  private final @Nullable String namespace;
  private final List<String> forbidden = new ArrayList<>();

  private ClusterReader(KubernetesClient client, @Nullable String namespace) {
    this.client = client;
    this.namespace = namespace;
  }

  /**
   * Reads all objects of some kinds. A kind whose definition is not installed has none.
   *
   * @throws IOException if the cluster cannot be reached or forbids a kind, in words for the user
   */
  public static List<KubeObject> read(
      Target target, Set<WatchedKind> kinds, Map<String, String> environment) throws IOException {
    Config config = Kubeconfig.load(target.kubeconfig(), target.context(), environment);
    String own = target.namespace() == null ? config.getNamespace() : target.namespace();
    String namespace = target.everywhere() ? null : own == null ? "default" : own;
    try (KubernetesClient client = client(config)) {
      return new ClusterReader(client, namespace).all(kinds);
    }
  }

  private static KubernetesClient client(Config config) {
    KubernetesSerialization json = new KubernetesSerialization(new ObjectMapper(), false);
    json.registerKubernetesResource(Status.class);
    return new KubernetesClientBuilder()
        .withConfig(config)
        .withHttpClientFactory(new JdkHttpClientFactory())
        .withKubernetesSerialization(json)
        .build();
  }

  private List<KubeObject> all(Set<WatchedKind> kinds) throws IOException {
    List<KubeObject> out = new ArrayList<>();
    for (WatchedKind kind : kinds) {
      try {
        out.addAll(list(kind));
      } catch (KubernetesClientException e) {
        refused(kind, e);
      }
    }
    if (!forbidden.isEmpty()) {
      throw new IOException(
          "the API server forbids to list what Traefik reads; these RBAC rules are missing"
              + (namespace == null ? " in a ClusterRole:" : " for the namespace " + namespace + ":")
              + "\n  "
              + String.join("\n  ", forbidden));
    }
    return out;
  }

  private List<KubeObject> list(WatchedKind kind) {
    try {
      return list(kind, PAGE);
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_GONE) {
        throw e;
      }
      return list(kind, 0); // what the next page should go on from is forgotten: all at once then
    }
  }

  private List<KubeObject> list(WatchedKind kind, long page) {
    List<KubeObject> out = new ArrayList<>();
    String next = null;
    do {
      ListOptionsBuilder options = new ListOptionsBuilder();
      if (page > 0) {
        options.withLimit(page);
      }
      if (next != null) {
        options.withContinue(next);
      }
      if (kind == WatchedKind.SECRET) {
        options.withLabelSelector(WatchedKind.NOT_OF_HELM);
      }
      GenericKubernetesResourceList some = of(kind).list(options.build());
      for (GenericKubernetesResource item : some.getItems()) {
        out.add(object(kind, item));
      }
      next = some.getMetadata() == null ? null : some.getMetadata().getContinue();
    } while (next != null && !next.isEmpty());
    return out;
  }

  private FilterWatchListDeletable<
          GenericKubernetesResource,
          GenericKubernetesResourceList,
          Resource<GenericKubernetesResource>>
      of(WatchedKind kind) {
    boolean namespaced = kind.scope() == WatchedKind.Scope.NAMESPACES;
    ResourceDefinitionContext context =
        new ResourceDefinitionContext.Builder()
            .withGroup(kind.apiGroup())
            .withVersion(kind.version())
            .withKind(kind.kind())
            .withPlural(kind.plural())
            .withNamespaced(namespaced)
            .build();
    var all = client.genericKubernetesResources(context);
    if (!namespaced) {
      return all;
    }
    return namespace == null ? all.inAnyNamespace() : all.inNamespace(namespace);
  }

  private static KubeObject object(WatchedKind kind, GenericKubernetesResource item) {
    ObjectMeta from = item.getMetadata();
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("name", from.getName());
    metadata.put("creationTimestamp", from.getCreationTimestamp());
    metadata.put("namespace", from.getNamespace());
    metadata.put("labels", from.getLabels());
    metadata.put("annotations", from.getAnnotations());
    metadata.values().removeIf(value -> value == null);
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("metadata", metadata);
    content.putAll(item.getAdditionalProperties());
    return FieldPlaces.of(KubeObject.of(kind.apiVersion(), kind.kind(), content));
  }

  /** Goes on where a kind is unknown or forbidden; whatever else there is will not get better. */
  private void refused(WatchedKind kind, KubernetesClientException e) throws IOException {
    int code = e.getCode();
    if (code == HttpURLConnection.HTTP_NOT_FOUND) {
      return; // its definition is not installed
    }
    if (code == HttpURLConnection.HTTP_FORBIDDEN) {
      forbidden.add(kind.rule(List.of("list")));
      return;
    }
    String server = client.getConfiguration().getMasterUrl();
    if (code == HttpURLConnection.HTTP_UNAUTHORIZED) {
      throw new IOException("the API server " + server + " does not accept the credentials", e);
    }
    String said = code > 0 ? "answers " + code : "cannot be reached: " + NoAnswer.words(e);
    throw new IOException("the API server " + server + " " + said, e);
  }
}
