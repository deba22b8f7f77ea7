package dev.traefikctl.agent.wire;

import static dev.traefikctl.agent.wire.Futures.unwatched;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * The threads of the data plane: one event loop a processor (epoll, or NIO where that is missing),
 * and a small pool for work that would hold a loop up.
 */
public final class EventLoops {

  /** Data in bytes that may wait for a client or server beyond what its socket takes. */
  public static final WriteBufferWaterMark WATER_MARK =
      new WriteBufferWaterMark(32 * 1024, 64 * 1024);

  /** Password hashes queue up here under attack; beyond this the submitter is told so. */
  private static final int MAX_OFFLOADED = 4096;

  private static final int OFFLOAD_THREADS = 2;

  private final EventLoopGroup group;
  private final boolean epoll;
  private final Map<EventLoop, Loop> loops = new HashMap<>();
  private final ExecutorService offload;

  private EventLoops(int threads, boolean epoll) {
    this.epoll = epoll;
    IoHandlerFactory io = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    this.group = new Group(threads, io);
    for (EventExecutor executor : group) {
      EventLoop loop = (EventLoop) executor;
      loops.put(loop, new Loop(loop, this));
    }
    this.offload =
        new ThreadPoolExecutor(
            OFFLOAD_THREADS,
            OFFLOAD_THREADS,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MAX_OFFLOADED),
            new DefaultThreadFactory("offload", true));
  }

  /**
   * Gives each accepted connection to the loop that has the fewest, and of equals to the first: one
   * that comes after another finds the connections to servers that it has left.
   */
  private static final class Group extends MultiThreadIoEventLoopGroup {
    private final List<EventLoop> loops = new ArrayList<>();
    private final AtomicIntegerArray accepted;

    Group(int threads, IoHandlerFactory io) {
      super(threads, new DefaultThreadFactory("loop", true), io);
      accepted = new AtomicIntegerArray(threads);
      for (EventExecutor executor : this) {
        loops.add((EventLoop) executor);
      }
    }

    @Override
    public ChannelFuture register(Channel channel) {
      if (channel.parent() == null) {
        return super.register(channel);
      }
      int least = 0;
      for (int i = 1; i < accepted.length(); i++) {
        least = accepted.get(i) < accepted.get(least) ? i : least;
      }
      int chosen = least;
      accepted.incrementAndGet(chosen);
      unwatched(channel.closeFuture().addListener(closed -> accepted.decrementAndGet(chosen)));
      return loops.get(chosen).register(channel);
    }
  }

  /**
   * Loads what the loops need, such as a native library and the allocator of buffers, which may go
   * on while configurations are read; without it the first to need it waits.
   */
  public static void prepare() {
    boolean _ = Epoll.isAvailable();
    ByteBufAllocator _ = ByteBufAllocator.DEFAULT;
  }

  /**
   * Starts the loops.
   *
   * @param threads how many; 0 is one a processor
   */
  public static EventLoops start(int threads) {
    return start(threads, Epoll.isAvailable());
  }

  /** The same without epoll, which tests use on machines that have it. */
  public static EventLoops startNio(int threads) {
    return start(threads, false);
  }

  private static EventLoops start(int threads, boolean epoll) {
    int count = threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
    return new EventLoops(count, epoll);
  }

  public EventLoopGroup group() {
    return group;
  }

  /** How many loops there are; limits that Traefik has per process are divided by it. */
  public int count() {
    return loops.size();
  }

  /** The context of one of these event loops. */
  public Loop of(EventLoop loop) {
    Loop found = loops.get(loop);
    if (found == null) {
      throw new IllegalArgumentException("not an event loop of this group");
    }
    return found;
  }

  public Collection<Loop> all() {
    return List.copyOf(loops.values());
  }

  /** Whether the loops use epoll, so that options of it work. */
  public boolean epoll() {
    return epoll;
  }

  /** A listening socket that fits the loops. */
  public ServerChannel newServerChannel() {
    return epoll ? new EpollServerSocketChannel() : new NioServerSocketChannel();
  }

  /** A socket, for connections to servers, that fits the loops. */
  public SocketChannel newChannel() {
    return epoll ? new EpollSocketChannel() : new NioSocketChannel();
  }

  /**
   * Where long work runs.
   *
   * @throws java.util.concurrent.RejectedExecutionException (by {@code execute}) when too much of
   *     it waits
   */
  public Executor offload() {
    return offload;
  }

  /** Ends the threads; connections that are still open are dropped. */
  public CompletableFuture<Void> close() {
    offload.shutdownNow();
    CompletableFuture<Void> ended = new CompletableFuture<>();
    group
        .shutdownGracefully(0, 2, TimeUnit.SECONDS)
        .addListener(future -> {
          if (future.isSuccess()) {
            ended.complete(null);
          } else {
            ended.completeExceptionally(future.cause());
          }
        });
    return ended;
  }
}
