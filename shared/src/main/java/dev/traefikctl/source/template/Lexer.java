package dev.traefikctl.source.template;

import dev.traefikctl.source.Limits;
import java.util.ArrayList;
import java.util.List;

/** Cuts a template into texts and the tokens of its actions. */
final class Lexer {

  enum Type {
    TEXT,
    LEFT,
    RIGHT,
    SPACE,
    DECLARE,
    ASSIGN,
    PIPE,
    COMMA,
    OPEN,
    CLOSE,
    STRING,
    RAW_STRING,
    CHARACTER,
    NUMBER,
    VARIABLE,
    FIELD,
    DOT,
    NAME,
    END
  }

  /** A token and its place in the template. */
  record Token(Type type, String text, int start, int end) {}

  private static final String BLANKS = " \t\r\n";

  private final String input;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int open;

  Lexer(String input) {
    this.input = input;
  }

  List<Token> tokens() {
    while (at < input.length()) {
      text();
    }
    add(Type.END, at);
    return tokens;
  }

  private void text() {
    int delimiter = input.indexOf("{{", at);
    if (delimiter < 0) {
      int start = at;
      at = input.length();
      add(Type.TEXT, start);
      return;
    }
    boolean trim =
        delimiter + 3 < input.length()
            && input.charAt(delimiter + 2) == '-'
            && isBlank(input.charAt(delimiter + 3));
    int end = delimiter;
    while (trim && end > at && isBlank(input.charAt(end - 1))) {
      end--;
    }
    if (end > at) {
      tokens.add(new Token(Type.TEXT, "", at, end));
    }
    int inside = delimiter + (trim ? 3 : 2);
    int comment = trim ? inside + 1 : inside;
    if (input.startsWith("/*", comment)) {
      at = comment;
      comment(delimiter);
    } else {
      at = inside;
      tokens.add(new Token(Type.LEFT, "{{", delimiter, at));
      action(delimiter);
    }
  }

  private int blanks(int from) {
    int i = from;
    while (i < input.length() && isBlank(input.charAt(i))) {
      i++;
    }
    return i - from;
  }

  private void comment(int start) {
    int end = input.indexOf("*/", at + 2);
    if (end < 0) {
      throw failure(start, "unclosed comment");
    }
    at = end + 2;
    if (!right(false)) {
      throw failure(start, "comment ends before closing delimiter");
    }
  }

  /** Consumes the closing delimiter, with its trim marker and the blanks that it trims. */
  private boolean right(boolean token) {
    boolean trim =
        at + 1 < input.length()
            && isBlank(input.charAt(at))
            && input.charAt(at + 1) == '-'
            && input.startsWith("}}", at + 2);
    if (!trim && !input.startsWith("}}", at)) {
      return false;
    }
    int start = at;
    at += trim ? 4 : 2;
    if (token) {
      add(Type.RIGHT, start);
    }
    if (trim) {
      at += blanks(at);
    }
    return true;
  }

  private void action(int start) {
    open = 0;
    while (true) {
      if (at >= input.length()) {
        throw failure(start, "unclosed action");
      }
      int before = at;
      if (right(true)) {
        if (open > 0) {
          throw failure(before, "unclosed left paren");
        }
        return;
      }
      token();
    }
  }

  private void token() {
    int start = at;
    if (tokens.size() > Limits.TEMPLATE_TOKENS) {
      throw failure(start, "the template has more than " + Limits.TEMPLATE_TOKENS + " tokens");
    }
    char c = input.charAt(at);
    if (isBlank(c)) {
      space();
    } else if (isName(c) && !Character.isDigit(c)) {
      name(Type.NAME);
    } else if (Character.isDigit(c) || c == '+' || c == '-' || (c == '.' && digitAt(at + 1))) {
      number();
    } else {
      sign(c, start);
    }
  }

  private void sign(char c, int start) {
    switch (c) {
      case '"' -> quoted('"', Type.STRING, "unterminated quoted string");
      case '\'' -> quoted('\'', Type.CHARACTER, "unterminated character constant");
      case '`' -> raw();
      case '$' -> name(Type.VARIABLE);
      case '.' -> field();
      case '|' -> single(Type.PIPE);
      case ',' -> single(Type.COMMA);
      case '=' -> single(Type.ASSIGN);
      case '(' -> {
        open++;
        single(Type.OPEN);
      }
      case ')' -> {
        if (--open < 0) {
          throw failure(start, "unexpected right paren");
        }
        single(Type.CLOSE);
      }
      case ':' -> {
        if (!input.startsWith(":=", at)) {
          throw failure(start, "expected :=");
        }
        at += 2;
        add(Type.DECLARE, start);
      }
      default -> throw failure(start, "unrecognized character in action: '" + c + "'");
    }
  }

  private void single(Type type) {
    at++;
    add(type, at - 1);
  }

  /** Blanks; but the last of them may belong to a closing delimiter with a trim marker. */
  private void space() {
    int start = at;
    while (at < input.length() && isBlank(input.charAt(at)) && !closing()) {
      at++;
    }
    if (at > start) {
      add(Type.SPACE, start);
    }
  }

  private boolean closing() {
    return input.startsWith("-}}", at + 1);
  }

  private void name(Type type) {
    int start = at;
    do {
      at++;
    } while (at < input.length() && isName(input.charAt(at)));
    if (!atTerminator()) {
      throw failure(at, "bad character '" + input.charAt(at) + "'");
    }
    add(type, start);
  }

  private void field() {
    boolean named = at + 1 < input.length() && isName(input.charAt(at + 1));
    if (named) {
      name(Type.FIELD);
    } else {
      single(Type.DOT);
    }
  }

  private void number() {
    int start = at;
    at++;
    while (at < input.length() && inNumber(input.charAt(at))) {
      at++;
    }
    add(Type.NUMBER, start);
  }

  private boolean inNumber(char c) {
    boolean exponentSign = (c == '+' || c == '-') && "eEpP".indexOf(input.charAt(at - 1)) >= 0;
    return isName(c) || c == '.' || exponentSign;
  }

  private void quoted(char quote, Type type, String unterminated) {
    int start = at;
    at++;
    while (at < input.length() && input.charAt(at) != quote && input.charAt(at) != '\n') {
      at += input.charAt(at) == '\\' ? 2 : 1;
    }
    if (at >= input.length() || input.charAt(at) != quote) {
      throw failure(start, unterminated);
    }
    at++;
    add(type, start);
  }

  private void raw() {
    int end = input.indexOf('`', at + 1);
    if (end < 0) {
      throw failure(at, "unterminated raw quoted string");
    }
    int start = at;
    at = end + 1;
    add(Type.RAW_STRING, start);
  }

  private boolean atTerminator() {
    if (at >= input.length()) {
      return true;
    }
    char c = input.charAt(at);
    return isBlank(c) || ".,|:()=".indexOf(c) >= 0 || input.startsWith("}}", at);
  }

  private boolean digitAt(int index) {
    return index < input.length() && input.charAt(index) >= '0' && input.charAt(index) <= '9';
  }

  private void add(Type type, int start) {
    String text = type == Type.TEXT ? "" : input.substring(start, at);
    tokens.add(new Token(type, text, start, at));
  }

  private static boolean isBlank(char c) {
    return BLANKS.indexOf(c) >= 0;
  }

  private static boolean isName(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }

  private Failure failure(int start, String message) {
    return new Failure(start, Math.min(start + 1, input.length()), message, null);
  }
}
