package dev.traefikctl.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Parses one Go expression (Go specification, "Expressions") and reports what Go's own parser
 * would: the same first error, and as many of them. Types and function bodies, which no rule may
 * hold, are read loosely.
 */
final class GoParser {

  /** Far above any rule; keeps hostile input from exhausting a stack of 512 KiB. */
  private static final int MAX_DEPTH = 200;

  private static final Map<String, Integer> PRECEDENCE =
      Map.ofEntries(
          Map.entry("||", 1),
          Map.entry("&&", 2),
          Map.entry("==", 3),
          Map.entry("=", 3),
          Map.entry("!=", 3),
          Map.entry("<", 3),
          Map.entry("<=", 3),
          Map.entry(">", 3),
          Map.entry(">=", 3),
          Map.entry("+", 4),
          Map.entry("-", 4),
          Map.entry("|", 4),
          Map.entry("^", 4),
          Map.entry("*", 5),
          Map.entry("/", 5),
          Map.entry("%", 5),
          Map.entry("<<", 5),
          Map.entry(">>", 5),
          Map.entry("&", 5),
          Map.entry("&^", 5));

  private static final Set<String> UNARY = Set.of("+", "-", "!", "^", "&", "~", "<-");

  /** Keywords that end the skipping behind a missing operand. */
  private static final Set<String> STATEMENTS =
      Set.of(
          "break",
          "const",
          "continue",
          "defer",
          "fallthrough",
          "for",
          "go",
          "goto",
          "if",
          "return",
          "select",
          "switch",
          "type",
          "var");

  private final SyntaxErrors errors;
  private final Lexer lexer;
  private Token token;
  private int lastEnd;
  private int depth;

  private GoParser(String text, SyntaxErrors errors) {
    this.errors = errors;
    lexer = new Lexer(text, errors);
    token = lexer.next();
  }

  /** Parses {@code text}; the result means nothing when {@code errors} is not empty afterwards. */
  static GoNode parse(String text, SyntaxErrors errors) {
    GoParser parser = new GoParser(text, errors);
    GoNode node = parser.expression(1);
    if (parser.token.isAddedSemicolon()) {
      parser.advance();
    }
    if (parser.token.kind() != Token.Kind.EOF) {
      parser.expected("'EOF'");
      parser.advance(); // Go reads on by one, and may find one more thing wrong
    }
    return node;
  }

  private GoNode expression(int lowest) {
    GoNode left = unary();
    while (true) {
      String operator = token.kind() == Token.Kind.OPERATOR ? token.text() : "";
      int precedence = PRECEDENCE.getOrDefault(operator, 0);
      if (precedence < lowest) {
        return left;
      }
      left = operands(left, operator, precedence);
    }
  }

  /** Reads on while the operator stays the same, so that long chains do not nest. */
  private GoNode operands(GoNode first, String operator, int precedence) {
    int operatorStart = token.start();
    List<GoNode> operands = new ArrayList<>();
    operands.add(first);
    while (token.is(operator)) {
      if (operator.equals("=")) {
        expected("'=='");
      }
      advance();
      operands.add(expression(precedence + 1));
    }
    return new GoNode.Binary(operator, operatorStart, operands);
  }

  private GoNode unary() {
    int start = token.start();
    enter();
    GoNode node;
    if (token.kind() == Token.Kind.OPERATOR && UNARY.contains(token.text())) {
      String operator = token.text();
      advance();
      node = new GoNode.Unary(operator, unary(), start);
    } else if (token.is("*")) {
      advance();
      node = new GoNode.Other("*ast.StarExpr", start, unary().end());
    } else {
      node = primary();
    }
    depth--;
    return node;
  }

  /** Counts nesting; where it is too deep, the rest of the text is not looked at. */
  private void enter() {
    if (++depth > MAX_DEPTH) {
      errors.parser(token.start(), "exceeded max nesting depth");
      skipToEnd();
    }
  }

  private GoNode primary() {
    GoNode node = operand();
    while (true) {
      if (token.is(".")) {
        node = selector(node);
      } else if (token.is("[")) {
        node = index(node);
      } else if (token.is("(")) {
        node = call(node);
      } else if (token.is("{") && mayBeType(node)) {
        compositeBody();
        node = new GoNode.Other("*ast.CompositeLit", node.start(), lastEnd);
      } else {
        return node;
      }
    }
  }

  private void compositeBody() {
    enter();
    advance();
    while (!token.is("}") && token.kind() != Token.Kind.EOF) {
      element();
      if (token.is(":")) {
        advance();
        element();
      }
      if (!comma("}", "composite literal")) {
        break;
      }
      advance();
    }
    closing("}", "composite literal");
    depth--;
  }

  private void element() {
    if (token.is("{")) {
      compositeBody();
    } else {
      expression(1);
    }
  }

  private static boolean mayBeType(GoNode node) {
    return switch (node) {
      case GoNode.Name name -> true;
      case GoNode.Selector selector -> selector.of() instanceof GoNode.Name;
      case GoNode.Other other ->
          Set.of("*ast.ArrayType", "*ast.StructType", "*ast.MapType").contains(other.type());
      default -> false;
    };
  }

  private GoNode operand() {
    return switch (token.kind()) {
      case IDENTIFIER -> {
        GoNode name = new GoNode.Name(token.text(), token.start(), token.end());
        advance();
        yield name;
      }
      case INT, FLOAT, IMAG, CHAR, STRING -> {
        GoNode literal = new GoNode.Literal(token);
        advance();
        yield literal;
      }
      default -> token.is("(") ? paren() : typeOrMissing();
    };
  }

