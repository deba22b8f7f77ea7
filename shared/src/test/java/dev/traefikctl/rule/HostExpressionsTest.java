package dev.traefikctl.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostExpressionsTest {

  @ParameterizedTest
  @CsvSource({
    "^[a-z.]*$, true",
    "^([a-z]+\\.example\\.com)?$, true",
    "^$, true",
    "^\\pL*$, true",
    ".*, false",
    "^.*$, false",
    "^(.*)$, false",
    "'', false",
    "^.+$, false",
    "^[a-z]+\\.example\\.com$, false",
  })
  void whatIsFoundInNothingMatchesEveryHost(String expression, boolean unawares) {
    assertEquals(unawares, HostExpressions.matchesUnawares(expression));
    if (unawares) {
      HttpRule rule = Rules.v3("HostRegexp(`" + expression + "`)");
      assertTrue(rule.matches(Requests.get("UPPER-1.test", "/")));
    }
  }
}
