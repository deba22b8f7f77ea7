package dev.traefikctl.agent.upstream;

import dev.traefikctl.agent.wire.Loop;
import dev.traefikctl.http.TransportOptions;
import dev.traefikctl.http.Upstream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pools of one event loop: one a server and transport, made and dropped as they are needed. */
public final class UpstreamPools {

  private static final int TICKS_BETWEEN_CLEANINGS = 100;

  private record Key(
      String host, int port, TransportOptions transport, ForwardProxies.@Nullable Proxy proxy) {

    /**
     * By hand, as the first request needs it: the JDK spends 5 ms to make the first such method.
     */
    @Override
    public int hashCode() {
      return (host.hashCode() * 31 + port) * 31 + transport.name().hashCode();
    }
  }

  private final Loop loop;
  private final Map<Key, UpstreamPool> pools = new HashMap<>();

  /** Saves hashing whole records per request; emptied now and then, so that it cannot grow. */
  private final IdentityHashMap<Upstream, UpstreamPool> byIdentity = new IdentityHashMap<>();

  private final List<Dial> dials = new ArrayList<>();
  private ForwardProxies proxies = ForwardProxies.NONE;
  private int ticks;

  private UpstreamPools(Loop loop) {
    this.loop = loop;
    loop.everyTick(this::tick);
  }

  /** The pools of a loop. */
  public static UpstreamPools of(Loop loop) {
    return loop.attachment(UpstreamPools.class, UpstreamPools::new);
  }

  /** Goes by way of these proxies from now on; to be called on the loop. */
  public void use(ForwardProxies forwardProxies) {
    proxies = forwardProxies;
    byIdentity.clear();
  }

  /** The pool of a server; equal servers and transports have one pool across reloads. */
  public UpstreamPool of(Upstream upstream) {
    UpstreamPool known = byIdentity.get(upstream);
    if (known == null) {
      ForwardProxies.Proxy proxy = proxies.of(upstream.host(), upstream.port());
      String host = proxy == null ? upstream.host() : proxy.host();
      int port = proxy == null ? upstream.port() : proxy.port();
      Key key = new Key(host, port, upstream.transport(), proxy);
      known =
          pools.computeIfAbsent(
              key, k -> new UpstreamPool(this, k.host, k.port, k.transport, k.proxy));
      byIdentity.put(upstream, known);
    }
    return known;
  }

  Loop loop() {
    return loop;
  }

  void dialing(Dial dial) {
    dials.add(dial);
  }

  void dialed(Dial dial) {
    dials.remove(dial);
  }

  private void tick() {
    long now = System.nanoTime();
    for (Dial dial : List.copyOf(dials)) {
      dial.sweep(now);
    }
    if (++ticks % TICKS_BETWEEN_CLEANINGS == 0) {
      byIdentity.clear();
      pools.values().removeIf(UpstreamPool::unused);
    }
  }
}
