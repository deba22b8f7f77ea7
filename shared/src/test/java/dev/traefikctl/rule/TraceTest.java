package dev.traefikctl.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.traefikctl.http.Request;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceTest {

  @Test
  void termsBehindTheDecisionAreSkipped() {
    String text = "Host(`a.test`) && (PathPrefix(`/x`) || !Method(`GET`)) && Query(`q`, `1`)";
    Request request = Requests.get("A.test:80", "/y%20z?q=2&q=3");
    Trace trace = Rules.v3(text).trace(request);
    assertEquals(Trace.Outcome.FAILED, trace.outcome());
    assertEquals(
        List.of(Trace.Outcome.MATCHED, Trace.Outcome.FAILED, Trace.Outcome.SKIPPED),
        trace.parts().stream().map(Trace::outcome).toList());
    assertEquals("a.test", trace.parts().getFirst().seen());
    Trace or = trace.parts().get(1).parts().getFirst();
    assertEquals("/y z", or.parts().getFirst().seen());
    Trace not = or.parts().getLast();
    assertEquals("!Method(`GET`)", text.substring(not.expr().start(), not.expr().end()));
    assertFalse(not.matched());
    assertTrue(not.parts().getFirst().matched());
    assertEquals("GET", not.parts().getFirst().seen());
  }

  @Test
  void matchersTellWhatTheySaw() {
    Request request = Requests.of("POST", "x.test", "/?a=%C3%A9&a=2", "2001:db8::1");
    Requests.header(request, "X-A", "é");
    Requests.header(request, "x-a", "2");
    assertEquals("é, 2", seen("Header(`X-a`, `1`)", request));
    assertEquals("é, 2", seen("HeaderRegexp(`X-a`, `1`)", request));
    assertEquals("", seen("Header(`X-B`, `1`)", request));
    assertEquals("é, 2", seen("Query(`a`, `1`)", request));
    assertEquals("é, 2", seen("QueryRegexp(`a`, `1`)", request));
    assertEquals("2001:db8::1", seen("ClientIP(`10.0.0.0/8`)", request));
    assertEquals("x.test", seen("HostRegexp(`^y`)", request));
    assertEquals("/", seen("PathRegexp(`^/y`)", request));
    assertEquals(
        "Host is no header here; use the matcher Host", seen("Header(`host`, `x`)", request));
  }

  private static String seen(String rule, Request request) {
    return Rules.v3(rule).trace(request).seen();
  }
}
