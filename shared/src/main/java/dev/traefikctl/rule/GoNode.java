package dev.traefikctl.rule;

import java.util.List;

/** A Go expression, as far as rules need it; offsets are UTF-16 units of the rule text. */
sealed interface GoNode {

  int start();

  int end();

  /** The name of the node in Go's syntax tree, which error messages show. */
  default String goType() {
    return switch (this) {
      case Binary b -> "*ast.BinaryExpr";
      case Unary u -> "*ast.UnaryExpr";
      case Paren p -> "*ast.ParenExpr";
      case Call c -> "*ast.CallExpr";
      case Name n -> "*ast.Ident";
      case Selector s -> "*ast.SelectorExpr";
      case Literal l -> "*ast.BasicLit";
      case Index i -> "*ast.IndexExpr";
      case Other o -> o.type();
    };
  }

  /** A run of one left-associative operator: {@code a && b && c}. */
  record Binary(String operator, int operatorStart, List<GoNode> operands) implements GoNode {
    public Binary {
      operands = List.copyOf(operands);
    }

    @Override
    public int start() {
      return operands.getFirst().start();
    }

    @Override
    public int end() {
      return operands.getLast().end();
    }
  }

  record Unary(String operator, GoNode operand, int start) implements GoNode {
    @Override
    public int end() {
      return operand.end();
    }
  }

  record Paren(GoNode inner, int start, int end) implements GoNode {}

  record Call(GoNode function, List<GoNode> arguments, int end) implements GoNode {
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public int start() {
      return function.start();
    }
  }

  record Name(String name, int start, int end) implements GoNode {}

  record Selector(GoNode of, String name, int end) implements GoNode {
    @Override
    public int start() {
      return of.start();
    }
  }

  record Literal(Token token) implements GoNode {
    @Override
    public int start() {
      return token.start();
    }

    @Override
    public int end() {
      return token.end();
    }
  }

  record Index(GoNode of, GoNode index, int end) implements GoNode {
    @Override
    public int start() {
      return of.start();
    }
  }

  /** What no rule may hold: only its name in Go's syntax tree matters. */
  record Other(String type, int start, int end) implements GoNode {}
}
