package dev.traefikctl.agent.net;

import static dev.traefikctl.agent.wire.Futures.unwatched;

import dev.traefikctl.agent.wire.EventLoops;
import dev.traefikctl.agent.wire.Loop;
import dev.traefikctl.agent.wire.LoopHandler;
import dev.traefikctl.agent.wire.SpliceReads;
import dev.traefikctl.http.Handler;
import dev.traefikctl.routing.RoutingTable;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.unix.UnixChannelOption;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An entry point: listens on its address and serves each request by the handler that the routing
 * table of that moment has for it.
 */
public final class EntryPointServer {

  private static final int BACKLOG = 4096;

  /** Go keeps accepted connections alive by probes after this many seconds. */
  private static final int KEEP_ALIVE_SECONDS = 180;

  private final EntryPointSettings settings;
  private final Limits limits;
  private final Supplier<RoutingTable> table;
  private final EventLoops loops;
  private final AtomicInteger connections = new AtomicInteger();
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private volatile boolean draining;

  /** Whether every connection that was accepted is counted, since no more are to come. */
  private volatile boolean allCounted;

  private @Nullable Channel channel;

  /**
   * @param table asked once a request
   */
  public EntryPointServer(
      EntryPointSettings settings, Supplier<RoutingTable> table, EventLoops loops) {
    this.settings = settings;
    this.limits = Limits.of(settings);
    this.table = table;
    this.loops = loops;
  }

  /** Durations of the settings in nanoseconds; 0 is none. */
  record Limits(long readNanos, long writeNanos, long idleNanos, long keepAliveNanos) {
    static Limits of(EntryPointSettings settings) {
      return new Limits(
          settings.readTimeout().toNanos(),
          settings.writeTimeout().toNanos(),
          settings.idleTimeout().toNanos(),
          settings.keepAliveMaxTime().toNanos());
    }
  }

  /**
   * Begins to listen.
   *
   * @return the address that was bound, with the port that was picked
   * @throws IOException where the address cannot be had
   */
  public InetSocketAddress bind() throws IOException {
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(loops.group())
            .channelFactory(loops::newServerChannel)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
            .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, EventLoops.WATER_MARK)
            .childOption(ChannelOption.SO_KEEPALIVE, true)
            .childHandler(new Acceptor());
    if (loops.epoll()) {
      bootstrap
          .option(UnixChannelOption.SO_REUSEPORT, settings.reusePort())
          .childOption(EpollChannelOption.TCP_KEEPIDLE, KEEP_ALIVE_SECONDS);
    }
    ChannelFuture bound = bootstrap.bind(settings.address()).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new IOException(
          "entry point " + settings.name() + " cannot listen on " + settings.address(),
          bound.cause());
    }
    channel = bound.channel();
    return (InetSocketAddress) bound.channel().localAddress();
  }

  private final class Acceptor extends ChannelInitializer<Channel> {
    @Override
    protected void initChannel(Channel accepted) {
      connections.incrementAndGet();
      if (loops.epoll()) {
        accepted.config().setRecvByteBufAllocator(new SpliceReads());
      }
      Worker worker = Worker.of(loops.of(accepted.eventLoop()));
      accepted.pipeline().addLast(new FirstByte(EntryPointServer.this, worker));
    }

    @Override
    public boolean isSharable() {
      return true;
    }
  }

  EntryPointSettings settings() {
    return settings;
  }

  Limits limits() {
    return limits;
  }

  boolean draining() {
    return draining;
  }

  @Nullable Handler handler() {
    return table.get().entryPoint(settings.name());
  }

  void closed(LoopHandler connection) {
    connections.decrementAndGet();
    completeIfUnused();
  }

  private void completeIfUnused() {
    if (allCounted && connections.get() == 0) {
      closed.complete(null);
    }
  }

  /** How many connections are open. */
  public int connections() {
    return connections.get();
  }

  /** Accepts no more connections; those that are open go on. */
  public void stopAccepting() {
    Channel listening = channel;
    if (listening != null) {
      channel = null;
      listening.close().awaitUninterruptibly();
    }
  }

  /**
   * Accepts no more connections, closes those that wait for a request, lets the others finish what
   * they are at, and closes what is left after the grace time.
   *
   * @return completed when no connection is left
   */
  public CompletableFuture<Void> close(Duration grace) {
    stopAccepting();
    draining = true;
    // what was accepted just now reaches its loop before this does
    forEach(
        ServerConnection::closeIfIdle,
        () -> {
          allCounted = true;
          completeIfUnused();
        });
    Runnable end = () -> forEach(ServerConnection::closeNow, () -> {});
    unwatched(loops.group().schedule(end, grace.toMillis(), TimeUnit.MILLISECONDS));
    return closed;
  }

  /**
   * Does something with each connection, on its loop.
   *
   * @param then runs on one of the loops when all connections were seen
   */
  private void forEach(Consumer<ServerConnection> action, Runnable then) {
    Collection<Loop> all = loops.all();
    AtomicInteger left = new AtomicInteger(all.size());
    for (Loop loop : all) {
      loop.executor()
          .execute(() -> {
            forEach(loop, action);
            if (left.decrementAndGet() == 0) {
              then.run();
            }
          });
    }
  }

  private void forEach(Loop loop, Consumer<ServerConnection> action) {
    for (LoopHandler handler : loop.handlers()) {
      if (handler instanceof ServerConnection mine && mine.belongsTo(this)) {
        action.accept(mine);
      }
    }
  }
}
