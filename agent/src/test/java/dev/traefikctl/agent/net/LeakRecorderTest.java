package dev.traefikctl.agent.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.netty.buffer.ByteBufAllocator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The other tests are worth something only if a leak is seen. */
class LeakRecorderTest {

  @Test
  void aForgottenBufferIsFound() {
    assertEquals(List.of(), LeakRecorder.found());
    leak();
    assertFalse(LeakRecorder.found().isEmpty(), "the leak was not seen");
    LeakRecorder.forget();
  }

  @SuppressWarnings("UnusedReturnValue")
  private static void leak() {
    ByteBufAllocator.DEFAULT.directBuffer(64).writeByte(1);
  }
}
