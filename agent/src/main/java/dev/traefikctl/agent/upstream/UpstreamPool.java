package dev.traefikctl.agent.upstream;

import dev.traefikctl.agent.wire.Loop;
import dev.traefikctl.http.TransportOptions;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one event loop to one server. The last one returned is the first one used, so
 * that those beyond the present need age and are closed.
 */
public final class UpstreamPool {

  /** What Go keeps where {@code maxIdleConnsPerHost} is 0. */
  private static final int GO_DEFAULT_IDLE = 2;

  private final UpstreamPools pools;
  private final String host;
  private final int port;
  private final TransportOptions transport;
  private final ForwardProxies.@Nullable Proxy proxy;
  private final int maxIdle;
  private final long idleTimeout;
  private final ArrayDeque<UpstreamConnection> idle = new ArrayDeque<>();
  private int dialing;

  UpstreamPool(
      UpstreamPools pools,
      String host,
      int port,
      TransportOptions transport,
      ForwardProxies.@Nullable Proxy proxy) {
    this.proxy = proxy;
    this.pools = pools;
    this.host = host;
    this.port = port;
    this.transport = transport;
    this.maxIdle = maxIdle(transport.maxIdleConnsPerHost(), pools.loop().loops().count());
    this.idleTimeout = transport.idleConnTimeout().toNanos();
  }

  /** This loop's share of a limit that holds for all loops together. */
  private static int maxIdle(int perHost, int loops) {
    int total = perHost == 0 ? GO_DEFAULT_IDLE : perHost;
    return total < 0 ? 0 : Math.max(1, total / loops);
  }

  /**
   * Gives the receiver a connection, at once or when it is dialled.
   *
   * @return what is to be cancelled when nobody waits for the connection any more; null where the
   *     receiver has it already
   */
  public @Nullable Dial connect(ResponseReceiver receiver) {
    UpstreamConnection kept = idle.pollLast();
    if (kept != null) {
      kept.idleUntil(0);
      kept.assign(receiver);
      return null;
    }
    Dial dial = new Dial(this, receiver);
    dial.start();
    return dial;
  }

  /** A connection that was never used, whatever is kept: for a second try. */
  public Dial connectAnew(ResponseReceiver receiver) {
    Dial dial = new Dial(this, receiver);
    dial.start();
    return dial;
  }

  /** A pool like this one that nobody else uses; to be closed by its owner. */
  public UpstreamPool dedicated() {
    return new UpstreamPool(pools, host, port, transport, proxy);
  }

  /** Closes what is not in use. */
  public void closeIdle() {
    for (UpstreamConnection kept : List.copyOf(idle)) {
      kept.cancel();
    }
  }

  /** The proxy that the connections lead to; null where they lead to the server itself. */
  public ForwardProxies.@Nullable Proxy proxy() {
    return proxy;
  }

  void release(UpstreamConnection connection) {
    if (idle.size() >= maxIdle) {
      connection.cancel();
      return;
    }
    connection.idleUntil(idleTimeout > 0 ? System.nanoTime() + idleTimeout : 0);
    idle.addLast(connection);
  }

  void forget(UpstreamConnection connection) {
    idle.remove(connection);
  }

  void dialing(Dial dial) {
    dialing++;
    pools.dialing(dial);
  }

  void dialed(Dial dial) {
    dialing--;
    pools.dialed(dial);
  }

  boolean unused() {
    return idle.isEmpty() && dialing == 0;
  }

  Loop loop() {
    return pools.loop();
  }

  String host() {
    return host;
  }

  int port() {
    return port;
  }

  TransportOptions transport() {
    return transport;
  }

  String name() {
    return host + ":" + port;
  }
}
