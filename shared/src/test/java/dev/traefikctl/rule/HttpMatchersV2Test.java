package dev.traefikctl.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.traefikctl.http.Request;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Corners of v2 rules, as Traefik v3.7.9 was seen to match them. */
class HttpMatchersV2Test {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          HostRegexp(`[::1]`)            | [::1]      | true
          HostRegexp(`[::1]`)            | [::1]:80   | false
          HostRegexp(`::1`)              | [::1]:80   | true
          HostRegexp(`::1`)              | [::1]      | false
          HostRegexp(`a.com`)            | A.com:80   | true
          HostRegexp(`{x:(?-i)A.com}`)   | A.com:80   | true
          HostRegexp(`{x:(?-i)A.com}`)   | a.com      | false
          Host(`::1`)                    | [::1]      | true
          """)
  void templatesSeeHostsAsTheyWereSent(String rule, String host, boolean matches) {
    assertEquals(matches, Rules.v2(rule).matches(Requests.get(host, "/")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Query(`q=`)           | /?q         | true
          Query(`q=`)           | /           | false
          Query(`q=a{v}b`)      | /?q=axb     | true
          Query(`q=1`)          | /?q=2&q=1   | false
          Query(`{x}=1`)        | /?{x}=1     | true
          Query(`{x:[a-z]}=1`)  | /?x=1       | false
          Query(`{x:=?}`)       | /           | true
          Query(`=1`)           | /?=1        | true
          """)
  void queriesMatchTheFirstPair(String rule, String target, boolean matches) {
    assertEquals(matches, Rules.v2(rule).matches(Requests.get("a.com", target)));
  }

  @Test
  void theLastValueOfAHeaderCounts() {
    HttpRule rule = Rules.v2("Headers(`X-A`,`1`,`X-A`,`2`)");
    Request request = Requests.header(Requests.get("a.com", "/"), "X-A", "2");
    assertEquals(true, rule.matches(request));
    assertEquals(
        false, Rules.v2("Headers(`X-A`,`1`,`x-a`,`2`)").matches(request), "two names, two values");
  }

  @Test
  void unbalancedKeysAreRefused() {
    assertEquals(
        List.of(
            "error while parsing rule Query(`{x=1`): adding rule Query(`{x=1`): error while"
                + " adding rule Query: mux: unbalanced braces in \"{x=1\""),
        Rules.invalid(HttpRule.parse("Query(`{x=1`)", RuleSyntax.V2)).messages());
  }

  @Test
  void variablesOfTwoPairsHaveTwoNames() {
    String rule = "Query(`q={x}`,`r={x}`)";
    assertEquals(
        List.of(
            "error while parsing rule %1$s: adding rule %1$s: error while adding rule Query: mux:"
                    .formatted(rule)
                + " duplicated route variable \"x\""),
        Rules.invalid(HttpRule.parse(rule, RuleSyntax.V2)).messages());
    assertEquals(
        true, Rules.v2("Query(`q={x}{x}`)").matches(Requests.get("a.com", "/?q=ab")), "one pair");
  }

  @Test
  void anIndexFindsExpressionsWithBrackets() {
    List<RuleIndex.Entry<String>> entries = new ArrayList<>();
    for (String host : List.of("[fe80::1]", "one.com", "two.com", "three.com", "four.com")) {
      HttpRule rule = Rules.v2("HostRegexp(`" + host + "`)");
      entries.add(new RuleIndex.Entry<>(host, rule, 1, host));
    }
    RuleIndex<String> index = RuleIndex.of(entries);
    assertEquals("[fe80::1]", index.find(Requests.get("[fe80::1]", "/")));
    assertEquals("two.com", index.find(Requests.get("two.com:80", "/")));
  }

  @Test
  void examplesOfQueriesMatch() {
    HttpRule rule = Rules.v2("Query(`q=a{v}b`)");
    Request example = rule.example();
    assertNotNull(example);
    assertEquals(true, rule.matches(example));
  }
}
