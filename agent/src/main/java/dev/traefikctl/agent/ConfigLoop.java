package dev.traefikctl.agent;

import dev.traefikctl.agent.telemetry.Log;
import dev.traefikctl.diag.Origins;
import dev.traefikctl.merge.ProviderChange;
import dev.traefikctl.merge.ProviderConfig;
import dev.traefikctl.model.RouterChange;
import dev.traefikctl.model.ServerChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Turns what providers say into what is served, on one thread of its own: changes are coalesced and
 * throttled, an invalid configuration leaves the last good one in place, and one that is equal to
 * what is served is skipped. No change is lost: what happens during a load is loaded after it.
 */
final class ConfigLoop implements AutoCloseable {

  private final List<Feed> feeds;
  private final Sink sink;
  private final LongSupplier clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition woken = lock.newCondition();
  private final Thread thread;
  private final CompletableFuture<@Nullable Void> ready = new CompletableFuture<>();
  private boolean closed;

  /** Whether what is served may not be all that the providers said, since something failed. */
  private boolean behind;

  /** What is done with configurations, on the loop's thread. */
  interface Sink {

    /** Compiles the configurations of all providers and puts the result into service. */
    void apply(List<ProviderConfig> providers);

    /**
     * Gives services other servers.
     *
     * @param change with qualified names
     * @return false if everything has to be compiled for that
     */
    boolean replaceServers(ServerChange change);

    /**
     * Changes HTTP routers.
     *
     * @param providers what all say after the changes
     * @return false if everything has to be compiled for that
     */
    boolean replaceRouters(List<ProviderConfig> providers, List<ProviderChange.Routers> changes);
  }

  /** A provider and what is known of it; {@code changed} is guarded by the lock. */
  private static final class Feed {
    private final Provider provider;
    private final ReloadPacer pacer;
    private @Nullable ProviderChange last;
    private boolean changed;

    Feed(Provider provider, ReloadPacer pacer) {
      this.provider = provider;
      this.pacer = pacer;
    }
  }

  /**
   * @param clock a steady clock in nanoseconds
   */
  ConfigLoop(List<Provider> providers, Duration throttle, Sink sink, LongSupplier clock) {
    this.sink = sink;
    this.clock = clock;
    this.feeds = providers.stream().map(p -> new Feed(p, pacer(p, throttle))).toList();
    this.thread = thread();
  }

  private static ReloadPacer pacer(Provider provider, Duration throttle) {
    Duration own = provider.throttle();
    return new ReloadPacer(own.compareTo(throttle) > 0 ? own : throttle);
  }

  /** With the least priority: the launcher maps it to a nice value, so that serving goes first. */
  @SuppressWarnings("ThreadPriorityCheck") // nothing relies on it, but latency gains by it
  private Thread thread() {
    return Thread.ofPlatform()
        .name("config")
        .daemon()
        .priority(Thread.MIN_PRIORITY)
        .unstarted(this::run);
  }

  /** Loads and applies everything once on the caller's thread, then goes on by itself. */
  void start() {
    for (Feed feed : feeds) {
      feed.provider.watch(() -> changed(feed)); // before the load, so that nothing falls between
    }
    List<ProviderChange> _ = load(feeds);
    applyAll();
    tellReady();
    thread.start();
  }

