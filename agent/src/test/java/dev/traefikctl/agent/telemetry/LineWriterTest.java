package dev.traefikctl.agent.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineWriterTest {

  @TempDir Path folder;

  @Test
  void anEntryThatCannotBeFormattedLeavesTheOthers() throws IOException {
    Path file = folder.resolve("lines.log");
    BiConsumer<StringBuilder, String> format =
        (out, entry) -> {
          out.append(entry);
          if (entry.equals("bad")) {
            throw new IllegalStateException("on purpose");
          }
        };
    try (LineWriter<String> writer = new LineWriter<>(file, 16, format)) {
      writer.add("one");
      writer.add("bad");
      writer.add("two");
    }
    assertEquals("one\ntwo\n", Files.readString(file));
  }
}
