package dev.traefikctl.rule;

import dev.traefikctl.diag.Code;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a rule text as an expression over matchers: a Go expression, restricted as Traefik's
 * predicate library restricts it. The first error is worded as there; reading goes on behind it, so
 * that a person gets all of them.
 */
final class RuleReader {

  /**
   * @param expr the rule; null where it has errors
   * @param message the first error in Traefik's words, without the prefixes that depend on the kind
   *     of router; null where there is none, empty for a text without any matcher
   */
  record Result(@Nullable Expr expr, @Nullable String message, List<RuleError> errors) {}

  /** What a part of a Go expression stands for. */
  private sealed interface Value {
    record Rule(Expr expr) implements Value {}

    record Text(String value) implements Value {}

    record Numeric(String goType) implements Value {}

    /** Already reported. */
    record Wrong() implements Value {}
  }

  private static final Value WRONG = new Value.Wrong();

  private final Vocabulary vocabulary;
  private final String text;
  private final List<RuleError> errors = new ArrayList<>();
  private @Nullable String message;

  private RuleReader(Vocabulary vocabulary, String text) {
    this.vocabulary = vocabulary;
    this.text = text;
  }

  static Result read(Vocabulary vocabulary, String text) {
    SyntaxErrors syntax = new SyntaxErrors(text);
    GoNode node = GoParser.parse(text, syntax);
    if (!syntax.isEmpty()) {
      RuleError error = SyntaxAdvice.explain(vocabulary, text, syntax.first());
      return new Result(null, syntax.message(), List.of(error));
    }
    return new RuleReader(vocabulary, text).result(node);
  }

  private Result result(GoNode node) {
    Value value = value(node);
    if (value instanceof Value.Rule rule && message == null) {
      return new Result(rule.expr(), null, List.of());
    }
    if (message == null) {
      fail(node, "", Code.RULE_SYNTAX, "a rule needs a matcher", SyntaxAdvice.EXAMPLE);
    }
    return new Result(null, message, errors);
  }

  private Value value(GoNode node) {
    return switch (node) {
      case GoNode.Binary binary -> binary(binary);
      case GoNode.Unary unary -> unary(unary);
      case GoNode.Paren paren -> group(paren);
      case GoNode.Call call -> call(call);
      default -> argument(node);
    };
  }

  private Value group(GoNode.Paren paren) {
    Value inner = value(paren.inner());
    return inner instanceof Value.Rule rule
        ? new Value.Rule(new Expr.Group(rule.expr(), paren.start(), paren.end()))
        : inner;
  }

  private Value binary(GoNode.Binary binary) {
    List<GoNode> operands = binary.operands();
    List<Expr> terms = new ArrayList<>();
    Value first = value(operands.getFirst());
    for (int i = 1; i < operands.size(); i++) {
      // Traefik joins two at a time, left to right, and looks at the left one's type first
      Value next = value(operands.get(i));
      if (i == 1) {
        checkOperator(binary);
        require(first, operands.getFirst(), terms);
      }
      require(next, operands.get(i), terms);
    }
    if (terms.size() < operands.size()) {
      return WRONG;
    }
    boolean and = binary.operator().equals("&&");
    return new Value.Rule(and ? new Expr.And(terms) : new Expr.Or(terms));
  }

  private void checkOperator(GoNode.Binary binary) {
    String operator = binary.operator();
    if (!operator.equals("&&") && !operator.equals("||")) {
      int start = binary.operatorStart();
      unsupportedOperator(operator, start);
    }
  }

  private void unsupportedOperator(String operator, int start) {
    fail(
        start,
        start + operator.length(),
        operator + " is not supported",
        Code.RULE_SYNTAX,
        "rules have no operator " + operator,
        SyntaxAdvice.operator(operator));
  }

  private Value unary(GoNode.Unary unary) {
    if (!unary.operator().equals("!")) {
      unsupportedOperator(unary.operator(), unary.start());
      return WRONG;
    }
    List<Expr> inner = new ArrayList<>();
    require(value(unary.operand()), unary.operand(), inner);
    return inner.isEmpty() ? WRONG : new Value.Rule(new Expr.Not(inner.getFirst(), unary.start()));
  }

  /** Adds the expression of an operand to {@code terms}; an operand that has none is an error. */
  private void require(Value value, GoNode node, List<Expr> terms) {
    switch (value) {
      case Value.Rule rule -> terms.add(rule.expr());
      case Value.Text text -> notRule("string", node);
      case Value.Numeric number -> notRule(number.goType(), node);
      case Value.Wrong wrong -> {}
    }
  }

  private void notRule(String goType, GoNode node) {
    String words = "reflect: Call using " + goType + " as type rules.TreeBuilder";
    fail(node, words, Code.RULE_SYNTAX, "a matcher is missing here", SyntaxAdvice.EXAMPLE);
  }

  private Value call(GoNode.Call call) {
    String spelling = functionName(call.function());
    if (spelling == null) {
      return WRONG;
    }
    String name = vocabulary.resolve(spelling);
    if (name == null) {
      String words = "unsupported function: " + spelling;
      String advice = MatcherAdvice.unknown(vocabulary, spelling, call, text);
      GoNode wrong = MatcherAdvice.isCall(advice) ? call : call.function();
      fail(wrong, words, Code.UNKNOWN_MATCHER, "unknown matcher " + spelling, advice);
      return WRONG;
    }
    List<Expr.Argument> arguments = arguments(call);
    if (arguments.size() < call.arguments().size()) {
      return WRONG;
    }
    return new Value.Rule(new Expr.Matcher(name, arguments, call.start(), call.end()));
  }

