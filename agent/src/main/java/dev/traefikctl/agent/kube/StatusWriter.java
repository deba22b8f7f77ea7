package dev.traefikctl.agent.kube;

import dev.traefikctl.agent.telemetry.Guard;
import dev.traefikctl.agent.telemetry.Log;
import dev.traefikctl.kubernetes.ObjectStatus;
import dev.traefikctl.kubernetes.WatchedKind;
import dev.traefikctl.source.Node;
import dev.traefikctl.source.Values;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes the status of Ingresses where it is another than it should be, while this agent is the one
 * that was chosen for it. What could not be written is tried again.
 */
final class StatusWriter implements AutoCloseable {

  private static final long RETRY_SECONDS = 30;

  private static final ResourceDefinitionContext INGRESSES = KindWatch.context(WatchedKind.INGRESS);

  private final Map<String, ObjectStatus> wanted = new LinkedHashMap<>();
  private final ScheduledExecutorService worker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofVirtual().name("kubernetes-status").factory());
  private @Nullable KubernetesClient client;
  private boolean leading;
  private boolean forbidden;
  private boolean retrying;

  /** What statuses should be; those that are already so cost nothing. */
  synchronized void want(List<ObjectStatus> statuses) {
    for (ObjectStatus status : statuses) {
      if (status.changed()) {
        wanted.put(id(status), status);
      } else {
        wanted.remove(id(status));
      }
    }
    writeSoon();
  }

  private static String id(ObjectStatus status) {
    return status.namespace() + "/" + status.name();
  }

  private synchronized void writeSoon() {
    if (leading && !wanted.isEmpty() && !worker.isShutdown()) {
      worker.execute(this::work);
    }
  }

  /** This agent was chosen. */
  synchronized void lead(KubernetesClient by) {
    Log.info("This agent writes the status of Ingresses from now on");
    client = by;
    leading = true;
    writeSoon();
  }

  /** Another agent may be chosen now. */
  synchronized void follow() {
    leading = false;
  }

  private synchronized List<ObjectStatus> due() {
    return leading ? new ArrayList<>(wanted.values()) : List.of();
  }

  private void work() {
    if (!Guard.run("Cannot write the status of Ingresses", this::write)) {
      retry();
    }
  }

  private void write() {
    boolean failed = false;
    for (ObjectStatus status : due()) {
      failed |= !write(status);
    }
    if (failed) {
      retry();
    }
  }

  private synchronized void retry() {
    if (!retrying && !worker.isShutdown()) {
      retrying = true;
      ScheduledFuture<?> _ = worker.schedule(this::again, RETRY_SECONDS, TimeUnit.SECONDS);
    }
  }

  private void again() {
    synchronized (this) {
      retrying = false;
    }
    work();
  }

  private boolean write(ObjectStatus status) {
    KubernetesClient to;
    synchronized (this) {
      to = client;
    }
    if (to == null) {
      return false;
    }
    try {
      Map<String, Object> patch = patch(status);
      to.genericKubernetesResources(INGRESSES)
          .inNamespace(status.namespace())
          .resource(named(status))
          .subresource("status")
          .patch(
              PatchContext.of(PatchType.JSON_MERGE), to.getKubernetesSerialization().asJson(patch));
      written(status);
      return true;
    } catch (KubernetesClientException e) {
      return report(status, Refusal.of(e));
    }
  }

  /** By its name alone the client would get the object first, which takes another right. */
  private static GenericKubernetesResource named(ObjectStatus status) {
    GenericKubernetesResource out = new GenericKubernetesResource();
    out.setMetadata(
        new ObjectMetaBuilder().withNamespace(status.namespace()).withName(status.name()).build());
    return out;
  }

  /** A merge: what it leaves out would stay, so no address has to be said. */
  private static Map<String, Object> patch(ObjectStatus status) {
    Map<String, @Nullable Object> balancer = new LinkedHashMap<>();
    balancer.put("ingress", null);
    if (status.status().get("loadBalancer") instanceof Node.Mapping shown) {
      Node addresses = shown.get("ingress");
      balancer.put("ingress", addresses == null ? null : Values.of(addresses));
    }
    return Map.of("status", Map.of("loadBalancer", balancer));
  }

  /** The informer tells the Ingress anew; should it say otherwise then, it is wanted again. */
  private synchronized void written(ObjectStatus status) {
    forbidden = false;
    wanted.remove(id(status), status);
    Log.debug("Wrote a status", "ingress", id(status));
  }

  /** Whether that was the end of it. */
  private synchronized boolean report(ObjectStatus status, Refusal refusal) {
    if (refusal.isUnknown()) {
      wanted.remove(id(status), status); // it was deleted meanwhile
      return true;
    }
    if (refusal.isForbidden() && forbidden) {
      return false;
    }
    forbidden = refusal.isForbidden();
    Log.error(
        "Cannot write the status of an Ingress",
        "ingress",
        id(status),
        "reason",
        refusal.detail(),
        "missingRule",
        forbidden
            ? "apiGroups: [networking.k8s.io], resources: [ingresses/status], verbs: [patch]"
            : null);
    return false;
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
