package dev.traefikctl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CheckedOutputTest {

  private static @Nullable String failure(OutputStream to) {
    CheckedOutput output = new CheckedOutput(to);
    PrintWriter out = new PrintWriter(output, false, StandardCharsets.UTF_8);
    out.println("findings");
    out.flush();
    return output.failure();
  }

  private static OutputStream failing(String reason) {
    return new OutputStream() {
      @Override
      public void write(int one) throws IOException {
        throw new IOException(reason);
      }
    };
  }

  @Test
  void remembersWhyTheOutputIsLost() {
    ByteArrayOutputStream good = new ByteArrayOutputStream();
    assertNull(failure(good));
    assertEquals("findings" + System.lineSeparator(), good.toString(StandardCharsets.UTF_8));
    assertEquals("No space left on device", failure(failing("No space left on device")));
  }

  @Test
  void aReaderMayEndEarly() {
    assertNull(failure(failing("Broken pipe")));
  }
}
