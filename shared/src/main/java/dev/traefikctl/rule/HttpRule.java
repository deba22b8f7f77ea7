package dev.traefikctl.rule;

import dev.traefikctl.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rule of an HTTP router. Immutable and usable from any thread; it keeps only what matching
 * needs, and reads its text again for explanations.
 */
public final class HttpRule {

  private final String text;
  private final RuleSyntax syntax;
  private final Condition<Request> condition;

  private HttpRule(String text, RuleSyntax syntax, Condition<Request> condition) {
    this.text = text;
    this.syntax = syntax;
    this.condition = condition;
  }

  /**
   * Reads a rule as Traefik does (documentation: "Routers", "Rule"). Never throws; messages of an
   * invalid rule are those of {@code /api/http/routers}.
   */
  public static Parsed<HttpRule> parse(String text, RuleSyntax syntax) {
    RuleReader.Result read = RuleReader.read(Vocabulary.http(syntax), text);
    String prefix = "error while parsing rule " + text + ": ";
    Expr expr = read.expr();
    if (expr == null) {
      String message = String.valueOf(read.message());
      String words =
          message.isEmpty() ? "obtaining build tree" : "parsing rule " + text + ": " + message;
      return new Parsed.Invalid<>(List.of(prefix + words), read.errors());
    }
    RuleCompiler<Request> compiler = new RuleCompiler<>(matcher -> compile(matcher, syntax));
    Condition<Request> condition = compiler.compile(expr);
    if (condition == null) {
      String words = prefix + "adding rule " + text + ": " + compiler.message();
      return new Parsed.Invalid<>(List.of(words), compiler.errors());
    }
    return new Parsed.Valid<>(new HttpRule(text, syntax, condition));
  }

  /** The priority of a router with this rule and no priority of its own: the rule's bytes. */
  public static long defaultPriority(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static Leaf<Request> compile(Expr.Matcher matcher, RuleSyntax syntax) {
    return syntax == RuleSyntax.V2
        ? HttpMatchersV2.compile(matcher)
        : HttpMatchers.compile(matcher);
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
    Expr expr = RuleReader.read(Vocabulary.http(syntax), text).expr();
    if (expr == null) {
      throw new IllegalStateException("was valid before: " + text);
    }
    return expr;
  }

  public boolean matches(Request request) {
    return condition.matches(request);
  }

  /**
   * Whether every request that this rule matches is matched by {@code wider} too. Yes is certain,
   * but that hosts count without a trailing dot; no may mean that it is not known.
   */
  public boolean coveredBy(HttpRule wider) {
    return Coverage.holds(condition, wider.condition);
  }

  /** A request that this rule matches; null where none was found. */
  public @Nullable Request example() {
    return ExampleFinder.find(condition);
  }

  /** How this rule comes to its result for a request, matcher by matcher. */
  public Trace trace(Request request) {
    return new Tracer<Request>(this::condition, request).trace(expr());
  }

  private Condition<Request> condition(Expr.Matcher matcher) {
    return switch (compile(matcher, syntax)) {
      case Leaf.Good<Request> good -> good.test();
      case Leaf.Bad<Request> bad -> throw new IllegalStateException("was valid before: " + text);
    };
  }

  /** The compiled form, for the index. */
  Condition<Request> condition() {
    return condition;
  }

  @Override
  public String toString() {
    return text;
  }
}
