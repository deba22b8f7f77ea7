package dev.traefikctl.agent.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LogTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final AtomicLong millis = new AtomicLong(1_795_232_304_000L);

  @Test
  void logfmtQuotesWhatNeedsIt() {
    sink(LogFormat.LOGFMT).write(Level.ERROR, "a \"b\"", fields("k", "v", "e", "x y", "n", null));
    assertEquals(
        "time=2026-11-21T03:38:24Z level=error msg=\"a \\\"b\\\"\" k=v e=\"x y\"\n", text());
  }

  @Test
  void jsonKeepsNumbers() {
    sink(LogFormat.JSON).write(Level.WARN, "m", fields("n", 7, "t", "<x>"));
    assertEquals(
        "{\"level\":\"warn\",\"n\":7,\"t\":\"\\u003cx\\u003e\",\"time\":\"2026-11-21T03:38:24Z\","
            + "\"message\":\"m\"}\n",
        text());
  }

  @Test
  void repeatedMessagesAreHeldBackAndCounted() {
    LogSink sink = sink(LogFormat.LOGFMT);
    for (int i = 0; i < 50; i++) {
      sink.write(Level.ERROR, "again", fields());
    }
    sink.write(Level.ERROR, "other", fields());
    millis.addAndGet(10_000);
    sink.write(Level.ERROR, "again", fields());
    List<String> lines = text().lines().toList();
    assertEquals(22, lines.size());
    assertEquals("time=2026-11-21T03:38:34Z level=error msg=\"again\" leftOut=30", lines.get(21));
  }

  private LogSink sink(LogFormat format) {
    return new LogSink(Level.INFO, format, out, millis::get);
  }

  private static Object[] fields(Object... fields) {
    return fields;
  }

  private String text() {
    return out.toString(StandardCharsets.UTF_8);
  }
}
