package dev.traefikctl.agent.net;

import dev.traefikctl.agent.wire.EventLoops;
import dev.traefikctl.http.Handler;
import dev.traefikctl.http.TransportOptions;
import dev.traefikctl.http.Upstream;
import dev.traefikctl.routing.RoutingTable;
import dev.traefikctl.routing.RuntimeConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** An entry point on loopback with one handler. */
final class TestProxy implements AutoCloseable {

  private final EventLoops loops;
  private final EntryPointServer server;
  private final InetSocketAddress address;

  private TestProxy(EventLoops loops, EntryPointSettings settings, Handler handler)
      throws IOException {
    this.loops = loops;
    RoutingTable table = new RoutingTable(Map.of("web", handler), RuntimeConfig.EMPTY, List.of());
    this.server = new EntryPointServer(settings, () -> table, loops);
    this.address = server.bind();
  }

  static TestProxy of(Handler handler) throws IOException {
    return of(handler, settings -> settings);
  }

  static TestProxy of(Handler handler, UnaryOperator<EntryPointSettings> change)
      throws IOException {
    return of(EventLoops.start(1), handler, change);
  }

  static TestProxy of(EventLoops loops, Handler handler, UnaryOperator<EntryPointSettings> change)
      throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return new TestProxy(loops, change.apply(EntryPointSettings.of("web", any)), handler);
  }

  /** A proxy that sends everything to one server. */
  static TestProxy to(Backend backend) throws IOException {
    Upstream upstream = upstream(backend.port());
    return of(exchange -> exchange.forward(upstream));
  }

  /** The settings with other timeouts, and so many requests for a connection at most. */
  static EntryPointSettings limits(
      EntryPointSettings s, Duration read, Duration write, Duration idle, int requests) {
    return new EntryPointSettings(
        s.name(),
        s.address(),
        read,
        write,
        idle,
        Duration.ZERO,
        requests,
        s.maxHeaderBytes(),
        false);
  }

  static Upstream upstream(int port) {
    return upstream("127.0.0.1", port, TransportOptions.defaults());
  }

  static Upstream upstream(String host, int port, TransportOptions transport) {
    return new Upstream(
        "http://" + host + ":" + port,
        "http",
        host,
        port,
        host + ":" + port,
        "",
        true,
        Duration.ofMillis(100),
        transport);
  }

  /** The default transport with other timeouts. */
  static TransportOptions transport(Duration dial, Duration header, Duration idle, int maxIdle) {
    return new TransportOptions(
        "test", maxIdle, dial, header, idle, false, "", List.of(), false, "");
  }

  RawClient connect() throws IOException {
    return new RawClient(address);
  }

  InetSocketAddress address() {
    return address;
  }

  EntryPointServer server() {
    return server;
  }

  EventLoops loops() {
    return loops;
  }

  /** All that comes back for these bytes until the connection ends. */
  String talk(String bytes) throws IOException {
    try (RawClient client = connect()) {
      return client.send(bytes).readAll();
    }
  }

  @Override
  public void close() {
    server.close(Duration.ZERO).join();
    loops.close().join();
  }
}
