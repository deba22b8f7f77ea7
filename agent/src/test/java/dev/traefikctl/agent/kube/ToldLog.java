package dev.traefikctl.agent.kube;

import dev.traefikctl.agent.telemetry.Level;
import dev.traefikctl.agent.telemetry.Log;
import dev.traefikctl.agent.telemetry.LogFormat;
import dev.traefikctl.agent.telemetry.LogSink;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The agent's log while a test runs. */
public final class ToldLog implements AutoCloseable {

  private final Text text = new Text();

  /** Takes the log from now on. */
  public ToldLog() {
    Log.use(new LogSink(Level.INFO, LogFormat.LOGFMT, text, System::currentTimeMillis));
  }

  public String text() {
    return text.toString(StandardCharsets.UTF_8);
  }

  /** How often the words stand in the log. */
  public int count(String words) {
    return text().split(java.util.regex.Pattern.quote(words), -1).length - 1;
  }

  /** Returns once the words stand in the log. */
  public void await(String words) throws InterruptedException {
    synchronized (text) {
      while (count(words) == 0) {
        text.wait();
      }
    }
  }

  private static final class Text extends ByteArrayOutputStream {
    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
      super.write(bytes, from, length);
      notifyAll();
    }

    @Override
    public synchronized void write(int one) {
      super.write(one);
      notifyAll();
    }
  }

  @Override
  public void close() {
    Log.use(new LogSink(Level.ERROR, LogFormat.LOGFMT, System.out, System::currentTimeMillis));
  }
}
