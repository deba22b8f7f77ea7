package dev.traefikctl.rule;

/**
 * Where the parser stands in the tokens of an expression, and what it says when another one should
 * stand there.
 */
final class TokenCursor {

  private final SyntaxErrors errors;
  private final Lexer lexer;
  private Token token;
  private int lastEnd;

  TokenCursor(String text, SyntaxErrors errors) {
    this.errors = errors;
    lexer = new Lexer(text, errors);
    token = lexer.next();
  }

  Token current() {
    return token;
  }

  Token.Kind kind() {
    return token.kind();
  }

  String text() {
    return token.text();
  }

  int start() {
    return token.start();
  }

  int end() {
    return token.end();
  }

  /** Where the token before the current one ended. */
  int lastEnd() {
    return lastEnd;
  }

  boolean is(String operator) {
    return token.is(operator);
  }

  boolean isAddedSemicolon() {
    return token.isAddedSemicolon();
  }

  void advance() {
    lastEnd = token.end();
    token = lexer.next();
  }

  void skipToEnd() {
    while (token.kind() != Token.Kind.EOF) {
      advance();
    }
  }

  void expect(String operator) {
    if (!token.is(operator)) {
      expected("'" + operator + "'");
    }
    advance();
  }

  void expected(String what) {
    errors.parser(token.start(), "expected " + what + ", found " + token.found());
  }

  /** Whether a list goes on: behind a comma, or where one is missing. */
  boolean comma(String close, String list) {
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

  /** Goes behind the end of a list. */
  void closing(String close, String list) {
    if (token.isAddedSemicolon()) {
      errors.parser(token.start(), "missing ',' before newline in " + list);
      advance();
    }
    expect(close);
  }

  /** Goes behind the bracket that closes the one that should stand here. */
  void skipBalanced(String open, String close) {
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
}
