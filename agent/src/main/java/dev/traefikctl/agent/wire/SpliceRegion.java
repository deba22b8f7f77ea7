package dev.traefikctl.agent.wire;

import io.netty.channel.FileRegion;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.epoll.Native;
import io.netty.util.AbstractReferenceCounted;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;

/** Data in a pipe that waits among the writes of its target's channel. */
final class SpliceRegion extends AbstractReferenceCounted implements FileRegion {

  private static final int ANY_OFFSET = -1;

  private final Splice splice;
  private final Pipe.Pool pool;
  private final Pipe pipe;
  private final EpollSocketChannel target;
  private final long count;
  private long transferred;

  SpliceRegion(Splice splice, Pipe.Pool pool, Pipe pipe, EpollSocketChannel target, long count) {
    this.splice = splice;
    this.pool = pool;
    this.pipe = pipe;
    this.target = target;
    this.count = count;
  }

  /** Moves data to the target's socket itself: the kernel has no use for the channel given. */
  @Override
  public long transferTo(WritableByteChannel ignored, long position) throws IOException {
    int n =
        Native.splice(
            pipe.out(), ANY_OFFSET, target.fd().intValue(), ANY_OFFSET, count - transferred);
    transferred += n;
    return n;
  }

  @Override
  protected void deallocate() {
    boolean complete = transferred == count;
    pool.giveBack(pipe, complete);
    splice.released(complete);
  }

  @Override
  public long position() {
    return 0;
  }

  @Override
  @Deprecated
  public long transfered() {
    return transferred;
  }

  @Override
  public long transferred() {
    return transferred;
  }

  @Override
  public long count() {
    return count;
  }

  @Override
  public FileRegion retain() {
    super.retain();
    return this;
  }

  @Override
  public FileRegion retain(int increment) {
    super.retain(increment);
    return this;
  }

  @Override
  public FileRegion touch() {
    return this;
  }

  @Override
  public FileRegion touch(Object hint) {
    return this;
  }
}
