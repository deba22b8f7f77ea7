package dev.traefikctl.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.traefikctl.http.Request;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Generated rules and requests, and which of them Traefik's own code matched. */
class RecordedMatchesTest {

  @Test
  void everyRequestMatchesAsInTraefik() {
    int checked = 0;
    for (Map<?, ?> recorded : Recordings.lines("/rule/matches.jsonl")) {
      String syntax = (String) recorded.get("syntax");
      HttpRule rule = Rules.http((String) recorded.get("rule"), RuleSyntax.of(syntax));
      for (Object item : (List<?>) recorded.get("requests")) {
        Map<?, ?> expected = (Map<?, ?>) item;
        Request request = request(expected);
        assertEquals(expected.get("matches"), rule.matches(request), () -> rule + " " + expected);
        Trace trace = rule.trace(request);
        assertEquals(expected.get("matches"), trace.matched(), () -> rule + " " + expected);
        checked++;
      }
    }
    assertEquals(3200, checked);
  }

  static Request request(Map<?, ?> recorded) {
    Request request =
        Requests.of(
            (String) recorded.get("method"),
            (String) recorded.get("host"),
            (String) recorded.get("target"),
            (String) recorded.get("client"));
    for (Object header : (List<?>) recorded.get("headers")) {
      List<?> pair = (List<?>) header;
      Requests.header(request, (String) pair.get(0), (String) pair.get(1));
    }
    return request;
  }
}
