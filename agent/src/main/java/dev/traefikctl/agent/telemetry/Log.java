package dev.traefikctl.agent.telemetry;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The agent's own log. Messages are constant texts, what varies goes into fields; both must be free
 * of secrets. Thread-safe; a message that is not of interest costs one comparison.
 *
 * <p>It is a small thing of its own because a logging library would cost a tenth of the start-up
 * time, and because one sink serves us and Netty.
 */
public final class Log {

  private static volatile LogSink sink =
      new LogSink(
          Level.ERROR,
          LogFormat.LOGFMT,
          new FileOutputStream(FileDescriptor.out),
          System::currentTimeMillis);

  private Log() {}

  /** Makes everything logged from now on go there. */
  public static void use(LogSink target) {
    sink = target;
  }

  public static boolean isEnabled(Level level) {
    return level.compareTo(sink.level()) >= 0;
  }

  /**
   * Logs a message.
   *
   * @param fields names and values in turn; a null value is left out, a {@link Throwable} is shown
   *     by its message, and by its trace at level DEBUG
   */
  public static void at(Level level, String message, @Nullable Object... fields) {
    LogSink target = sink;
    if (level.compareTo(target.level()) >= 0) {
      target.write(level, message, fields);
    }
  }

  public static void debug(String message, @Nullable Object... fields) {
    at(Level.DEBUG, message, fields);
  }

  public static void info(String message, @Nullable Object... fields) {
    at(Level.INFO, message, fields);
  }

  public static void warn(String message, @Nullable Object... fields) {
    at(Level.WARN, message, fields);
  }

  public static void error(String message, @Nullable Object... fields) {
    at(Level.ERROR, message, fields);
  }

  /** The format of {@code log.format}: {@code json}, or logfmt for anything else. */
  public static LogFormat format(String name) {
    return name.toLowerCase(Locale.ROOT).equals("json") ? LogFormat.JSON : LogFormat.LOGFMT;
  }
}
