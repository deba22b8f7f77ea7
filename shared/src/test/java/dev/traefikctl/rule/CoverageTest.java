package dev.traefikctl.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.traefikctl.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoverageTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '#',
      value = {
        "Host(`a.test`); Host(`A.TEST.`); true",
        "Host(`a.test`); Host(`b.test`); false",
        "Host(`x.a.test`); Host(`*.a.test`); true",
        "Host(`y.x.a.test`); Host(`*.a.test`); false",
        "Host(`*.a.test`); Host(`x.a.test`); false",
        "Host(`*.a.test`); HostRegexp(`\\.a\\.test$`); true",
        "Host(`x.a.test`); HostRegexp(`^[a-z]+\\.a\\.test$`); true",
        "Host(`1.a.test`); HostRegexp(`^[a-z]+\\.a\\.test$`); false",
        "HostRegexp(`^(a|b)\\.test$`); HostRegexp(`^[a-c]\\.test$`); true",
        "HostRegexp(`^[a-c]\\.test$`); HostRegexp(`^(a|b)\\.test$`); false",
        "Host(`a.test`); Host(`*`); true",
        "Host(`a.test`); PathPrefix(`/`); true",
        "PathPrefix(`/`); Host(`a.test`); false",
        "Path(`/a/b`); PathPrefix(`/a`); true",
        "PathPrefix(`/a/b`); PathPrefix(`/a`); true",
        "PathPrefix(`/a`); PathPrefix(`/a/b`); false",
        "PathPrefix(`/é/x`); PathPrefix(`/é`); true",
        "PathPrefix(`/api/v1/`); PathRegexp(`^/api/v[0-9]+/`); true",
        "Host(`a.test`) && PathPrefix(`/a`); Host(`a.test`); true",
        "Host(`a.test`) || Host(`b.test`); Host(`a.test`) || Host(`b.test`) || Host(`c.test`);"
            + " true",
        "Host(`a.test`) || Host(`b.test`); Host(`a.test`); false",
        "Host(`a.test`) && (Path(`/x`) || Path(`/y`)); Host(`a.test`) && PathPrefix(`/`); true",
        "Host(`a.test`) && !PathPrefix(`/a`); Host(`a.test`) && !PathPrefix(`/a/b`); true",
        "Host(`a.test`) && !PathPrefix(`/a/b`); Host(`a.test`) && !PathPrefix(`/a`); false",
        "Host(`a.test`) && Path(`/x`); Host(`a.test`) && !PathPrefix(`/y`); true",
        "Method(`GET`); !Method(`POST`); true",
        "Header(`X-A`,`abc`); HeaderRegexp(`x-a`,`^a`); true",
        "Query(`a`,`1`); QueryRegexp(`a`,`\\d`); true",
        "ClientIP(`10.0.0.1`); ClientIP(`10.0.0.1`); true",
        "!(Host(`a.test`) || Host(`b.test`)); !Host(`a.test`); true",
        "PathRegexp(`^/\\pL`); PathRegexp(`^/\\pL`); true",
      })
  void covers(String narrow, String wide, boolean expected) {
    assertEquals(expected, Rules.v3(narrow).coveredBy(Rules.v3(wide)));
  }

  @Test
  void v2ArgumentsAreAlternatives() {
    HttpRule both = Rules.v2("Host(`a.test`, `b.test`)");
    assertTrue(Rules.v3("Host(`a.test`)").coveredBy(both));
    assertEquals(false, both.coveredBy(Rules.v3("Host(`a.test`)")));
    assertTrue(Rules.v2("Path(`/{id:[0-9]+}`)").coveredBy(Rules.v3("PathRegexp(`^/[0-9]`)")));
  }

  /** Whatever is said to be covered is: in all recorded requests. */
  @Test
  void yesIsCertain() {
    List<HttpRule> rules = new ArrayList<>();
    List<Request> requests = new ArrayList<>();
    for (Map<?, ?> recorded : Recordings.lines("/rule/matches.jsonl")) {
      RuleSyntax syntax = RuleSyntax.of((String) recorded.get("syntax"));
      rules.add(Rules.http((String) recorded.get("rule"), syntax));
      for (Object request : (List<?>) recorded.get("requests")) {
        Request made = RecordedMatchesTest.request((Map<?, ?>) request);
        if (requests.size() < 400 && !made.canonicalHost().endsWith(".")) {
          requests.add(made);
        }
      }
    }
    int covered = 0;
    for (int i = 0; i < rules.size(); i++) {
      for (int k = i % 13; k < rules.size(); k += 13) {
        HttpRule narrow = rules.get(i);
        HttpRule wide = rules.get(k);
        if (i != k && narrow.coveredBy(wide)) {
          covered++;
          for (Request request : requests) {
            assertTrue(
                !narrow.matches(request) || wide.matches(request),
                () -> narrow + " => " + wide + " " + request.host() + request.target());
          }
        }
      }
    }
    assertTrue(covered > 50, "covered: " + covered);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host(`a.test`) && PathPrefix(`/x`) && PathPrefix(`/x/y`) && !Path(`/x/y`)",
        "Host(`*.a.test`) && PathRegexp(`^/[0-9]{3}/z$`) && PathPrefix(`/1`)",
        "HostRegexp(`^[a-z]+-12\\.example\\.com$`) && Method(`PUT`)",
        "(Host(`a.test`) || Path(`/b c`)) && !Host(`a.test`)",
        "Header(`X-A`,`é`) && HeaderRegexp(`X-B`,`^v[0-9]`) && Query(`q`,`a&b`) && Query(`k`)",
        "ClientIP(`2001:db8::/32`) && !Method(`GET`)",
        "!(Host(`a.test`) || !PathPrefix(`/q`))",
        "Host(`*`) && QueryRegexp(`n`,`^\\d+$`)",
      })
  void findsExamples(String rule) {
    Request example = Rules.v3(rule).example();
    assertTrue(example != null && Rules.v3(rule).matches(example));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Header(`Host`,`x`)",
        "Path(`/a`) && Path(`/b`)",
        "!Host(`*`)",
        "Host(`a`) && Host(`b`)"
      })
  void whatCannotMatchHasNoExample(String rule) {
    assertNull(Rules.v3(rule).example());
  }

  @Test
  void mostRecordedRulesHaveExamples() {
    int found = 0;
    List<Map<?, ?>> recorded = Recordings.lines("/rule/matches.jsonl");
    for (Map<?, ?> line : recorded) {
      RuleSyntax syntax = RuleSyntax.of((String) line.get("syntax"));
      HttpRule rule = Rules.http((String) line.get("rule"), syntax);
      Request example = rule.example();
      assertTrue(example == null || rule.matches(example));
      found += example == null ? 0 : 1;
    }
    assertTrue(found > recorded.size() * 3 / 4, found + " of " + recorded.size());
  }
}
