package dev.traefikctl.agent.wire;

import static dev.traefikctl.agent.wire.Futures.unwatched;

import dev.traefikctl.agent.telemetry.Guard;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the connections of one event loop share without locks: a scratch buffer, the current date,
 * the list of connections whose deadlines are looked at ten times a second, and the list of those
 * with something to flush at the end of the turn. Used by its loop only.
 */
public final class Loop {

  /** How often deadlines are looked at; they are late by up to this. */
  private static final long TICK_MILLIS = 100;

  private static final int SCRATCH = 16 * 1024;

  private final EventLoop executor;
  private final EventLoops loops;
  private final List<LoopHandler> swept = new ArrayList<>();
  private final ArrayList<LoopHandler> dirty = new ArrayList<>();
  private final List<Runnable> everyTick = new ArrayList<>();
  private final Map<Class<?>, Object> attachments = new HashMap<>();
  private final HttpDate date = new HttpDate();
  private byte[] scratch = new byte[SCRATCH];
  private boolean inTurn;
  private @Nullable ScheduledFuture<?> ticker;

  Loop(EventLoop executor, EventLoops loops) {
    this.executor = executor;
    this.loops = loops;
  }

  public EventLoop executor() {
    return executor;
  }

  public EventLoops loops() {
    return loops;
  }

  /** What belongs to this loop by type; made on first use. */
  public <T> T attachment(Class<T> type, Function<Loop, T> make) {
    Object known = attachments.get(type);
    if (known == null) {
      known = make.apply(this);
      attachments.put(type, known);
    }
    return type.cast(known);
  }

  /** Bytes to encode a head in; valid until the caller returns to whoever may use it too. */
  public byte[] scratch(int atLeast) {
    if (scratch.length < atLeast) {
      if (atLeast > 256 * 1024) {
        return new byte[atLeast];
      }
      scratch = new byte[Integer.highestOneBit(atLeast) * 2];
    }
    return scratch;
  }

  /** The current {@code Date: …} line with its line end; not to be changed. */
  public byte[] dateLine() {
    return date.line();
  }

  /** Whether a read is under way, at whose end everything dirty is flushed. */
  boolean inTurn() {
    return inTurn;
  }

  void startTurn() {
    inTurn = true;
  }

  void markDirty(LoopHandler handler) {
    dirty.add(handler);
  }

  void endTurn() {
    // a flush may make others dirty: the list can grow while it is walked
    for (int i = 0; i < dirty.size(); i++) {
      dirty.get(i).flushNow();
    }
    dirty.clear();
    inTurn = false;
  }

  void add(LoopHandler handler) {
    handler.sweepIndex = swept.size();
    swept.add(handler);
    if (ticker == null) {
      date.refresh();
      ticker =
          executor.scheduleAtFixedRate(
              () -> Guard.run("Housekeeping of an event loop failed", this::tick),
              TICK_MILLIS,
              TICK_MILLIS,
              TimeUnit.MILLISECONDS);
    }
  }

  void remove(LoopHandler handler) {
    int at = handler.sweepIndex;
    if (at < 0) {
      return;
    }
    handler.sweepIndex = -1;
    LoopHandler last = swept.removeLast();
    if (at < swept.size()) {
      swept.set(at, last);
      last.sweepIndex = at;
    }
  }

  /** Adds housekeeping that runs at every tick while there are connections. */
  public void everyTick(Runnable action) {
    everyTick.add(action);
  }

  /** The connections of this loop; a copy. */
  public List<LoopHandler> handlers() {
    return List.copyOf(swept);
  }

  private void tick() {
    date.refresh();
    long now = System.nanoTime();
    // from the end: a sweep may remove its own connection, which moves the last one
    for (int i = swept.size() - 1; i >= 0; i--) {
      if (i < swept.size()) {
        sweep(swept.get(i), now);
      }
    }
    everyTick.forEach(action -> Guard.run("Housekeeping of an event loop failed", action));
    if (swept.isEmpty() && ticker != null) {
      ticker.cancel(false);
      ticker = null;
    }
  }

  /** A fault of one must not stop the clock of all; its connection is of no more use. */
  private static void sweep(LoopHandler handler, long now) {
    if (!Guard.run("Deadline handling failed", () -> handler.sweep(now))) {
      unwatched(handler.channel().close());
    }
  }
}
