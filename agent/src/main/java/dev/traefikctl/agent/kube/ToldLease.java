package dev.traefikctl.agent.kube;

import dev.traefikctl.agent.telemetry.Log;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaderElectionRecord;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import org.jspecify.annotations.Nullable;

/** A lease that tells why it cannot be had; the client tries for ever without a word. */
final class ToldLease extends LeaseLock {

  private final String name;
  private @Nullable Refusal told;

  ToldLease(String namespace, String name, String identity) {
    super(namespace, name, identity);
    this.name = namespace + "/" + name;
  }

  @Override
  public synchronized LeaderElectionRecord get(KubernetesClient client) {
    try {
      return super.get(client);
    } catch (KubernetesClientException e) {
      throw told(e);
    }
  }

  @Override
  public synchronized void create(KubernetesClient client, LeaderElectionRecord record) {
    try {
      super.create(client, record);
    } catch (KubernetesClientException e) {
      throw told(e);
    }
  }

  @Override
  public synchronized void update(KubernetesClient client, LeaderElectionRecord record) {
    try {
      super.update(client, record);
    } catch (KubernetesClientException e) {
      throw told(e);
    }
  }

  /** A conflict is another agent's success, and a server out of reach is told by the watches. */
  private KubernetesClientException told(KubernetesClientException failure) {
    Refusal refusal = Refusal.of(failure);
    boolean known = refusal.isConflict() || refusal.code() == 0 || refusal.equals(told);
    if (!known) {
      told = refusal;
      tell(refusal);
    }
    return failure;
  }

  private void tell(Refusal refusal) {
    Log.error(
        "Cannot have the lease of the agent that writes statuses",
        "lease",
        name,
        "reason",
        refusal.detail(),
        "missingRule",
        refusal.isForbidden()
            ? "apiGroups: [coordination.k8s.io], resources: [leases], verbs: [create, get, patch]"
            : null);
  }
}
