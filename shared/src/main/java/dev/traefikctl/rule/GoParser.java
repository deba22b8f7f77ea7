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
  private final TokenCursor tokens;
  private int depth;

  private GoParser(String text, SyntaxErrors errors) {
    this.errors = errors;
    tokens = new TokenCursor(text, errors);
  }

  /** Parses {@code text}; the result means nothing when {@code errors} is not empty afterwards. */
  static GoNode parse(String text, SyntaxErrors errors) {
    GoParser parser = new GoParser(text, errors);
    GoNode node = parser.expression(1);
    if (parser.tokens.isAddedSemicolon()) {
      parser.tokens.advance();
    }
    if (parser.tokens.kind() != Token.Kind.EOF) {
      parser.tokens.expected("'EOF'");
      parser.tokens.advance(); // Go reads on by one, and may find one more thing wrong
    }
    return node;
  }

  private GoNode expression(int lowest) {
    GoNode left = unary();
    while (true) {
      String operator = tokens.kind() == Token.Kind.OPERATOR ? tokens.text() : "";
      int precedence = PRECEDENCE.getOrDefault(operator, 0);
      if (precedence < lowest) {
        return left;
      }
      left = operands(left, operator, precedence);
    }
  }

  /** Reads on while the operator stays the same, so that long chains do not nest. */
  private GoNode operands(GoNode first, String operator, int precedence) {
    int operatorStart = tokens.start();
    List<GoNode> operands = new ArrayList<>();
    operands.add(first);
    while (tokens.is(operator)) {
      if (operator.equals("=")) {
        tokens.expected("'=='");
      }
      tokens.advance();
      operands.add(expression(precedence + 1));
    }
    return new GoNode.Binary(operator, operatorStart, operands);
  }

  private GoNode unary() {
    int start = tokens.start();
    enter();
    GoNode node;
    if (tokens.kind() == Token.Kind.OPERATOR && UNARY.contains(tokens.text())) {
      String operator = tokens.text();
      tokens.advance();
      node = new GoNode.Unary(operator, unary(), start);
    } else if (tokens.is("*")) {
      tokens.advance();
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
      errors.parser(tokens.start(), "exceeded max nesting depth");
      tokens.skipToEnd();
    }
  }

  private GoNode primary() {
    GoNode node = operand();
    while (true) {
      if (tokens.is(".")) {
        node = selector(node);
      } else if (tokens.is("[")) {
        node = index(node);
      } else if (tokens.is("(")) {
        node = call(node);
      } else if (tokens.is("{") && mayBeType(node)) {
        compositeBody();
        node = new GoNode.Other("*ast.CompositeLit", node.start(), tokens.lastEnd());
      } else {
        return node;
      }
    }
  }

  private void compositeBody() {
    enter();
    tokens.advance();
    while (!tokens.is("}") && tokens.kind() != Token.Kind.EOF) {
      element();
      if (tokens.is(":")) {
        tokens.advance();
        element();
      }
      if (!tokens.comma("}", "composite literal")) {
        break;
      }
      tokens.advance();
    }
    tokens.closing("}", "composite literal");
    depth--;
  }

  private void element() {
    if (tokens.is("{")) {
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
    return switch (tokens.kind()) {
      case IDENTIFIER -> {
        GoNode name = new GoNode.Name(tokens.text(), tokens.start(), tokens.end());
        tokens.advance();
        yield name;
      }
      case INT, FLOAT, IMAG, CHAR, STRING -> {
        GoNode literal = new GoNode.Literal(tokens.current());
        tokens.advance();
        yield literal;
      }
      default -> tokens.is("(") ? paren() : typeOrMissing();
    };
  }

  private GoNode paren() {
    int start = tokens.start();
    tokens.advance();
    GoNode inner = expression(1);
    tokens.expect(")");
    return new GoNode.Paren(inner, start, tokens.lastEnd());
  }

  private GoNode typeOrMissing() {
    int start = tokens.start();
    String word = tokens.text();
    boolean known = tokens.kind() == Token.Kind.KEYWORD || tokens.kind() == Token.Kind.OPERATOR;
    String type = known ? looseType(word) : "";
    return type.isEmpty() ? missing() : new GoNode.Other(type, start, tokens.lastEnd());
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
        tokens.advance();
        tokens.skipBalanced("[", "]");
        typeName();
        yield "*ast.MapType";
      }
      case "chan" -> {
        tokens.advance();
        typeName();
        yield "*ast.ChanType";
      }
      case "struct", "interface" -> {
        tokens.advance();
        tokens.skipBalanced("{", "}");
        yield word.equals("struct") ? "*ast.StructType" : "*ast.InterfaceType";
      }
      case "func" -> {
        tokens.advance();
        tokens.skipBalanced("(", ")");
        boolean body = tokens.is("{");
        if (body) {
          tokens.skipBalanced("{", "}");
        }
        yield body ? "*ast.FuncLit" : "*ast.FuncType";
      }
      default -> "";
    };
  }

  private void arrayLength() {
    tokens.advance();
    if (tokens.is("...")) {
      tokens.advance();
    } else if (!tokens.is("]")) {
      expression(1);
    }
    tokens.expect("]");
  }

  private void typeName() {
    while (tokens.is("*")) {
      tokens.advance();
    }
    if (tokens.kind() == Token.Kind.IDENTIFIER) {
      tokens.advance();
      return;
    }
    enter();
    boolean known = tokens.kind() == Token.Kind.KEYWORD || tokens.kind() == Token.Kind.OPERATOR;
    if (!known || looseType(tokens.text()).isEmpty()) {
      tokens.expected("type");
    }
    depth--;
  }

  private GoNode missing() {
    int start = tokens.start();
    tokens.expected("operand");
    while (tokens.kind() != Token.Kind.EOF
        && !(tokens.kind() == Token.Kind.KEYWORD && STATEMENTS.contains(tokens.text()))) {
      tokens.advance();
    }
    return new GoNode.Other("*ast.BadExpr", start, tokens.start());
  }

  private GoNode selector(GoNode of) {
    tokens.advance();
    if (tokens.kind() == Token.Kind.IDENTIFIER) {
      GoNode selector = new GoNode.Selector(of, tokens.text(), tokens.end());
      tokens.advance();
      return selector;
    }
    if (tokens.is("(")) {
      tokens.skipBalanced("(", ")");
      return new GoNode.Other("*ast.TypeAssertExpr", of.start(), tokens.lastEnd());
    }
    tokens.expected("selector or type assertion");
    if (!tokens.is("}")) {
      tokens.advance();
    }
    return new GoNode.Selector(of, "_", tokens.lastEnd());
  }

  private GoNode index(GoNode of) {
    tokens.advance();
    if (tokens.is("]")) {
      tokens.expected("operand");
      tokens.advance();
      return new GoNode.Other("*ast.BadExpr", of.start(), tokens.lastEnd());
    }
    GoNode first = tokens.is(":") ? of : expression(1);
    boolean slice = tokens.is(":");
    while (tokens.is(":") || tokens.is(",")) {
      tokens.advance();
      if (!tokens.is(":") && !tokens.is("]") && !tokens.is(",")) {
        expression(1);
      }
    }
    tokens.expect("]");
    return slice
        ? new GoNode.Other("*ast.SliceExpr", of.start(), tokens.lastEnd())
        : new GoNode.Index(of, first, tokens.lastEnd());
  }

  private GoNode call(GoNode function) {
    tokens.advance();
    List<GoNode> arguments = new ArrayList<>();
    boolean spread = false;
    while (!tokens.is(")") && tokens.kind() != Token.Kind.EOF && !spread) {
      arguments.add(expression(1));
      if (tokens.is("...")) {
        spread = true;
        tokens.advance();
      }
      if (!tokens.comma(")", "argument list")) {
        break;
      }
      tokens.advance();
    }
    tokens.closing(")", "argument list");
    return new GoNode.Call(function, arguments, tokens.lastEnd());
  }
}
