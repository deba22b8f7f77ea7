package dev.traefikctl.source.template;

import dev.traefikctl.source.template.Lexer.Token;
import java.util.List;

/** A position in a list of tokens. */
final class Tokens {

  private final List<Token> tokens;
  private int at;

  Tokens(List<Token> tokens) {
    this.tokens = tokens;
  }

  Token peek() {
    return tokens.get(at);
  }

  Token next() {
    Token token = tokens.get(at);
    if (token.type() != Lexer.Type.END) {
      at++;
    }
    return token;
  }

  Token nextNonSpace() {
    skipSpaces();
    return next();
  }

  void skipSpaces() {
    while (peek().type() == Lexer.Type.SPACE) {
      at++;
    }
  }

  /** A place to come back to. */
  record Mark(int at) {}

  Mark mark() {
    return new Mark(at);
  }

  void reset(Mark mark) {
    at = mark.at();
  }

  /** Gives back the token that was taken last. */
  void back() {
    at--;
  }

  /** The end of the token that was taken last. */
  int end() {
    return at == 0 ? 0 : tokens.get(at - 1).end();
  }

  /** Whether an action with this keyword begins here. */
  boolean atKeyword(String keyword) {
    int i = at;
    if (tokens.get(i).type() != Lexer.Type.LEFT) {
      return false;
    }
    do {
      i++;
    } while (tokens.get(i).type() == Lexer.Type.SPACE);
    return tokens.get(i).type() == Lexer.Type.NAME && tokens.get(i).text().equals(keyword);
  }

  void expectRight(String context) {
    Token token = nextNonSpace();
    if (token.type() != Lexer.Type.RIGHT) {
      throw unexpected(token, context);
    }
  }

  Failure unexpected(Token token, String context) {
    String what = token.type() == Lexer.Type.END ? "end of the template" : "'" + token.text() + "'";
    return failure(token, "unexpected " + what + " in " + context);
  }

  Failure failure(Token token, String message) {
    return new Failure(token.start(), token.end(), message, null);
  }
}