  private GoNode paren() {
    int start = token.start();
    advance();
    GoNode inner = expression(1);
    expect(")");
    return new GoNode.Paren(inner, start, lastEnd);
  }

  private GoNode typeOrMissing() {
    int start = token.start();
    String word = token.text();
    boolean known = token.kind() == Token.Kind.KEYWORD || token.kind() == Token.Kind.OPERATOR;
    String type = known ? looseType(word) : "";
    return type.isEmpty() ? missing() : new GoNode.Other(type, start, lastEnd);
  }

  /** Reads a type that starts with {@code word}; empty where none can start so. */
  private String looseType(String word) {
    return switch (word) {
      case "[" -> {
        arrayLength();
        typeName();
        yield "*ast.ArrayType";
      }
      case "map" -> {
        advance();
        skipBalanced("[", "]");
        typeName();
        yield "*ast.MapType";
      }
      case "chan" -> {
        advance();
        typeName();
        yield "*ast.ChanType";
      }
      case "struct", "interface" -> {
        advance();
        skipBalanced("{", "}");
        yield word.equals("struct") ? "*ast.StructType" : "*ast.InterfaceType";
      }
      case "func" -> {
        advance();
        skipBalanced("(", ")");
        boolean body = token.is("{");
        if (body) {
          skipBalanced("{", "}");
        }
        yield body ? "*ast.FuncLit" : "*ast.FuncType";
      }
      default -> "";
    };
  }

  private void arrayLength() {
    advance();
    if (token.is("...")) {
      advance();
    } else if (!token.is("]")) {
      expression(1);
    }
    expect("]");
  }

  private void typeName() {
    while (token.is("*")) {
      advance();
    }
    if (token.kind() == Token.Kind.IDENTIFIER) {
      advance();
      return;
    }
    enter();
    boolean known = token.kind() == Token.Kind.KEYWORD || token.kind() == Token.Kind.OPERATOR;
    if (!known || looseType(token.text()).isEmpty()) {
      expected("type");
    }
    depth--;
  }

  private void skipBalanced(String open, String close) {
    if (!token.is(open)) {
      expect(open);
      return;
    }
    int nesting = 0;
    do {
      nesting += token.is(open) ? 1 : token.is(close) ? -1 : 0;
      if (nesting > 0) {
        advance();
      }
    } while (nesting > 0 && token.kind() != Token.Kind.EOF);
    expect(close);
  }

  private GoNode missing() {
    int start = token.start();
    expected("operand");
    while (token.kind() != Token.Kind.EOF
        && !(token.kind() == Token.Kind.KEYWORD && STATEMENTS.contains(token.text()))) {
      advance();
    }
    return new GoNode.Other("*ast.BadExpr", start, token.start());
  }

  private GoNode selector(GoNode of) {
    advance();
    if (token.kind() == Token.Kind.IDENTIFIER) {
      GoNode selector = new GoNode.Selector(of, token.text(), token.end());
      advance();
      return selector;
    }
    if (token.is("(")) {
      skipBalanced("(", ")");
      return new GoNode.Other("*ast.TypeAssertExpr", of.start(), lastEnd);
    }
    expected("selector or type assertion");
    if (!token.is("}")) {
      advance();
    }
    return new GoNode.Selector(of, "_", lastEnd);
  }

  private GoNode index(GoNode of) {
    advance();
    if (token.is("]")) {
      expected("operand");
      advance();
      return new GoNode.Other("*ast.BadExpr", of.start(), lastEnd);
    }
    GoNode first = token.is(":") ? of : expression(1);
    boolean slice = token.is(":");
    while (token.is(":") || token.is(",")) {
      advance();
      if (!token.is(":") && !token.is("]") && !token.is(",")) {
        expression(1);
      }
    }
    expect("]");
    return slice
        ? new GoNode.Other("*ast.SliceExpr", of.start(), lastEnd)
        : new GoNode.Index(of, first, lastEnd);
  }

  private GoNode call(GoNode function) {
    advance();
    List<GoNode> arguments = new ArrayList<>();
    boolean spread = false;
    while (!token.is(")") && token.kind() != Token.Kind.EOF && !spread) {
      arguments.add(expression(1));
      if (token.is("...")) {
        spread = true;
        advance();
      }
      if (!comma(")", "argument list")) {
        break;
      }
      advance();
    }
    closing(")", "argument list");
    return new GoNode.Call(function, arguments, lastEnd);
  }

  /** Whether the list goes on: behind a comma, or where one is missing. */
  private boolean comma(String close, String list) {
    if (token.is(",")) {
      return true;
    }
    if (token.is(close)) {
      return false;
    }
    String where = token.isAddedSemicolon() ? " before newline" : "";
    errors.parser(token.start(), "missing ','" + where + " in " + list);
    return true;
  }

  private void closing(String close, String list) {
    if (token.isAddedSemicolon()) {
      errors.parser(token.start(), "missing ',' before newline in " + list);
      advance();
    }
    expect(close);
  }

  private void expect(String operator) {
    if (!token.is(operator)) {
      expected("'" + operator + "'");
    }
    advance();
  }

  private void expected(String what) {
    errors.parser(token.start(), "expected " + what + ", found " + token.found());
  }

  private void advance() {
    lastEnd = token.end();
    token = lexer.next();
  }

  private void skipToEnd() {
    while (token.kind() != Token.Kind.EOF) {
      advance();
    }
  }
}
