package dev.traefikctl.rule;

import dev.traefikctl.diag.Code;
import dev.traefikctl.source.GoQuote;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The rule of a TCP router. Immutable and usable from any thread. */
public final class TcpRule {

  private final String text;
  private final RuleSyntax syntax;
  private final Condition<ConnectionFacts> test;

  private TcpRule(String text, RuleSyntax syntax, Condition<ConnectionFacts> test) {
    this.text = text;
    this.syntax = syntax;
    this.test = test;
  }

  /**
   * Reads a rule as Traefik does. Never throws; messages of an invalid rule are those of {@code
   * /api/tcp/routers}.
   *
   * @param tls whether the router has a {@code tls} section, without which it cannot choose by name
   */
  public static Parsed<TcpRule> parse(String text, RuleSyntax syntax, boolean tls) {
    if (text.isEmpty()) {
      RuleError error =
          new RuleError(Code.RULE_SYNTAX, "router has no rule", 0, 0, "write HostSNI(`*`)");
      return new Parsed.Invalid<>(List.of("router has no rule"), List.of(error));
    }
    String prefix = "invalid rule: \"" + text + "\" , ";
    RuleReader.Result read = RuleReader.read(Vocabulary.tcp(syntax), text);
    Expr expr = read.expr();
    RuleDomains domains = RuleDomains.ofTcp(text);
    if (expr == null) {
      return new Parsed.Invalid<>(List.of(prefix + domains.problem()), read.errors());
    }
    List<String> names = domains.names();
    if (!tls && !names.isEmpty() && !names.getFirst().equals("*")) {
      String message = "HostSNI needs tls on the router";
      RuleError error =
          new RuleError(Code.MATCHER_HOST, message, expr.start(), expr.end(), "add tls: {}");
      String words = prefix + "has HostSNI matcher, but no TLS on router";
      return new Parsed.Invalid<>(List.of(words), List.of(error));
    }
    return compile(text, syntax, expr, tls ? nonAscii(names) : List.of());
  }

  private static List<String> nonAscii(List<String> names) {
    return names.stream()
        .filter(name -> !DomainNames.isAscii(name))
        .map(name ->
            "invalid domain name value "
                + GoQuote.quote(name)
                + ", non-ASCII characters are not allowed")
        .toList();
  }

  private static Parsed<TcpRule> compile(
      String text, RuleSyntax syntax, Expr expr, List<String> problems) {
    RuleCompiler<ConnectionFacts> compiler =
        new RuleCompiler<>(matcher -> compile(matcher, syntax));
    Condition<ConnectionFacts> test = compiler.compile(expr);
    if (test == null) {
      List<String> messages = new ArrayList<>(problems);
      messages.add("error while adding rule " + text + ": " + compiler.words());
      return new Parsed.Invalid<>(messages, compiler.errors());
    }
    return new Parsed.Valid<>(new TcpRule(text, syntax, test));
  }

  private static Leaf<ConnectionFacts> compile(Expr.Matcher matcher, RuleSyntax syntax) {
    return syntax == RuleSyntax.V2
        ? TcpMatchers.compileV2(matcher)
        : TcpMatchers.compileV3(matcher);
  }

  /**
   * The priority of a router with this rule and no priority of its own: the rule's bytes, but -1
   * where the rule is nothing but {@code HostSNI(`*`)} (or its negation).
   */
  public static long defaultPriority(String text) {
    Expr expr = RuleReader.read(Vocabulary.TCP_V3, text).expr();
    while (expr instanceof Expr.Group || expr instanceof Expr.Not) {
      expr =
          switch (expr) {
            case Expr.Group group -> group.inner();
            case Expr.Not not -> not.inner();
            default -> expr;
          };
    }
    boolean catchAll =
        expr instanceof Expr.Matcher matcher
            && matcher.name().equals("HostSNI")
            && matcher.values().equals(List.of("*"));
    return catchAll ? -1 : text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** The rule as written. */
  public String text() {
    return text;
  }

  public RuleSyntax syntax() {
    return syntax;
  }

  /** The rule's structure, with places in its text. */
  public Expr expr() {
    Expr expr = RuleReader.read(Vocabulary.tcp(syntax), text).expr();
    if (expr == null) {
      throw new IllegalStateException("was valid before: " + text);
    }
    return expr;
  }

  public boolean matches(ConnectionFacts connection) {
    return test.matches(connection);
  }

  /** How this rule comes to its result for a connection, matcher by matcher. */
  public Trace trace(ConnectionFacts connection) {
    return new Tracer<ConnectionFacts>(this::test, connection).trace(expr());
  }

  private Condition<ConnectionFacts> test(Expr.Matcher matcher) {
    return switch (compile(matcher, syntax)) {
      case Leaf.Good<ConnectionFacts> good -> good.test();
      case Leaf.Bad<ConnectionFacts> bad ->
          throw new IllegalStateException("was valid before: " + text);
    };
  }

  @Override
  public String toString() {
    return text;
  }
}
