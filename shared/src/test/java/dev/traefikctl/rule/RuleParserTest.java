package dev.traefikctl.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleParserTest {

  private static final List<String> PARTS =
      List.of(
          "Host(`a.test`)",
          "PathPrefix(`/`)",
          "HostRegexp(`",
          "`)",
          "Query(`a`)",
          "HostSNI(`*`)",
          "(",
          ")",
          "&&",
          "||",
          "!",
          "`",
          "\"",
          "'",
          "\\",
          "{",
          "}",
          "[",
          "]",
          ",",
          ".",
          "...",
          "//",
          "/*",
          "*/",
          "\n",
          "\r",
          "\0",
          "\uFEFF",
          "é",
          "\uD83D\uDE00",
          "\uD800",
          "1",
          "1e",
          "0x",
          "func",
          "chan",
          "map",
          "struct",
          "if",
          "=",
          ":=",
          "<-",
          "$",
          "“",
          " ",
          "(?P<",
          "{2,1}",
          "\\x4",
          "\\u12",
          "-");

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void neverThrowsAndErrorsPointIntoTheText(int seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 5000; i++) {
      StringBuilder text = new StringBuilder();
      for (int k = random.nextInt(10); k >= 0; k--) {
        text.append(PARTS.get(random.nextInt(PARTS.size())));
      }
      check(text.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(", "!", "((`", "Host(", "x{{", "[]", "chan ", "a.", "a[", "*", "-", "[", "{", "x{[]"
      })
  void survivesDeepNesting(String part) throws InterruptedException {
    onSmallStack(() -> {
      check(part.repeat(20_000));
      check(part.repeat(300) + "Host(`a`)" + ")".repeat(300));
    });
  }

  /** The agent gives its threads 512 KiB. */
  private static void onSmallStack(Runnable action) throws InterruptedException {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread thread = new Thread(null, action, "small", 512 * 1024);
    thread.setUncaughtExceptionHandler((t, e) -> failure.set(e));
    thread.start();
    thread.join();
    assertNull(failure.get());
  }

  @Test
  void survivesLongChainsAndDeepExpressions() throws InterruptedException {
    onSmallStack(RuleParserTest::longAndDeep);
  }

  private static void longAndDeep() {
    String chain = "Host(`a.test`)" + " || Host(`b.test`)".repeat(10_000);
    HttpRule rule = Rules.v3(chain);
    assertTrue(rule.matches(Requests.get("b.test", "/")));
    assertEquals(10_001, assertInstanceOf(Expr.Or.class, rule.expr()).terms().size());
    HttpRule deep = Rules.v3("!(".repeat(90) + "Host(`a.test`)" + ")".repeat(90));
    assertTrue(deep.matches(Requests.get("a.test", "/")));
    assertFalse(deep.trace(Requests.get("b.test", "/")).matched());
    assertTrue(deep.coveredBy(deep));
    HttpRule nested = Rules.v3("PathRegexp(`" + "(".repeat(249) + "é" + ")".repeat(249) + "`)");
    assertTrue(nested.matches(Requests.get("a.test", "/%C3%A9")));
    check("PathRegexp(`" + "(".repeat(249) + "a" + ")".repeat(249) + "`)");
    check("PathRegexp(`" + "(".repeat(1500) + "a" + ")".repeat(1500) + "`)");
    check("PathRegexp(`" + "(?:".repeat(240) + "a" + ")*".repeat(240) + "`)");
  }

  private static void check(String text) {
    for (RuleSyntax syntax : RuleSyntax.values()) {
      check(text, HttpRule.parse(text, syntax));
      check(text, TcpRule.parse(text, syntax, true));
      assertTrue(TcpRule.defaultPriority(text) >= -1);
    }
    if (HttpRule.parse(text, RuleSyntax.V3) instanceof Parsed.Valid<HttpRule>) {
      assertNull(RuleDomains.ofHttp(text).problem(), text);
    }
  }

  private static <T> void check(String text, Parsed<T> parsed) {
    if (parsed instanceof Parsed.Invalid<T> invalid) {
      assertFalse(invalid.messages().isEmpty());
      assertFalse(invalid.errors().isEmpty());
      for (RuleError error : invalid.errors()) {
        boolean inside =
            0 <= error.start() && error.start() <= error.end() && error.end() <= text.length();
        assertTrue(inside, () -> error + " in " + text);
        assertFalse(error.message().isBlank());
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '#',
      value = {
        "Host(`a`) AND Host(`b`); RULE_SYNTAX; AND; write && instead of AND",
        "Host(`a`) or Host(`b`); RULE_SYNTAX; or; write || instead of or",
        "NOT Host(`a`); RULE_SYNTAX; #NOT #; !",
        "Path(`/`) && not Host(`a`); RULE_SYNTAX; #not #; !",
        "Host:a.test; RULE_SYNTAX; Host:a.test; Host(`a.test`)",
        "Path(`/`) && Host = 'a'; RULE_SYNTAX; Host = 'a'; Host(`a`)",
        "PathPrefix:/a,/b; RULE_SYNTAX; PathPrefix:/a,/b; (PathPrefix(`/a`) || PathPrefix(`/b`))",
        "!Host`a`) && Path(`/`); RULE_SYNTAX; Host`a`); Host(`a`)",
        "Host(`a`), Host(`b`); RULE_SYNTAX; ,; # ||#",
        "Host('a.test'); RULE_SYNTAX; 'a.test'; quote with backticks: `a.test`",
        "(Host(`a`) && Path(`/`); RULE_SYNTAX; ##; write (Host(`a`) && Path(`/`))",
        "(Host(`a`) && (Path(`/`); RULE_SYNTAX; ##; add the closing parenthesis",
        "Host(`a`)); RULE_SYNTAX; ); remove the closing parenthesis, or open one before",
        "&& Host(`a`); RULE_SYNTAX; &&; put a matcher before &&",
        "Path(\"/a\\d\"); RULE_SYNTAX; d; use ` quotes, in which a backslash stands for itself",
        "Host(‘a’); RULE_SYNTAX; ‘; use ` or \" quotes",
        "Host(“a”); RULE_SYNTAX; “; use ` or \" quotes",
        "Host(`a`) & Path(`/`); RULE_SYNTAX; &; write &&",
        "Host(`a`) == Path(`/`); RULE_SYNTAX; ==; join matchers with && or ||",
        "Host(a.test); RULE_SYNTAX; a.test; `a.test`",
        "Host(1); RULE_SYNTAX; 1; `1`",
        "Path(`/x`) && Host; RULE_SYNTAX; Host; Host(`…`)",
        "Hosst(`a`); UNKNOWN_MATCHER; Hosst; did you mean `Host`?",
        "Path(`/x`) || pathPrefix(`/a`); UNKNOWN_MATCHER; pathPrefix; did you mean `PathPrefix`?",
        "Headers(`X-A`, `1`); UNKNOWN_MATCHER; Headers; Header",
        "HeadersRegexp(`X-A`, `1`); UNKNOWN_MATCHER; HeadersRegexp; HeaderRegexp",
        "HostHeader(`a`, `b`); UNKNOWN_MATCHER; HostHeader(`a`, `b`); (Host(`a`) || Host(`b`))",
        "HostSNI(`a`); UNKNOWN_MATCHER; HostSNI; HTTP routers match Host(`…`), HostSNI is for TCP"
            + " routers",
        "Host(`a`, `b`); MATCHER_ARITY; Host(`a`, `b`); write (Host(`a`) || Host(`b`))",
        "Host(); MATCHER_ARITY; Host(); write Host(`…`)",
        "Header(`a`); MATCHER_ARITY; Header(`a`); write Header(`name`, `value`)",
        "Path(`/x`) && PathPrefix(`api`); MATCHER_PATH; `api`; write `/api`",
        "Host(`bücher.test`); MATCHER_HOST; `bücher.test`; write `xn--bcher-kva.test`",
        "PathRegexp(`^/(?!a)`); MATCHER_PATTERN; `^/(?!a)`; Go has no lookarounds, use"
            + " !PathRegexp(`…`) or several matchers",
      })
  void errorsSayWhereAndWhatToWrite(String rule, Code code, String part, String suggestion) {
    RuleError error = Rules.invalid(HttpRule.parse(rule, RuleSyntax.V3)).errors().getFirst();
    assertEquals(code, error.code());
    assertEquals(part, rule.substring(error.start(), error.end()));
    assertEquals(suggestion, error.suggestion());
  }

  @Test
  void allErrorsAreFoundAtOnce() {
    List<RuleError> unknown =
        Rules.invalid(HttpRule.parse("Foo(`a`) && (Bar(`b`) || Host(c))", RuleSyntax.V3)).errors();
    assertEquals(
        List.of(Code.UNKNOWN_MATCHER, Code.UNKNOWN_MATCHER, Code.RULE_SYNTAX),
        unknown.stream().map(RuleError::code).toList());
    List<RuleError> wrong =
        Rules.invalid(HttpRule.parse("Path(`a`) && HostRegexp(`[`) && Host()", RuleSyntax.V3))
            .errors();
    assertEquals(
        List.of(Code.MATCHER_PATH, Code.MATCHER_PATTERN, Code.MATCHER_ARITY),
        wrong.stream().map(RuleError::code).toList());
  }

  @Test
  void errorsBecomeDiagnosticsOfTheRule() {
    RuleError error =
        Rules.invalid(HttpRule.parse("Path(`/x`) && Hosst(`a`)", RuleSyntax.V3))
            .errors()
            .getFirst();
    ConfigPath path = ConfigPath.of("http", "routers", "app", "rule");
    Diagnostic diagnostic = error.diagnostic(path);
    assertEquals(Code.UNKNOWN_MATCHER, diagnostic.code());
    assertEquals(path, diagnostic.path());
    assertEquals(new Diagnostic.Part(14, 19), diagnostic.part());
    assertEquals("did you mean `Host`?", diagnostic.suggestion());
  }

  @Test
  void structureKeepsPlaces() {
    String text = "!(Host(`a.test`) || PATH(\"/x\\ty\")) && method(`GET`)";
    Expr.And and = assertInstanceOf(Expr.And.class, Rules.v3(text).expr());
    Expr.Not not = assertInstanceOf(Expr.Not.class, and.terms().getFirst());
    assertEquals("!(Host(`a.test`) || PATH(\"/x\\ty\"))", text.substring(not.start(), not.end()));
    Expr.Group group = assertInstanceOf(Expr.Group.class, not.inner());
    Expr.Or or = assertInstanceOf(Expr.Or.class, group.inner());
    Expr.Matcher path = assertInstanceOf(Expr.Matcher.class, or.terms().getLast());
    assertEquals("Path", path.name());
    assertEquals("/x\ty", path.value(0));
    Expr.Argument argument = path.arguments().getFirst();
    assertEquals("\"/x\\ty\"", text.substring(argument.start(), argument.end()));
    Expr.Matcher method = assertInstanceOf(Expr.Matcher.class, and.terms().getLast());
    assertEquals("method(`GET`)", text.substring(method.start(), method.end()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '#',
      nullValues = "-",
      value = {
        "Host(`A.test`) && !Host(`b.test`, `c.test`); a.test b.test c.test; -",
        "PathPrefix(`/`); ##; -",
        "Host(`a`; ##; error while parsing rule Host(`a`: 1:9: missing ',' before newline in"
            + " argument list",
        "`a`; ##; error while parsing rule `a`",
      })
  void domainsOfTlsRouters(String rule, String names, String problem) {
    RuleDomains domains = RuleDomains.ofHttp(rule);
    assertEquals(names, String.join(" ", domains.names()));
    assertEquals(problem, domains.problem());
  }

  @Test
  void prioritiesHaveAMaximum() {
    assertNull(Priorities.problem(9223372036854774807L));
    assertEquals(
        "the router priority 9223372036854774808 exceeds the max user-defined priority"
            + " 9223372036854774807",
        Priorities.problem(9223372036854774808L));
    assertEquals(20, HttpRule.defaultPriority("Host(`bücher.test`)"));
  }
}
