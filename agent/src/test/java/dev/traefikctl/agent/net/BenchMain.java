package dev.traefikctl.agent.net;

import dev.traefikctl.agent.wire.EventLoops;
import dev.traefikctl.http.Handler;
import dev.traefikctl.http.TransportOptions;
import dev.traefikctl.http.Upstream;
import dev.traefikctl.routing.RoutingTable;
import dev.traefikctl.routing.RuntimeConfig;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A proxy to one server with a hand-made table, to measure the data plane alone. */
final class BenchMain {

  private BenchMain() {}

  public static void main(String[] args) throws Exception {
    String yaml = Files.readString(Path.of(args[0]));
    Matcher web = Pattern.compile("web:\\s+address: 127.0.0.1:(\\d+)").matcher(yaml);
    Matcher file = Pattern.compile("filename: (\\S+)").matcher(yaml);
    if (!web.find() || !file.find()) {
      throw new IllegalArgumentException(yaml);
    }
    String dynamic = Files.readString(Path.of(file.group(1)));
    Matcher url = Pattern.compile("url: http://127.0.0.1:(\\d+)").matcher(dynamic);
    if (!url.find()) {
      throw new IllegalArgumentException(dynamic);
    }
    int backend = Integer.parseInt(url.group(1));
    Upstream upstream =
        new Upstream(
            "http://127.0.0.1:" + backend,
            "http",
            "127.0.0.1",
            backend,
            "127.0.0.1:" + backend,
            "",
            true,
            Duration.ofMillis(100),
            TransportOptions.defaults());
    Handler handler =
        exchange -> {
          var request = exchange.request();
          var headers = request.headers();
          headers.set("X-Forwarded-Proto", "http");
          headers.set("X-Forwarded-Host", request.host());
          headers.set("X-Forwarded-Port", "80");
          headers.set("X-Forwarded-Server", "bench");
          headers.set("X-Real-Ip", request.client().ip());
          exchange.forward(upstream);
        };
    RoutingTable table = new RoutingTable(Map.of("web", handler), RuntimeConfig.EMPTY, List.of());
    EventLoops loops = EventLoops.start(0);
    EntryPointServer server =
        new EntryPointServer(
            EntryPointSettings.of(
                "web", new InetSocketAddress("127.0.0.1", Integer.parseInt(web.group(1)))),
            () -> table,
            loops);
    server.bind();
    Thread.currentThread().join();
  }
}
