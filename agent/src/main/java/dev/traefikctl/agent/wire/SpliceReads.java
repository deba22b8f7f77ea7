package dev.traefikctl.agent.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.util.UncheckedBooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets a {@link Splice} take what has arrived on an epoll channel before Netty reads the rest as
 * usual: the channel asks for a buffer exactly when it is readable. One instance a channel.
 *
 * <p>Netty's own {@code spliceTo} is not used because it loses data when the peer ends its side
 * while more is buffered than a pipe holds.
 */
public final class SpliceReads implements RecvByteBufAllocator {

  private static final RecvByteBufAllocator USUAL = new AdaptiveRecvByteBufAllocator();

  /** What is read the usual way during a splice is what could not be moved, or nothing. */
  private static final int SMALL = 1024;

  private @Nullable Splice splice;

  /** Hands the channel's data to a splice first; null ends that. */
  void splice(@Nullable Splice next) {
    splice = next;
  }

  /** The instance of a channel; null where its transport cannot splice. */
  static @Nullable SpliceReads of(Channel channel) {
    RecvByteBufAllocator allocator = channel.config().getRecvByteBufAllocator();
    return allocator instanceof SpliceReads reads ? reads : null;
  }

  @Override
  @SuppressWarnings("deprecation") // the return type is the interface's
  public Handle newHandle() {
    return new SplicingHandle((ExtendedHandle) USUAL.newHandle());
  }

  private final class SplicingHandle extends DelegatingHandle implements ExtendedHandle {

    SplicingHandle(ExtendedHandle delegate) {
      super(delegate);
    }

    @Override
    public ByteBuf allocate(ByteBufAllocator allocator) {
      Splice current = splice;
      if (current == null) {
        return delegate().allocate(allocator);
      }
      current.move();
      return allocator.ioBuffer(SMALL);
    }

    @Override
    public boolean continueReading(UncheckedBooleanSupplier maybeMoreDataSupplier) {
      return ((ExtendedHandle) delegate()).continueReading(maybeMoreDataSupplier);
    }
  }
}
