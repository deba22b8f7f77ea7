package dev.traefikctl.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExchangeTest {

  @Test
  void oneFailedEndingKeepsNoOtherFromRunning() {
    List<String> ran = new ArrayList<>();
    TestExchange exchange = TestExchange.get("/");
    exchange.onEnd(ended -> ran.add("first"));
    exchange.onEnd(ended -> {
      throw new IllegalStateException("on purpose");
    });
    exchange.onEnd(ended -> ran.add("last"));
    assertThrows(IllegalStateException.class, exchange::ended);
    assertEquals(List.of("last", "first"), ran);
    exchange.ended();
    assertEquals(List.of("last", "first"), ran);
  }
}
