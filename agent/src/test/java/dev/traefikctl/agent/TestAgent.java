package dev.traefikctl.agent;

import dev.traefikctl.agent.sample.SampleBackends;
import dev.traefikctl.diag.Diagnostics;
import dev.traefikctl.file.StaticLoader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A whole agent on free loopback ports, with the sample backends behind it. */
final class TestAgent implements AutoCloseable {

  private final SampleBackends samples;
  private final Agent agent;
  private final HttpClient client;

  private TestAgent(SampleBackends samples, Agent agent) {
    this.samples = samples;
    this.agent = agent;
    this.client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  /**
   * Starts one with entry points {@code web} and {@code traefik}.
   *
   * @param statics the rest of the static configuration, in YAML
   */
  static TestAgent start(Path folder, SampleBackends samples, String statics) throws IOException {
    return start(folder, samples, statics, "");
  }

  /** The same with more entry points. */
  static TestAgent start(Path folder, SampleBackends samples, String statics, String entryPoints)
      throws IOException {
    return start(folder, samples, statics, entryPoints, Map.of());
  }

  /** The same with variables of the process. */
  static TestAgent start(
      Path folder,
      SampleBackends samples,
      String statics,
      String entryPoints,
      Map<String, String> environment)
      throws IOException {
    Path file = folder.resolve("traefik.yml");
    Files.writeString(
        file,
        """
        entryPoints:
          web: {address: "127.0.0.1:0", asDefault: true}
          traefik: {address: "127.0.0.1:0"}
        """
            + entryPoints
            + statics);
    Diagnostics found = new Diagnostics();
    StaticLoader.Sources sources =
        new StaticLoader.Sources(List.of("--configFile=" + file), Map.of(), folder);
    StaticLoader.Loaded loaded = StaticLoader.load(sources, found);
    if (loaded.rejected()) {
      throw new IllegalArgumentException(found.all().toString());
    }
    return new TestAgent(samples, Agent.start(loaded.config(), environment));
  }

  Agent agent() {
    return agent;
  }

  /** Returns once the first configuration of every provider is in effect. */
  void awaitReady() throws Exception {
    agent.ready().get(120, TimeUnit.SECONDS);
  }

  /** A dynamic configuration that answers {@code /hello…}, and says which version of it did. */
  static String dynamic(SampleBackends samples, String version) {
    return """
    http:
      routers:
        hello: {rule: "PathPrefix(`/hello`)", entryPoints: [web], middlewares: [strip, version], service: samples}
      middlewares:
        strip: {stripPrefix: {prefixes: [/hello]}}
        version: {headers: {customResponseHeaders: {X-Version: "VERSION"}}}
      services:
        samples:
          loadBalancer:
            servers: [{url: "http://127.0.0.1:FIRST"}, {url: "http://127.0.0.1:SECOND"}]
    """
        .replace("VERSION", version)
        .replace("FIRST", samples.ports().get(0).toString())
        .replace("SECOND", samples.ports().get(1).toString());
  }

  /** Sends a GET over a connection that is kept. */
  HttpResponse<String> get(String entryPoint, String path)
      throws IOException, InterruptedException {
    return client.send(request(entryPoint, path), HttpResponse.BodyHandlers.ofString());
  }

  HttpRequest request(String entryPoint, String path) {
    InetSocketAddress address = agent.address(entryPoint);
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + address.getPort() + path))
        .build();
  }

  /** Asks until the configuration of that version answers. */
  void awaitVersion(String version) throws IOException, InterruptedException {
    while (!get("web", "/hello").headers().firstValue("X-Version").equals(Optional.of(version))) {
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    agent.close();
    client.close();
    samples.close();
  }
}
