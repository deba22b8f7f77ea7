package dev.traefikctl.agent.telemetry;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Where log lines go. Equal messages are written at most {@value #BURST} times in {@value
 * #WINDOW_MILLIS} milliseconds; the next one after that says how many were left out. Thread-safe.
 */
public final class LogSink {

  private static final int BURST = 20;
  private static final long WINDOW_MILLIS = 10_000;

  /** Bounds the memory of the limiter; beyond it, it starts anew. */
  private static final int MAX_MESSAGES = 2_000;

  private final Level level;
  private final LogFormat format;
  private final OutputStream out;
  private final LongSupplier clock;
  private final Map<String, Window> windows = new HashMap<>();

  /** How often a message was seen since {@code start}. */
  private static final class Window {
    private long start;
    private int seen;
  }

  /**
   * @param out gets each line in one write
   * @param clock the time in milliseconds since 1970
   */
  public LogSink(Level level, LogFormat format, OutputStream out, LongSupplier clock) {
    this.level = level;
    this.format = format;
    this.out = out;
    this.clock = clock;
  }

  Level level() {
    return level;
  }

  void write(Level at, String message, @Nullable Object[] fields) {
    long now = clock.getAsLong();
    StringBuilder line = new StringBuilder(160);
    format.write(line, now, at, message, fields);
    synchronized (this) {
      int leftOut = admit(key(at, message, fields), now);
      if (leftOut < 0) {
        return;
      }
      if (leftOut > 0) {
        line.setLength(0);
        format.write(line, now, at, message, with(fields, "leftOut", leftOut));
      }
      line.append('\n');
      if (level.compareTo(Level.DEBUG) <= 0) {
        appendTraces(line, fields);
      }
      emit(line.toString());
    }
  }

  private static String key(Level level, String message, @Nullable Object[] fields) {
    StringBuilder out = new StringBuilder().append(level).append(message);
    for (@Nullable Object field : fields) {
      out.append('\0').append(field instanceof Throwable t ? t.getClass() : field);
    }
    return out.toString();
  }

  /** The number of equal messages that were left out before this one, or -1 to leave it out. */
  private int admit(String key, long now) {
    if (windows.size() >= MAX_MESSAGES) {
      windows.clear();
    }
    Window window = windows.computeIfAbsent(key, k -> new Window());
    int leftOut = 0;
    if (Math.abs(now - window.start) >= WINDOW_MILLIS) { // the clock may be set back
      leftOut = Math.max(0, window.seen - BURST);
      window.start = now;
      window.seen = 0;
    }
    return window.seen++ < BURST ? leftOut : -1;
  }

  private static @Nullable Object[] with(@Nullable Object[] fields, String name, Object value) {
    @Nullable Object[] more = Arrays.copyOf(fields, fields.length + 2);
    more[fields.length] = name;
    more[fields.length + 1] = value;
    return more;
  }

  private static void appendTraces(StringBuilder line, @Nullable Object[] fields) {
    for (@Nullable Object field : fields) {
      if (field instanceof Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace, true));
        line.append(trace);
      }
    }
  }

  private void emit(String line) {
    try {
      out.write(line.getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      // Nobody is left to tell but standard error; the program must not stop for its log.
      System.err.print("cannot write the log (" + e.getMessage() + "): " + line);
    }
  }
}