  private @Nullable String functionName(GoNode function) {
    return switch (function) {
      case GoNode.Name name -> name.name();
      case GoNode.Selector selector ->
          selector.of() instanceof GoNode.Name name
              ? name.name() + "." + selector.name()
              : notName(function, "expected selector identifier, got: " + selector.of().goType());
      default -> notName(function, "expected identifier, got: " + function.goType());
    };
  }

  private @Nullable String notName(GoNode function, String words) {
    fail(function, words, Code.RULE_SYNTAX, "a matcher's name is missing", SyntaxAdvice.EXAMPLE);
    return null;
  }

  /** The texts of all arguments; shorter than the call's list where one is wrong. */
  private List<Expr.Argument> arguments(GoNode.Call call) {
    List<Expr.Argument> out = new ArrayList<>();
    GoNode badNode = null;
    String badType = "";
    for (GoNode node : call.arguments()) {
      switch (callArgument(node)) {
        case Value.Text text -> out.add(new Expr.Argument(text.value(), node.start(), node.end()));
        case Value.Numeric number -> {
          badType = badNode == null ? number.goType() : badType;
          badNode = badNode == null ? node : badNode;
        }
        case Value.Rule rule -> {
          badType = badNode == null ? "rules.TreeBuilder" : badType;
          badNode = badNode == null ? node : badNode;
        }
        case Value.Wrong wrong -> {}
      }
    }
    if (badNode != null) {
      // Go looks at the types when all arguments are known
      String words = "reflect: cannot use " + badType + " as type string in Call";
      String advice = SyntaxAdvice.quote(badNode, this.text);
      fail(badNode, words, Code.RULE_SYNTAX, "matcher arguments are quoted texts", advice);
    }
    return out;
  }

  private Value callArgument(GoNode node) {
    return switch (node) {
      case GoNode.Call call -> call(call);
      case GoNode.Binary other -> notSupported(other);
      case GoNode.Unary other -> notSupported(other);
      case GoNode.Paren other -> notSupported(other);
      default -> argument(node);
    };
  }

  private Value argument(GoNode node) {
    return switch (node) {
      case GoNode.Literal literal -> literal(literal);
      case GoNode.Name name -> notDefined(node, name.name());
      case GoNode.Selector selector -> selector(selector);
      case GoNode.Index index -> {
        String advice = SyntaxAdvice.EXAMPLE;
        fail(node, "properties are not supported", Code.RULE_SYNTAX, "no [ ] in rules", advice);
        yield WRONG;
      }
      default -> notSupported(node);
    };
  }

  private Value notSupported(GoNode node) {
    String words = node.goType() + " is not supported";
    String advice = SyntaxAdvice.EXAMPLE;
    fail(node, words, Code.RULE_SYNTAX, "not a matcher and not a quoted text", advice);
    return WRONG;
  }

  private Value selector(GoNode.Selector selector) {
    StringBuilder name = new StringBuilder("." + selector.name());
    GoNode at = selector.of();
    while (at instanceof GoNode.Selector inner) {
      name.insert(0, "." + inner.name());
      at = inner.of();
    }
    if (at instanceof GoNode.Name first) {
      return notDefined(selector, first.name() + name);
    }
    String words = "unsupported selector type: " + at.goType();
    fail(selector, words, Code.RULE_SYNTAX, "no properties in rules", SyntaxAdvice.EXAMPLE);
    return WRONG;
  }

  private Value notDefined(GoNode node, String name) {
    String canonical = vocabulary.resolve(name);
    String advice = canonical == null ? SyntaxAdvice.quote(node, text) : canonical + "(`…`)";
    String what = canonical == null ? name + " is not quoted" : name + " has no arguments";
    fail(node, name + " is not defined", Code.RULE_SYNTAX, what, advice);
    return WRONG;
  }

  private Value literal(GoNode.Literal literal) {
    Token token = literal.token();
    return switch (token.kind()) {
      case STRING -> new Value.Text(GoString.unquote(token.text()));
      case INT -> number(literal, "int", GoNumbers.atoi(token.text()));
      case FLOAT -> number(literal, "float64", GoNumbers.parseFloat(token.text()));
      default -> {
        String words = "unsupported function argument type: '" + token.kind() + "'";
        String advice = SyntaxAdvice.quote(literal, text);
        fail(literal, words, Code.RULE_SYNTAX, "texts stand in ` or \" quotes", advice);
        yield WRONG;
      }
    };
  }

  private Value number(GoNode.Literal literal, String goType, @Nullable String problem) {
    if (problem == null) {
      return new Value.Numeric(goType);
    }
    String words = "failed to parse argument: " + literal.token().text() + ", error: " + problem;
    String advice = SyntaxAdvice.quote(literal, text);
    fail(literal, words, Code.RULE_SYNTAX, "matcher arguments are quoted texts", advice);
    return WRONG;
  }

  private void fail(GoNode node, String words, Code code, String what, @Nullable String advice) {
    fail(node.start(), node.end(), words, code, what, advice);
  }

  private void fail(
      int start, int end, String words, Code code, String what, @Nullable String advice) {
    if (message == null) {
      message = words;
    }
    errors.add(new RuleError(code, what, start, end, advice));
  }
}
