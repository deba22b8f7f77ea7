package dev.traefikctl.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.traefikctl.http.IpAddress;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What TCP rules match; the results are those of Traefik's own code. */
class TcpRuleTest {

  private static ConnectionFacts connection(String serverName) {
    IpAddress client = Objects.requireNonNull(IpAddress.parse("1.2.3.4"));
    return new ConnectionFacts(serverName, client, List.of("h2", "x"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '#',
      value = {
        "HostSNI(`a.b`); a.b A.B; a.b. ##",
        "HostSNI(`a.b.`); a.b; a.b. a.b..",
        "HostSNI(`*.b`); a.b .b; b a.a.b a.b.",
        "HostSNI(`*`); a.b ##; -",
        "!HostSNI(`*`); -; a.b ##",
        "HostSNIRegexp(`^a`); a.b A; ba ##",
        "HostSNIRegexp(`.*`); a.b ##; -",
        "HostSNIRegexp(`a.b`); a.b axb ca.b; ab",
        "HostSNIRegexp(`A`); -; a A",
        "ALPN(`h2`); a ##; -",
        "ALPN(`H2`); -; a",
        "ClientIP(`1.2.3.0/24`) && HostSNI(`a.b`); a.b; c.b",
        "!ClientIP(`1.2.3.0/24`) || HostSNI(`a.b`); a.b; c.b",
      })
  void v3(String rule, String matching, String others) {
    check(Rules.tcp(rule), matching, others);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '#',
      value = {
        "HostSNI(`a.b`, `c`); a.b A.B c; a.b. ##",
        "HostSNI(`a.b.`); a.b a.b.; a.b..",
        "HostSNI(`a`, `*`); a b; ##",
        "HostSNI(`*`, `a`); a b ##; -",
        "HostSNIRegexp(`{x:[a-z]+}.b`); a.b A.B; a.b. xa.b.c 1.b",
        "HostSNIRegexp(`{x}.b`); a.b; a.a.b a.b.c",
        "HostSNIRegexp(`a.b`); a.b A.B; axb ca.b",
        "HostSNIRegexp(`{x:a|b}`); a b; ax xb",
        "ALPN(`y`, `x`); a; -",
        "ClientIP(`10.0.0.1`, `1.2.3.4`); a; -",
      })
  void v2(String rule, String matching, String others) {
    check(Rules.valid(TcpRule.parse(rule, RuleSyntax.V2, true)), matching, others);
  }

  private static void check(TcpRule rule, String matching, String others) {
    for (String name : names(matching)) {
      assertTrue(rule.matches(connection(name)), name);
      assertTrue(rule.trace(connection(name)).matched(), name);
    }
    for (String name : names(others)) {
      assertEquals(false, rule.matches(connection(name)), name);
      assertEquals(false, rule.trace(connection(name)).matched(), name);
    }
  }

  /** Names apart by blanks; ## is the empty one, - is none at all. */
  private static List<String> names(String list) {
    if (list == null) {
      return List.of("");
    }
    return List.of(list.split(" ")).stream()
        .filter(name -> !name.equals("-"))
        .map(name -> name.equals("##") ? "" : name)
        .toList();
  }

  @Test
  void catchAllComesLast() {
    assertEquals(-1, TcpRule.defaultPriority("!(HOSTSNI(\"*\"))"));
    assertEquals(16, TcpRule.defaultPriority("HostSNI(`*`,`*`)"));
    assertEquals(28, TcpRule.defaultPriority("HostSNI(`*`) && HostSNI(`*`)"));
    assertEquals(11, TcpRule.defaultPriority("HostSNI(`*`"));
  }

  @Test
  void namesNeedTls() {
    Parsed.Invalid<TcpRule> invalid =
        Rules.invalid(TcpRule.parse("ALPN(`h2`) && HostSNI(`a.b`)", RuleSyntax.V3, false));
    assertEquals(
        List.of(
            "invalid rule: \"ALPN(`h2`) && HostSNI(`a.b`)\" , has HostSNI matcher, but no TLS on"
                + " router"),
        invalid.messages());
  }
}
