package dev.traefikctl.agent.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** Tests that must not lose any buffer. */
interface LeakFree {

  @AfterEach
  default void nothingLeaked() {
    assertEquals(List.of(), LeakRecorder.found());
  }
}
