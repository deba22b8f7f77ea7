package dev.traefikctl.agent.upstream;

import static dev.traefikctl.agent.wire.Futures.unwatched;

import dev.traefikctl.agent.telemetry.Log;
import dev.traefikctl.agent.wire.EventLoops;
import dev.traefikctl.agent.wire.Loop;
import dev.traefikctl.agent.wire.SpliceReads;
import io.netty.channel.ChannelFuture;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** One attempt to reach a server: its name is resolved, then its addresses are tried in order. */
public final class Dial {

  private final UpstreamPool pool;
  private final ResponseReceiver receiver;
  private final long deadline;
  private InetAddress[] addresses = {};
  private int tried;
  private boolean over;
  private @Nullable SocketChannel channel;

  Dial(UpstreamPool pool, ResponseReceiver receiver) {
    this.pool = pool;
    this.receiver = receiver;
    long timeout = pool.transport().dialTimeout().toNanos();
    this.deadline = timeout > 0 ? System.nanoTime() + timeout : 0;
  }

  void start() {
    pool.dialing(this);
    byte[] literal = NetUtil.createByteArrayFromIpAddressString(pool.host());
    if (literal == null) {
      // the JDK's resolver blocks, and knows /etc/hosts and nsswitch as Go's does
      Thread.ofVirtual().name("resolve").start(this::resolve);
      return;
    }
    try {
      addresses = new InetAddress[] {InetAddress.getByAddress(literal)};
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
    next();
  }

  private void resolve() {
    Loop loop = pool.loop();
    try {
      InetAddress[] found = InetAddress.getAllByName(pool.host());
      loop.executor().execute(() -> resolved(found));
    } catch (UnknownHostException | RuntimeException | Error e) {
      // whatever it is: a request waits for it
      loop.executor().execute(() -> failed(UpstreamFailure.DIAL, e));
    }
  }

  private void resolved(InetAddress[] found) {
    addresses = found;
    next();
  }

  private void next() {
    if (over) {
      return;
    }
    SocketChannel made = pool.loop().loops().newChannel();
    channel = made;
    made.config().setConnectTimeoutMillis(0);
    made.config().setAutoClose(false);
    made.config().setWriteBufferWaterMark(EventLoops.WATER_MARK);
    if (pool.loop().loops().epoll()) {
      made.config().setRecvByteBufAllocator(new SpliceReads());
    }
    UpstreamConnection connection = new UpstreamConnection(pool);
    made.pipeline().addLast(connection);
    unwatched(pool.loop().executor().register(made));
    InetSocketAddress address = new InetSocketAddress(addresses[tried++], pool.port());
    ChannelFuture connecting = made.connect(address);
    unwatched(connecting.addListener(done -> connected(connecting, connection)));
  }

  private void connected(ChannelFuture done, UpstreamConnection connection) {
    if (over) {
      unwatched(done.channel().close());
    } else if (done.isSuccess()) {
      end();
      connection.assign(receiver);
    } else {
      unwatched(done.channel().close());
      if (tried < addresses.length) {
        next();
      } else {
        failed(UpstreamFailure.DIAL, done.cause());
      }
    }
  }

  private void failed(UpstreamFailure failure, @Nullable Throwable cause) {
    if (over) {
      return;
    }
    end();
    Log.debug("Cannot reach server", "server", pool.name(), "why", failure, "error", cause);
    receiver.failed(failure);
  }

  private void end() {
    over = true;
    pool.dialed(this);
  }

  void sweep(long now) {
    if (deadline != 0 && now - deadline > 0 && !over) {
      SocketChannel pending = channel;
      failed(UpstreamFailure.DIAL_TIMEOUT, null);
      if (pending != null) {
        unwatched(pending.close());
      }
    }
  }

  /** Gives up; the receiver hears no more of it. */
  public void cancel() {
    if (!over) {
      end();
      SocketChannel pending = channel;
      if (pending != null) {
        unwatched(pending.close());
      }
    }
  }
}
