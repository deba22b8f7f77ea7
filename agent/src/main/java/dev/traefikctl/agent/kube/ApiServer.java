package dev.traefikctl.agent.kube;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.traefikctl.schema.FileOrContent;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * How an API server is reached. As for Traefik, inside of a cluster the service account is used and
 * {@code endpoint} replaces the address; outside of it {@code KUBECONFIG} comes before the options.
 *
 * @param endpoint the URL; empty for the one that is found
 * @param token the content or the file of a token; it is read again for each request
 * @param certAuthFilePath a file with certificate authorities; empty for none
 */
record ApiServer(String endpoint, FileOrContent token, String certAuthFilePath) {

  private static final Path ACCOUNT = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

  /** A page of 500 large objects may take a busy API server a while. */
  private static final int REQUEST_TIMEOUT_MILLIS = 30_000;

  private static final int CONNECT_TIMEOUT_MILLIS = 10_000;

  /** A lost watch is noticed in a quarter of a minute; a few bytes for each kind are no burden. */
  private static final Duration PING_PAUSE = Duration.ofSeconds(5);

  /**
   * A client, which connects when it is used.
   *
   * @param environment the variables of the process
   * @throws IOException if there is no address, or a file cannot be read
   */
  KubernetesClient client(Map<String, String> environment) throws IOException {
    KubernetesSerialization json = new KubernetesSerialization(new ObjectMapper(), false);
    json.registerKubernetesResource(Status.class); // what a watch says of its end
    json.registerKubernetesResource(GenericKubernetesResource.class);
    return new KubernetesClientBuilder()
        .withConfig(config(environment))
        .withHttpClientFactory(new PingingWebSockets(PING_PAUSE))
        .withKubernetesSerialization(json)
        .withTaskExecutor(Executors.newVirtualThreadPerTaskExecutor())
        .build();
  }

  private Config config(Map<String, String> environment) throws IOException {
    String host = environment.getOrDefault("KUBERNETES_SERVICE_HOST", "");
    String port = environment.getOrDefault("KUBERNETES_SERVICE_PORT", "");
    String file = environment.getOrDefault("KUBECONFIG", "");
    if (!host.isEmpty() && !port.isEmpty()) {
      String address = "https://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
      return config(
          endpoint.isEmpty() ? address : endpoint,
          new FileOrContent(ACCOUNT.resolve("token").toString()),
          ACCOUNT.resolve("ca.crt").toString());
    }
    if (!file.isEmpty()) {
      return tuned(new ConfigBuilder(Config.fromKubeconfig(new File(file))));
    }
    if (endpoint.isEmpty()) {
      throw new IOException("the option endpoint is missing, and this is no pod of a cluster");
    }
    return config(endpoint, token, certAuthFilePath);
  }

  private static Config config(String url, FileOrContent token, String authorities)
      throws IOException {
    ConfigBuilder builder = new ConfigBuilder(Config.empty()).withMasterUrl(url);
    if (!authorities.isEmpty()) {
      if (!Files.isReadable(Path.of(authorities))) {
        throw new IOException("cannot read the certificate authorities in " + authorities);
      }
      builder.withCaCertFile(authorities);
    }
    if (!token.value().isEmpty()) {
      builder.withOauthTokenProvider(new Token(token));
    }
    return tuned(builder);
  }

  /**
   * With HTTP/1.1, where each watch has its own connection: one that died unnoticed cannot keep all
   * the others, and what renews them, from working. Who asks tries again by himself: the client
   * would do so for minutes in silence.
   */
  private static Config tuned(ConfigBuilder builder) {
    return builder
        .withHttp2Disable(true)
        .withRequestRetryBackoffLimit(0)
        .withConnectionTimeout(CONNECT_TIMEOUT_MILLIS)
        .withRequestTimeout(REQUEST_TIMEOUT_MILLIS)
        .build();
  }
}
