package dev.traefikctl.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks the expressions of {@code circuitBreaker} and {@code buffering}: functions compared with
 * numbers or texts, joined by {@code &&}, {@code ||} and {@code !}.
 */
final class Predicate {

  /** What a function gives, and so what it may be compared with. */
  enum Type {
    BOOLEAN,
    INTEGER,
    FLOAT,
    TEXT
  }

  /** A function of the language with the types of its arguments. */
  record Function(Type result, List<Type> arguments) {}

  /**
   * What is wrong.
   *
   * @param start an index into the expression
   * @param end exclusive
   */
  record Fault(int start, int end, String message, @Nullable String suggestion) {}

  private record Token(String text, Kind kind, int start, int end) {}

  private enum Kind {
    NAME,
    INTEGER,
    FLOAT,
    TEXT,
    OPERATOR,
    WRONG,
    END
  }

  /** Each level takes some of the stack; nobody nests so deep. */
  private static final int MAX_DEPTH = 200;

  private static final Pattern TOKENS =
      Pattern.compile(
          "\\s*(?:([A-Za-z_]\\w*)|(\\d*\\.\\d+|\\d+\\.\\d*)|(\\d+)|(\"(?:\\\\.|[^\"\\\\])*+\"|`[^`]*`)"
              + "|(&&|\\|\\||==|!=|<=|>=|[<>!(),])|(\\S))");

  private final String expression;
  private final Map<String, Function> functions;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int depth;

  private Predicate(String expression, Map<String, Function> functions) {
    this.expression = expression;
    this.functions = functions;
    Matcher matcher = TOKENS.matcher(expression);
    while (matcher.lookingAt()) {
      for (int group = 1; group <= 6; group++) {
        if (matcher.group(group) != null) {
          tokens.add(
              new Token(
                  matcher.group(group), kind(group), matcher.start(group), matcher.end(group)));
        }
      }
      matcher.region(matcher.end(), expression.length());
    }
    tokens.add(new Token("", Kind.END, expression.length(), expression.length()));
  }

  private static Kind kind(int group) {
    return switch (group) {
      case 1 -> Kind.NAME;
      case 2 -> Kind.FLOAT;
      case 3 -> Kind.INTEGER;
      case 4 -> Kind.TEXT;
      case 5 -> Kind.OPERATOR;
      default -> Kind.WRONG;
    };
  }

  /** The first fault of an expression; null where it is fine. */
  static @Nullable Fault check(String expression, Map<String, Function> functions) {
    Predicate parser = new Predicate(expression, functions);
    Fault fault = parser.or();
    if (fault != null) {
      return fault;
    }
    return parser.peek().kind() == Kind.END ? null : parser.unexpected();
  }

  private Token peek() {
    return tokens.get(at);
  }

  private boolean take(String operator) {
    if (peek().kind() == Kind.OPERATOR && peek().text().equals(operator)) {
      at++;
      return true;
    }
    return false;
  }

  private @Nullable Fault or() {
    Fault fault = and();
    while (fault == null && take("||")) {
      fault = and();
    }
    return fault;
  }

  private @Nullable Fault and() {
    Fault fault = unary();
    while (fault == null && take("&&")) {
      fault = unary();
    }
    return fault;
  }

  private @Nullable Fault unary() {
    if (++depth > MAX_DEPTH) {
      Token token = peek();
      return new Fault(token.start(), token.end(), "the expression is nested too deeply", null);
    }
    Fault fault = negated();
    depth--;
    return fault;
  }

  private @Nullable Fault negated() {
    if (take("!")) {
      return unary();
    }
    if (take("(")) {
      Fault fault = or();
      return fault != null || take(")") ? fault : unexpected();
    }
    return comparison();
  }

  private @Nullable Fault comparison() {
    Token name = peek();
    Function function = functions.get(name.text());
    if (name.kind() != Kind.NAME) {
      return unexpected();
    }
    if (function == null) {
      return new Fault(
          name.start(),
          name.end(),
          "unknown function \"" + name.text() + "\"",
          "one of " + String.join(", ", functions.keySet().stream().sorted().toList()));
    }
    at++;
    Fault fault = arguments(name, function);
    if (fault != null || function.result() == Type.BOOLEAN) {
      return fault;
    }
    return operand(name, function.result());
  }

  private @Nullable Fault arguments(Token name, Function function) {
    if (!take("(")) {
      return unexpected();
    }
    for (int i = 0; i < function.arguments().size(); i++) {
      Token value = peek();
      if (i > 0 && !take(",")) {
        return new Fault(
            name.start(),
            value.end(),
            name.text() + " takes " + function.arguments().size() + " values",
            null);
      }
      Fault fault = literal(function.arguments().get(i));
      if (fault != null) {
        return fault;
      }
    }
    return take(")") ? null : unexpected();
  }

  private @Nullable Fault operand(Token name, Type type) {
    Token operator = peek();
    boolean compares =
        operator.kind() == Kind.OPERATOR
            && List.of("<", ">", "<=", ">=", "==", "!=").contains(operator.text());
    if (!compares) {
      return new Fault(
          name.start(),
          Math.max(operator.start(), name.end()),
          name.text() + " is a " + word(type) + " and has to be compared with one",
          null);
    }
    at++;
    return literal(type);
  }

  private @Nullable Fault literal(Type type) {
    Token token = peek();
    Type found =
        switch (token.kind()) {
          case INTEGER -> Type.INTEGER;
          case FLOAT -> Type.FLOAT;
          case TEXT -> Type.TEXT;
          default -> null;
        };
    if (found == null) {
      return unexpected();
    }
    at++;
    if (found == type) {
      return null;
    }
    String suggestion = found == Type.INTEGER && type == Type.FLOAT ? token.text() + ".0" : null;
    return new Fault(
        token.start(), token.end(), token.text() + " is not a " + word(type), suggestion);
  }

  private static String word(Type type) {
    return switch (type) {
      case FLOAT -> "number with a decimal point";
      case INTEGER -> "whole number";
      default -> type.name().toLowerCase(Locale.ROOT);
    };
  }

  private Fault unexpected() {
    Token token = peek();
    return token.kind() == Kind.END
        ? new Fault(expression.length(), expression.length(), "the expression ends too early", null)
        : new Fault(token.start(), token.end(), "unexpected \"" + token.text() + "\"", null);
  }
}
