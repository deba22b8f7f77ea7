package dev.traefikctl.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.traefikctl.diag.Origins;
import dev.traefikctl.merge.ProviderChange;
import dev.traefikctl.merge.ProviderConfig;
import dev.traefikctl.model.DynamicConfig;
import dev.traefikctl.model.RouterChange;
import dev.traefikctl.model.ServerChange;
import dev.traefikctl.model.http.HttpConfig;
import dev.traefikctl.model.http.Router;
import dev.traefikctl.model.http.Service;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class ConfigLoopTest {

  private final FakeProvider provider = new FakeProvider();
  private final LinkedBlockingQueue<DynamicConfig> applied = new LinkedBlockingQueue<>();
  private final LinkedBlockingQueue<ServerChange> replaced = new LinkedBlockingQueue<>();
  private final LinkedBlockingQueue<RouterChange> rerouted = new LinkedBlockingQueue<>();
  private volatile boolean replaces = true;
  private final ConfigLoop.Sink sink =
      new ConfigLoop.Sink() {
        @Override
        public void apply(List<ProviderConfig> all) {
          applied.add(all.isEmpty() ? DynamicConfig.empty() : all.getFirst().config());
        }

        @Override
        public boolean replaceServers(ServerChange change) {
          replaced.add(change);
          return replaces;
        }

        @Override
        public boolean replaceRouters(
            List<ProviderConfig> all, List<ProviderChange.Routers> changes) {
          changes.forEach(change -> rerouted.add(change.routers()));
          return replaces;
        }
      };
  private @Nullable ConfigLoop loop;

  @AfterEach
  void close() {
    if (loop != null) {
      loop.close();
    }
  }

  @Test
  void appliesTheFirstConfigurationBeforeStartReturns() {
    provider.says(config("a"));
    start(Duration.ZERO);
    assertEquals(config("a"), applied.poll());
  }

  @Test
  void startsWithNothingWhereTheFirstConfigurationIsInvalid() throws InterruptedException {
    provider.saysInvalid();
    start(Duration.ZERO);
    assertEquals(DynamicConfig.empty(), applied.poll());
    provider.says(config("a"));
    provider.change();
    assertEquals(config("a"), next());
  }

  @Test
  void anInvalidConfigurationAndAnEqualOneChangeNothing() throws InterruptedException {
    provider.says(config("a"));
    start(Duration.ZERO);
    next();
    provider.saysInvalid();
    provider.change();
    provider.awaitLoads(2);
    provider.says(config("a"));
    provider.change();
    provider.awaitLoads(1);
    provider.says(config("b"));
    provider.change();
    assertEquals(config("b"), next());
    assertTrue(applied.isEmpty());
  }

  @Test
  void aChangeDuringALoadIsLoadedAfterIt() throws InterruptedException {
    provider.says(config("a"));
    start(Duration.ZERO);
    next();
    provider.says(config("b"));
    provider.duringNextLoad =
        () -> {
          provider.says(config("c"));
          provider.change();
        };
    provider.change();
    assertEquals(config("b"), next());
    assertEquals(config("c"), next());
  }

  @Test
  void aFailureToApplyKeepsTheLoopGoing() throws InterruptedException {
    provider.says(config("a"));
    start(Duration.ZERO);
    next();
    provider.duringNextLoad =
        () -> {
          throw new IllegalStateException("a bug");
        };
    provider.says(config("b"));
    provider.change();
    provider.awaitLoads(2);
    provider.change();
    assertEquals(config("b"), next());
  }

  @Test
  void changesWithinTheThrottleBecomeOne() throws InterruptedException {
    AtomicLong clock = new AtomicLong();
    provider.says(config("a"));
    start(Duration.ofMillis(50), clock::get);
    next();
    for (String name : List.of("b", "c", "d")) {
      provider.says(config(name));
      provider.change();
    }
    clock.set(Duration.ofMillis(50).toNanos());
    assertEquals(config("d"), next());
    assertNull(applied.poll());
  }

  @Test
  void otherServersAreReplacedWithoutCompiling() throws InterruptedException {
    provider.says(config("a"));
    start(Duration.ZERO);
    next();
    provider.saysServers(config("b"));
    provider.change();
    ServerChange change = replaced.poll(120, TimeUnit.SECONDS);
    assertEquals(config("b").http().services().get("b"), change.http().get("b@file"));
    provider.says(config("c"));
    provider.change();
    assertEquals(config("c"), next());
    assertTrue(applied.isEmpty());
  }

  @Test
  void serversThatCannotBeReplacedAreCompiledWithAllElse() throws InterruptedException {
    provider.says(config("a"));
    start(Duration.ZERO);
    next();
    replaces = false;
    provider.saysServers(config("b"));
    provider.change();
    assertEquals(config("b"), next());
  }

  @Test
  void otherRoutersAreReplacedWithoutCompiling() throws InterruptedException {
    provider.says(config("a", "r1", "r2"));
    start(Duration.ZERO);
    next();
    DynamicConfig after = config("a", "r2", "r3");
    provider.says(after);
    provider.change();
    RouterChange change = rerouted.poll(120, TimeUnit.SECONDS);
    Map<String, Router> put = Map.of("r3", after.http().routers().get("r3"));
    assertEquals(new RouterChange(put, Set.of("r1")), change);
    provider.says(config("b", "r2"));
    provider.change();
    assertEquals(config("b", "r2"), next());
    assertTrue(applied.isEmpty() && rerouted.isEmpty());
  }

  @Test
  void routersThatCannotBeReplacedAreCompiledWithAllElse() throws InterruptedException {
    provider.says(config("a", "r1"));
    start(Duration.ZERO);
    next();
    replaces = false;
    provider.says(config("a", "r2"));
    provider.change();
    assertEquals(config("a", "r2"), next());
  }

  @Test
  void thePacerLetsTheFirstThroughAndSpacesTheRest() {
    ReloadPacer pacer = new ReloadPacer(Duration.ofNanos(100));
    assertEquals(0, pacer.delay(1_000));
    pacer.applied(1_000);
    assertEquals(60, pacer.delay(1_040));
    assertEquals(-10, pacer.delay(1_110));
  }

  private void start(Duration throttle) {
    start(throttle, System::nanoTime);
  }

  private void start(Duration throttle, LongSupplier clock) {
    loop = new ConfigLoop(List.of(provider), throttle, sink, clock);
    loop.start();
  }

  private DynamicConfig next() throws InterruptedException {
    DynamicConfig config = applied.poll(120, TimeUnit.SECONDS);
    assertTrue(config != null, "nothing was applied");
    return config;
  }

  private static DynamicConfig config(String service, String... names) {
    DynamicConfig empty = DynamicConfig.empty();
    HttpConfig http = HttpConfig.EMPTY;
    Map<String, Router> routers = new HashMap<>();
    for (String name : names) {
      Router router =
          new Router(List.of(), List.of(), service, "Path(`/`)", List.of(), "", 0, null, null);
      routers.put(name, router);
    }
    return new DynamicConfig(
        new HttpConfig(
            routers,
            Map.of(service, new Service(List.of(), List.of())),
            http.middlewares(),
            http.serversTransports()),
        empty.tcp(),
        empty.udp(),
        empty.tls());
  }

  private static final class FakeProvider implements Provider {
    private final ArrayDeque<ProviderChange> saying = new ArrayDeque<>();
    private final Semaphore loads = new Semaphore(0);
    private volatile Runnable duringNextLoad = () -> {};
    private volatile Runnable changed = () -> {};

    synchronized void says(DynamicConfig config) {
      saying.clear();
      saying.add(new ProviderChange.Full(whole(config)));
    }

    synchronized void saysServers(DynamicConfig config) {
      saying.clear();
      ServerChange change = new ServerChange(config.http().services(), Map.of(), Map.of());
      saying.add(new ProviderChange.Servers("file", change, () -> whole(config)));
    }

    private static ProviderConfig whole(DynamicConfig config) {
      return new ProviderConfig("file", config, Origins.NONE);
    }

    synchronized void saysInvalid() {
      saying.clear();
    }

    void change() {
      changed.run();
    }

    void awaitLoads(int count) throws InterruptedException {
      assertTrue(loads.tryAcquire(count, 120, TimeUnit.SECONDS), "not loaded");
    }

    @Override
    public String name() {
      return "file";
    }

    @Override
    public @Nullable ProviderChange load() {
      ProviderChange change;
      synchronized (this) {
        change = saying.peek();
      }
      Runnable action = duringNextLoad;
      duringNextLoad = () -> {};
      loads.release();
      action.run();
      return change;
    }

    @Override
    public void watch(Runnable action) {
      changed = action;
    }

    @Override
    public void close() {
      changed = () -> {};
    }
  }
}
