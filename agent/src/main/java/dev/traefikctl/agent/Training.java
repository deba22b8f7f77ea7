package dev.traefikctl.agent;

import dev.traefikctl.agent.sample.SampleBackends;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/**
 * The run that the launcher records as its AOT cache: an agent on free loopback ports that does
 * what a start and the first requests need, and ends.
 */
public final class Training {

  private static final int REQUESTS = 3_000;

  private static final String STATIC =
      """
      entryPoints:
        web: {address: "127.0.0.1:0", asDefault: true}
        traefik: {address: "127.0.0.1:0"}
      providers: {file: {directory: "FOLDER/dynamic"}, providersThrottleDuration: 100ms}
      api: {insecure: true}
      ping: {}
      accessLog: {filePath: "FOLDER/access.log"}
      """;

  private static final String DYNAMIC =
      """
      http:
        routers:
          path: {rule: "Host(`127.0.0.1`) && PathPrefix(`/hello`)", service: samples, middlewares: [strip, stamp]}
          host: {rule: "Host(`a.test`) || HostRegexp(`^b\\\\.test$`)", service: samples}
          broken: {rule: "Hosst(`a.test`)", service: samples}
        middlewares:
          strip: {stripPrefix: {prefixes: [/hello]}}
          stamp: {headers: {customResponseHeaders: {X-Trained: "yes"}}}
        services:
          samples:
            loadBalancer:
              servers: [{url: "http://127.0.0.1:FIRST"}, {url: "http://127.0.0.1:SECOND"}]
      """;

  private Training() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("traefik-agent-training");
    try (SampleBackends samples = SampleBackends.start(List.of(0, 0))) {
      train(folder, samples);
    } finally {
      delete(folder);
    }
  }

  private static void train(Path folder, SampleBackends samples) throws IOException {
    Files.createDirectory(folder.resolve("dynamic"));
    Path file = folder.resolve("traefik.yml");
    Files.writeString(file, STATIC.replace("FOLDER", folder.toString()));
    Files.writeString(
        folder.resolve("dynamic/training.yml"),
        DYNAMIC
            .replace("FIRST", samples.ports().get(0).toString())
            .replace("SECOND", samples.ports().get(1).toString()));
    AgentMain.run(List.of("--configFile=" + file), System.getenv(), Training::drive);
  }

  private static void drive(Agent agent) {
    AgentMain.listen(agent, new CountDownLatch(1));
    try {
      ask(agent.address("traefik"), "/api/http/routers", 5);
      ask(agent.address("traefik"), "/ping", 5);
      ask(agent.address("web"), "/nothing", 5);
      ask(agent.address("web"), "/hello/world", REQUESTS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends requests one after another over one connection. */
  private static void ask(InetSocketAddress address, String path, int times) throws IOException {
    byte[] request =
        ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: */*\r\n\r\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
      InputStream in = socket.getInputStream();
      for (int i = 0; i < times; i++) {
        socket.getOutputStream().write(request);
        skipAnswer(in);
      }
    }
  }

  /** Reads a response with a Content-Length. */
  private static void skipAnswer(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the connection ended in the middle of a response");
      }
      head.append((char) next);
    }
    String text = head.toString();
    int at = text.indexOf("Content-Length: ") + "Content-Length: ".length();
    in.skipNBytes(Integer.parseInt(text.substring(at, text.indexOf('\r', at))));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
