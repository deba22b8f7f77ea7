package dev.traefikctl.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Hundreds of rules, most of them wrong in some way, and what Traefik's own code said of each. */
class RecordedErrorsTest {

  @Test
  void everyRuleGetsTheSameWords() {
    List<Map<?, ?>> cases = Recordings.lines("/rule/errors.jsonl");
    for (Map<?, ?> recorded : cases) {
      String rule = (String) recorded.get("rule");
      RuleSyntax syntax = RuleSyntax.of((String) recorded.get("syntax"));
      String error =
          recorded.get("kind").equals("tcp")
              ? last(TcpRule.parse(rule, syntax, true))
              : last(HttpRule.parse(rule, syntax));
      assertEquals(recorded.get("error"), error, rule);
    }
    assertTrue(cases.size() > 700, "cases: " + cases.size());
  }

  private static <T> String last(Parsed<T> parsed) {
    return switch (parsed) {
      case Parsed.Valid<T> valid -> "";
      case Parsed.Invalid<T> invalid -> invalid.messages().getLast();
    };
  }
}
