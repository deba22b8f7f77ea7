package dev.traefikctl.rule;

/**
 * A token of Go source.
 *
 * @param text what was written; {@code "\n"} for a semicolon that Go adds at the end of a line
 * @param start where it starts, in UTF-16 units
 * @param end where it ends, exclusive
 */
record Token(Kind kind, String text, int start, int end) {

  enum Kind {
    EOF,
    ILLEGAL,
    SEMICOLON,
    IDENTIFIER,
    INT,
    FLOAT,
    IMAG,
    CHAR,
    STRING,
    KEYWORD,
    OPERATOR
  }

  /** Whether this is that operator or keyword. */
  boolean is(String operator) {
    return (kind == Kind.OPERATOR || kind == Kind.KEYWORD) && text.equals(operator);
  }

  boolean isAddedSemicolon() {
    return kind == Kind.SEMICOLON && text.equals("\n");
  }

  boolean isLiteral() {
    return switch (kind) {
      case IDENTIFIER, INT, FLOAT, IMAG, CHAR, STRING -> true;
      default -> false;
    };
  }

  /** How Go's parser names the token that it did not expect. */
  String found() {
    if (isAddedSemicolon()) {
      return "newline";
    }
    if (isLiteral()) {
      return text;
    }
    return switch (kind) {
      case EOF -> "'EOF'";
      case ILLEGAL -> "'ILLEGAL'";
      default -> "'" + text + "'";
    };
  }
}