  private void changed(Feed feed) {
    lock.lock();
    try {
      feed.changed = true;
      woken.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Every provider is to be read again (SIGHUP). */
  void reload() {
    feeds.forEach(this::changed);
  }

  private void run() {
    while (true) {
      try {
        List<Feed> due = awaitDue();
        if (due.isEmpty()) {
          return;
        }
        reload(due);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException | Error e) {
        // A bug, or too little memory for this configuration: what is served stays as it was. Some
        // providers may have been read, so that the next change compiles everything.
        behind = true;
        Log.error("Cannot apply the configuration, the last one goes on", "error", e);
      }
    }
  }

  /** The providers to load now; empty when the loop is closed. */
  private List<Feed> awaitDue() throws InterruptedException {
    lock.lock();
    try {
      while (!closed) {
        long now = clock.getAsLong();
        List<Feed> due = takeDue(now);
        if (!due.isEmpty()) {
          return due;
        }
        long _ = woken.awaitNanos(shortestDelay(now));
      }
      return List.of();
    } finally {
      lock.unlock();
    }
  }

  private List<Feed> takeDue(long now) {
    List<Feed> due = new ArrayList<>();
    for (Feed feed : feeds) {
      if (feed.changed && feed.pacer.delay(now) <= 0) {
        feed.changed = false;
        due.add(feed);
      }
    }
    return due;
  }

  private long shortestDelay(long now) {
    long shortest = Long.MAX_VALUE;
    for (Feed feed : feeds) {
      if (feed.changed) {
        shortest = Math.min(shortest, feed.pacer.delay(now));
      }
    }
    return shortest;
  }

  private void reload(List<Feed> due) {
    List<ProviderChange> changes = load(due);
    if (!changes.isEmpty() && !replaceServers(changes) && !replaceRouters(changes)) {
      applyAll();
    }
    tellReady();
  }

  private void tellReady() {
    if (!ready.isDone() && feeds.stream().allMatch(feed -> feed.provider.isReady())) {
      ready.complete(null);
    }
  }

  /** Completes once all that the providers said first is in effect. */
  CompletableFuture<@Nullable Void> ready() {
    return ready.copy();
  }

  /** Whether the changes were about servers only, and are served. */
  private boolean replaceServers(List<ProviderChange> changes) {
    if (behind) {
      return false;
    }
    List<ServerChange> services = new ArrayList<>(changes.size());
    for (ProviderChange change : changes) {
      if (!(change instanceof ProviderChange.Servers servers)) {
        return false;
      }
      services.add(servers.services().qualified(servers.provider()));
    }
    return services.stream().allMatch(sink::replaceServers);
  }

  /** Whether the changes were about HTTP routers only, and are served. */
  private boolean replaceRouters(List<ProviderChange> changes) {
    List<ProviderChange.Routers> routers = new ArrayList<>(changes.size());
    for (ProviderChange change : changes) {
      if (behind || !(change instanceof ProviderChange.Routers some)) {
        return false;
      }
      routers.add(some);
    }
    behind = true;
    if (!sink.replaceRouters(all(), routers)) {
      return false;
    }
    applied();
    return true;
  }

  private void applyAll() {
    behind = true;
    sink.apply(all());
    applied();
  }

  private void applied() {
    behind = false;
    if (feeds.size() == 1) {
      forgetOrigins(feeds.getFirst());
    }
  }

  private List<ProviderConfig> all() {
    List<ProviderConfig> all = new ArrayList<>();
    for (Feed feed : feeds) {
      if (feed.last != null) {
        all.add(feed.last.whole());
      }
    }
    return all;
  }

  /**
   * Places are needed while the configuration is applied; once asked for, those of 10,000 routers
   * are tens of megabytes of document nodes. Where another provider could make them necessary
   * again, they stay.
   */
  private static void forgetOrigins(Feed feed) {
    if (feed.last instanceof ProviderChange.Full(ProviderConfig known)) {
      feed.last =
          new ProviderChange.Full(
              new ProviderConfig(known.provider(), known.config(), Origins.NONE));
    }
  }

  /** Reads providers; what any of them says that it did not say before. */
  private List<ProviderChange> load(List<Feed> due) {
    List<ProviderChange> different = new ArrayList<>();
    for (Feed feed : due) {
      ProviderChange loaded = feed.provider.load();
      if (loaded == null) {
        continue;
      }
      ProviderChange change = narrowed(feed.last, loaded);
      if (change instanceof ProviderChange.Routers routers && routers.routers().isEmpty()) {
        Log.debug("Skipping unchanged configuration", "providerName", feed.provider.name());
        continue;
      }
      feed.last = loaded;
      feed.pacer.applied(clock.getAsLong());
      different.add(change);
    }
    return different;
  }

  /** Providers that work change by change know by themselves in what they differ. */
  private static ProviderChange narrowed(@Nullable ProviderChange last, ProviderChange now) {
    RouterChange routers =
        last instanceof ProviderChange.Full(ProviderConfig before)
                && now instanceof ProviderChange.Full(ProviderConfig after)
            ? RouterChange.between(before.config(), after.config())
            : null;
    return routers == null
        ? now
        : new ProviderChange.Routers(now.whole().provider(), routers, now::whole);
  }

  /** Stops reading; what is served stays. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      woken.signal();
    } finally {
      lock.unlock();
    }
    feeds.forEach(feed -> feed.provider.close());
  }
}
