package dev.traefikctl.agent.telemetry;

import io.netty.util.internal.logging.AbstractInternalLogger;
import io.netty.util.internal.logging.InternalLogger;
import io.netty.util.internal.logging.InternalLoggerFactory;
import org.jspecify.annotations.Nullable;

/** Sends what Netty logs to our log, its debug messages at TRACE. */
public final class NettyLog extends InternalLoggerFactory {

  /** To be called before the first Netty class is used. */
  public static void install() {
    setDefaultFactory(new NettyLog());
  }

  @Override
  protected InternalLogger newInstance(String name) {
    return new Bridge(name);
  }

  /** Netty's five levels with five shapes of messages each, all led to one method. */
  private static final class Bridge extends AbstractInternalLogger {

    private static final long serialVersionUID = 1L;

    Bridge(String name) {
      super(name);
    }

    private void write(Level level, @Nullable String format, @Nullable Object... arguments) {
      if (!Log.isEnabled(level)) {
        return;
      }
      Throwable failure =
          arguments.length > 0 && arguments[arguments.length - 1] instanceof Throwable t ? t : null;
      Log.at(level, fill(String.valueOf(format), arguments), "logger", name(), "error", failure);
    }

    private static String fill(String format, @Nullable Object[] arguments) {
      StringBuilder out = new StringBuilder();
      int from = 0;
      for (@Nullable Object argument : arguments) {
        int at = format.indexOf("{}", from);
        if (at < 0) {
          break;
        }
        out.append(format, from, at).append(argument);
        from = at + 2;
      }
      return out.append(format, from, format.length()).toString();
    }

    @Override
    public boolean isTraceEnabled() {
      return Log.isEnabled(Level.TRACE);
    }

    @Override
    public void trace(String message) {
      write(Level.TRACE, message);
    }

    @Override
    public void trace(String format, @Nullable Object argument) {
      write(Level.TRACE, format, argument);
    }

    @Override
    public void trace(String format, @Nullable Object first, @Nullable Object second) {
      write(Level.TRACE, format, first, second);
    }

    @Override
    public void trace(String format, @Nullable Object... arguments) {
      write(Level.TRACE, format, arguments);
    }

    @Override
    public void trace(String message, Throwable failure) {
      write(Level.TRACE, message, failure);
    }

    @Override
    public boolean isDebugEnabled() {
      return Log.isEnabled(Level.TRACE);
    }

    @Override
    public void debug(String message) {
      write(Level.TRACE, message);
    }

    @Override
    public void debug(String format, @Nullable Object argument) {
      write(Level.TRACE, format, argument);
    }

    @Override
    public void debug(String format, @Nullable Object first, @Nullable Object second) {
      write(Level.TRACE, format, first, second);
    }

    @Override
    public void debug(String format, @Nullable Object... arguments) {
      write(Level.TRACE, format, arguments);
    }

    @Override
    public void debug(String message, Throwable failure) {
      write(Level.TRACE, message, failure);
    }

    @Override
    public boolean isInfoEnabled() {
      return Log.isEnabled(Level.DEBUG);
    }

    @Override
    public void info(String message) {
      write(Level.DEBUG, message);
    }

    @Override
    public void info(String format, @Nullable Object argument) {
      write(Level.DEBUG, format, argument);
    }

    @Override
    public void info(String format, @Nullable Object first, @Nullable Object second) {
      write(Level.DEBUG, format, first, second);
    }

    @Override
    public void info(String format, @Nullable Object... arguments) {
      write(Level.DEBUG, format, arguments);
    }

    @Override
    public void info(String message, Throwable failure) {
      write(Level.DEBUG, message, failure);
    }

    @Override
    public boolean isWarnEnabled() {
      return Log.isEnabled(Level.WARN);
    }

    @Override
    public void warn(String message) {
      write(Level.WARN, message);
    }

    @Override
    public void warn(String format, @Nullable Object argument) {
      write(Level.WARN, format, argument);
    }

    @Override
    public void warn(String format, @Nullable Object first, @Nullable Object second) {
      write(Level.WARN, format, first, second);
    }

    @Override
    public void warn(String format, @Nullable Object... arguments) {
      write(Level.WARN, format, arguments);
    }

    @Override
    public void warn(String message, Throwable failure) {
      write(Level.WARN, message, failure);
    }

    @Override
    public boolean isErrorEnabled() {
      return Log.isEnabled(Level.ERROR);
    }

    @Override
    public void error(String message) {
      write(Level.ERROR, message);
    }

    @Override
    public void error(String format, @Nullable Object argument) {
      write(Level.ERROR, format, argument);
    }

    @Override
    public void error(String format, @Nullable Object first, @Nullable Object second) {
      write(Level.ERROR, format, first, second);
    }

    @Override
    public void error(String format, @Nullable Object... arguments) {
      write(Level.ERROR, format, arguments);
    }

    @Override
    public void error(String message, Throwable failure) {
      write(Level.ERROR, message, failure);
    }
  }
}
