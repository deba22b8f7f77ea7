package dev.traefikctl.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every recorded rule gets the status, the priority and the words that Traefik gave it. */
class VerdictsTest {

  private static final Verdicts VERDICTS = Verdicts.load();

  static List<Verdicts.Verdict> http() {
    return VERDICTS.http();
  }

  static List<Verdicts.Verdict> tcp() {
    return VERDICTS.tcp();
  }

  @Test
  void allAreHere() {
    assertEquals(131, http().size() + tcp().size());
  }

  @ParameterizedTest
  @MethodSource
  void http(Verdicts.Verdict verdict) {
    check(verdict, HttpRule.parse(verdict.rule(), verdict.ruleSyntax()));
    assertEquals(verdict.priority(), HttpRule.defaultPriority(verdict.rule()));
  }

  @ParameterizedTest
  @MethodSource
  void tcp(Verdicts.Verdict verdict) {
    check(verdict, TcpRule.parse(verdict.rule(), verdict.ruleSyntax(), verdict.tls()));
    assertEquals(verdict.priority(), TcpRule.defaultPriority(verdict.rule()));
  }

  private static <T> void check(Verdicts.Verdict verdict, Parsed<T> parsed) {
    switch (parsed) {
      case Parsed.Valid<T> valid -> assertEquals(verdict.errors(), List.of());
      case Parsed.Invalid<T> invalid -> {
        assertEquals(verdict.errors(), invalid.messages());
        assertFalse(invalid.errors().isEmpty());
        for (RuleError error : invalid.errors()) {
          assertTrue(0 <= error.start() && error.start() <= error.end(), error.toString());
          assertTrue(error.end() <= verdict.rule().length(), error.toString());
        }
      }
    }
  }
}
