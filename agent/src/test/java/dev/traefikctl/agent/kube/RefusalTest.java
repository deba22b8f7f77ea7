package dev.traefikctl.agent.kube;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import org.junit.jupiter.api.Test;

class RefusalTest {

  @Test
  void aRefusedConnectionIsCalledSo() {
    ConnectException refused = new ConnectException(); // as the JDK's client throws it
    refused.initCause(new ClosedChannelException());
    Refusal refusal = Refusal.of(new KubernetesClientException("list", new IOException(refused)));
    assertEquals(new Refusal(0, "connection refused"), refusal);
  }

  @Test
  void otherFailuresKeepTheirWords() {
    Throwable failure = new KubernetesClientException("list", new IOException("reset by peer"));
    assertEquals(new Refusal(0, "reset by peer"), Refusal.of(failure));
  }
}
