package dev.traefikctl.agent.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Netty's leak detection, with the findings kept for tests to look at; named in {@code
 * io.netty.customResourceLeakDetector}.
 */
public final class LeakRecorder<T> extends ResourceLeakDetector<T> {

  private static final List<String> FOUND = new CopyOnWriteArrayList<>();

  /** The constructor that Netty asks for. */
  public LeakRecorder(Class<?> resourceType, int samplingInterval) {
    super(resourceType, samplingInterval);
  }

  /** The constructor that Netty asked for once, and complains without. */
  public LeakRecorder(Class<?> resourceType, int samplingInterval, long maxActive) {
    this(resourceType, samplingInterval);
  }

  @Override
  protected void reportTracedLeak(String resourceType, String records) {
    FOUND.add(resourceType + records);
    super.reportTracedLeak(resourceType, records);
  }

  @Override
  protected void reportUntracedLeak(String resourceType) {
    FOUND.add(resourceType);
    super.reportUntracedLeak(resourceType);
  }

  /** Forgets what was found. */
  static void forget() {
    FOUND.clear();
  }

  /** What was found so far, after a garbage collection; every buffer made triggers a report. */
  static List<String> found() {
    collect();
    collect(); // what the first has found is told before anything of the second
    ByteBuf probe = ByteBufAllocator.DEFAULT.directBuffer(16);
    probe.release();
    return List.copyOf(FOUND);
  }

  /** Returns when a collection took place and has told of something that was lost before. */
  private static void collect() {
    ReferenceQueue<Object> told = new ReferenceQueue<>();
    WeakReference<Object> lost = new WeakReference<>(new Object(), told);
    try {
      do {
        System.gc();
      } while (told.remove(1000) == null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Reference.reachabilityFence(lost);
  }
}
