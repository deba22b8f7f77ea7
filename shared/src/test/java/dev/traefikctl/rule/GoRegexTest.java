package dev.traefikctl.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoRegexTest {

  private static final List<String> PARTS =
      List.of(
          "a",
          "b",
          "c",
          "ab",
          ".",
          "^",
          "$",
          "[ab]",
          "[^a]",
          "[a-c]",
          "\\.",
          "\\d",
          "\\w",
          "\\S",
          "(a|b)",
          "(?:ab|c)",
          "(?i:aB)",
          "(?i)",
          "(?P<n>a)",
          "(a*)",
          "a+?",
          "b{2}",
          "c{1,2}",
          "a{0,1}",
          "x{",
          "|",
          "\\A",
          "\\z",
          "(^a)",
          "(b$)",
          "()",
          "[\\d-]",
          "[]a]",
          "\\x",
          "-",
          "(?s:.)",
          "K",
          "s",
          "[k-s]",
          "é");

  private static final String ALPHABET = "aabbccABx.-1 \nKskSé";

  @Test
  void tableAgreesWithTheLibrary() {
    Random random = new Random(1);
    int tables = 0;
    for (int i = 0; i < 6000; i++) {
      String source = expression(random);
      if (GoRegex.problem(source) != null) {
        continue;
      }
      GoRegex regex = GoRegex.compile(source);
      assertEquals(regex.findByLibrary(""), regex.findsNothing(), source);
      tables += regex.tree() == null ? 0 : 1;
      RegexLiterals literals = RegexLiterals.of(regex.tree(), false);
      for (int k = 0; k < 25; k++) {
        String text = text(random);
        boolean found = regex.findByLibrary(text);
        assertEquals(found, regex.find(text), () -> source + " in " + text);
        if (found && DomainNames.isAscii(text)) {
          assertTrue(text.startsWith(literals.prefix()), () -> source + " in " + text);
          assertTrue(literals.pieces().stream().allMatch(text::contains), () -> source + text);
        }
      }
    }
    assertTrue(tables > 2000, "tables: " + tables);
  }

  private static String expression(Random random) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i <= random.nextInt(6); i++) {
      out.append(PARTS.get(random.nextInt(PARTS.size())));
    }
    return out.toString();
  }

  private static String text(Random random) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < random.nextInt(9); i++) {
      out.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return out.toString();
  }

  @Test
  void literalsOfEverydayExpressions() {
    assertEquals(
        new RegexLiterals("", List.of("-0001.example.com")),
        literals("^[a-z]+-0001\\.example\\.com$"));
    assertEquals(
        new RegexLiterals("/api/v", List.of("/api/v", "/items")), literals("^/api/v[0-9]+/items"));
    assertEquals(new RegexLiterals("", List.of()), literals("a|b"));
    assertEquals(new RegexLiterals("", List.of("abc")), literals("(?i)ABC"));
    assertEquals(new RegexLiterals("", List.of("ab", "c")), literals("(?:ab)+c"));
    assertEquals(new RegexLiterals("", List.of()), literals("\\bfoo\\b"));
  }

  private static RegexLiterals literals(String source) {
    return RegexLiterals.of(GoRegex.compile(source).tree(), true);
  }

  @Test
  void hugeRepetitionsAreLeftToTheLibrary() {
    RegexTree tree = GoRegex.compile("(?:a{40}|[ab]{30}){30}x").tree();
    assertNotNull(tree);
    assertNull(RegexAutomaton.build(tree));
    RegexTree blowUp = GoRegex.compile("[ab]*a[ab]{12}$").tree();
    assertNotNull(blowUp);
    assertNull(RegexAutomaton.build(blowUp));
    assertTrue(GoRegex.compile("[ab]*a[ab]{12}$").find("bbbbabbbbbbbbbbbb"));
  }

  @Test
  void whatGoTakesAndTheLibraryDoesNot() {
    for (String source : List.of("{+a", "(?P<a>x)(?P<a>y)", "[{]\\Q{\\E{{2}")) {
      assertNull(GoRegex.problem(source));
    }
    assertTrue(GoRegex.compile("^{+a$").find("{{{a"));
    assertTrue(GoRegex.compile("^[{]\\Q{\\E{{2}$").find("{{{{"));
    assertTrue(GoRegex.compile("^(?P<a>x)(?P<a>y)\\b").findByLibrary("xy"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "[, missing closing ]: `[`",
        "(, missing closing ): `(`",
        "*, missing argument to repetition operator: `*`",
        "a**, invalid nested repetition operator: `**`",
        "(?!a), invalid or unsupported Perl syntax: `(?!`",
        "\\8, invalid escape sequence: `\\8`",
        "x), unexpected ): `x)`",
        "[b-a], invalid character class range: `b-a`",
        "((x{100}){100}){10}, invalid repeat count: `{100}`",
        "(?:(a{20}b|c){10}){6}, invalid repeat count: `{6}`",
        "a{1001}, invalid repeat count: `{1001}`",
        "a\\, trailing backslash at end of expression: ``",
        "(?i, invalid or unsupported Perl syntax: `(?i`",
        "\\é(?!, invalid escape sequence: `\\é`",
        "(a*+\\é, invalid nested repetition operator: `*+`",
        "([a\\é, invalid escape sequence: `\\é`",
      })
  void errorsReadAsInGo(String source, String words) {
    assertEquals("error parsing regexp: " + words, GoRegex.problem(source));
  }
}
