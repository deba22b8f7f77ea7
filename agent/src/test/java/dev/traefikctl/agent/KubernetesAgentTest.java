package dev.traefikctl.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.traefikctl.agent.kube.MockCluster;
import dev.traefikctl.agent.sample.SampleBackends;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The agent with a Kubernetes provider, against fabric8's mock API server. */
@Timeout(120)
class KubernetesAgentTest {

  private static final String SERVICE =
      """
      apiVersion: v1
      kind: Service
      metadata: {name: app, namespace: default}
      spec: {clusterIP: 10.0.0.1, ports: [{name: http, port: 80, targetPort: 8080}]}
      """;

  @TempDir private Path folder;
  private SampleBackends samples;
  private MockCluster cluster;

  @BeforeEach
  void start() throws IOException {
    samples = SampleBackends.start(List.of(0, 0));
    cluster = new MockCluster();
  }

  @AfterEach
  void stop() throws IOException {
    cluster.close();
    samples.close();
  }

  static String route(String name, String path) {
    return """
    ---
    apiVersion: traefik.io/v1alpha1
    kind: IngressRoute
    metadata: {name: NAME, namespace: default}
    spec:
      entryPoints: [web]
      routes:
        - {kind: Rule, match: "PathPrefix(`PATH`)", services: [{name: app, port: 80}]}
    """
        .replace("NAME", name)
        .replace("PATH", path);
  }

  /** The slice of the Service, with endpoints on 127.0.0.1. */
  static String slice(int port) {
    return """
    ---
    apiVersion: discovery.k8s.io/v1
    kind: EndpointSlice
    metadata: {name: app-PORT, namespace: default, labels: {kubernetes.io/service-name: app}}
    addressType: IPv4
    endpoints: [{addresses: [127.0.0.1], conditions: {ready: true, serving: true}}]
    ports: [{name: http, port: PORT, protocol: TCP}]
    """
        .replace("PORT", Integer.toString(port));
  }

  private TestAgent agent(String more) throws IOException {
    return TestAgent.start(
        folder,
        samples,
        """
        providers:
          providersThrottleDuration: 0s
          kubernetesCRD: {endpoint: "URL"}
        """
                .replace("URL", cluster.url())
            + more);
  }

  @Test
  void servesRoutesAndFollowsTheirChanges() throws Exception {
    cluster.put(SERVICE + slice(samples.ports().getFirst()) + route("app", "/app"));
    try (TestAgent agent = agent("")) {
      agent.agent().ready().join();
      assertEquals(200, agent.get("web", "/app").statusCode());
      assertEquals(404, agent.get("web", "/other").statusCode());
      cluster.put(route("other", "/other"));
      await(agent, "/other", 200);
      cluster.delete(route("app", "/app"));
      await(agent, "/app", 404);
    }
  }

  private static void await(TestAgent agent, String path, int status) throws Exception {
    while (agent.get("web", path).statusCode() != status) {
      Thread.onSpinWait();
    }
  }
}
