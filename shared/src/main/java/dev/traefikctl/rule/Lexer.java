package dev.traefikctl.rule;

import dev.traefikctl.source.GoQuote;
import java.util.List;
import java.util.Set;

/**
 * Splits a rule into the tokens of Go (Go specification, "Lexical elements"), with the semicolons
 * that Go adds at line ends: they are why an operator must not start a line.
 */
final class Lexer {

  private static final int END = -1;

  private static final Set<String> KEYWORDS =
      Set.of(
          "break",
          "case",
          "chan",
          "const",
          "continue",
          "default",
          "defer",
          "else",
          "fallthrough",
          "for",
          "func",
          "go",
          "goto",
          "if",
          "import",
          "interface",
          "map",
          "package",
          "range",
          "return",
          "select",
          "struct",
          "switch",
          "type",
          "var");

  /** Longest first, so that the first that fits is the token. */
  private static final List<String> OPERATORS =
      List.of(
          "&&", "||", "<<=", ">>=", "&^=", "...", "<-", "++", "--", "==", "!=", "<=", ">=", ":=",
          "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<", ">>", "&^", "+", "-", "*", "/", "%",
          "&", "|", "^", "<", ">", "=", "!", "~", ".", ":");

  private final String text;
  private final SyntaxErrors errors;
  private int at;

  /** Whether a line end behind the last token becomes a semicolon. */
  private boolean lineEnds;

  /** How far {@link #checkCharacters} has come. */
  private int checked;

  Lexer(String text, SyntaxErrors errors) {
    this.text = text;
    this.errors = errors;
    at = text.startsWith("\uFEFF") ? 1 : 0;
    checked = at;
    checkCharacters();
  }

  Token next() {
    Token token = scan();
    checkCharacters();
    return token;
  }

  private Token scan() {
    int lineEnd = skipBlank();
    if (lineEnd >= 0) {
      lineEnds = false;
      return new Token(Token.Kind.SEMICOLON, "\n", lineEnd, lineEnd);
    }
    int c = peek();
    if (c == END) {
      return new Token(Token.Kind.EOF, "", at, at);
    }
    if (isLetter(c)) {
      return word();
    }
    if (isDigit(c) || c == '.' && isDigit(charAt(at + 1))) {
      return literal(new NumberScanner(text, at));
    }
    return switch (c) {
      case '"' -> quoted(Token.Kind.STRING, '"');
      case '\'' -> quoted(Token.Kind.CHAR, '\'');
      case '`' -> rawString();
      case ';' -> token(Token.Kind.SEMICOLON, 1, false);
      default -> operator(c);
    };
  }

  /** Skips blanks and comments; gives the place of a line end that counts, or -1. */
  private int skipBlank() {
    while (true) {
      int c = peek();
      if (c == '\n' && lineEnds || c == END && lineEnds) {
        int place = at;
        at = Math.min(at + 1, text.length());
        return place;
      }
      if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
        at++;
      } else if (c == '/' && (charAt(at + 1) == '/' || charAt(at + 1) == '*')) {
        int place = comment();
        if (place >= 0) {
          return place;
        }
      } else {
        return -1;
      }
    }
  }

  /** Skips a comment; one that holds a line end is a line end itself. */
  private int comment() {
    int start = at;
    boolean line = charAt(at + 1) == '/';
    int end = line ? text.indexOf('\n', at) : text.indexOf("*/", at + 2);
    if (end < 0 && !line) {
      errors.scanner(start, "comment not terminated");
    }
    at = end < 0 ? text.length() : line ? end : end + 2;
    int newline = text.indexOf('\n', start);
    return !line && lineEnds && newline >= 0 && newline < at ? newline : -1;
  }

  private Token word() {
    int start = at;
    while (isLetter(peek()) || Character.isDigit(peek())) {
      at += Character.charCount(peek());
    }
    String word = text.substring(start, at);
    boolean keyword = KEYWORDS.contains(word);
    lineEnds = !keyword || Set.of("break", "continue", "fallthrough", "return").contains(word);
    Token.Kind kind = keyword ? Token.Kind.KEYWORD : Token.Kind.IDENTIFIER;
    return new Token(kind, word, start, at);
  }

  private Token literal(NumberScanner number) {
    int start = at;
    at = number.end();
    lineEnds = true;
    return new Token(number.kind(), text.substring(start, at), start, at);
  }

  private Token rawString() {
    int start = at;
    int end = text.indexOf('`', at + 1);
    if (end < 0) {
      errors.scanner(start, "raw string literal not terminated");
    }
    at = end < 0 ? text.length() : end + 1;
    lineEnds = true;
    return new Token(Token.Kind.STRING, text.substring(start, at), start, at);
  }

  private Token quoted(Token.Kind kind, char quote) {
    int start = at++;
    int characters = 0;
    boolean valid = true;
    while (true) {
      int c = peek();
      if (c == END || c == '\n') {
        if (kind == Token.Kind.STRING) {
          errors.scanner(start, "string literal not terminated");
        } else if (valid) {
          errors.scanner(start, "rune literal not terminated");
        }
        valid = false;
        break;
      }
      at += Character.charCount(c);
      if (c == quote) {
        break;
      }
      characters++;
      valid &= c != '\\' || escape(quote);
    }
    if (kind == Token.Kind.CHAR && valid && characters != 1) {
      errors.scanner(start, "illegal rune literal");
    }
    lineEnds = true;
    return new Token(kind, text.substring(start, at), start, at);
  }

  /** Checks an escape behind its backslash. */
  private boolean escape(char quote) {
    int start = at;
    int c = peek();
    if (c == quote || c != END && "abfnrtv\\".indexOf(c) >= 0) {
      at++;
      return true;
    }
    return switch (c) {
      case '0', '1', '2', '3', '4', '5', '6', '7' -> digits(start, 3, 8, 255);
      case 'x' -> digits(++at - 1, 2, 16, 255);
      case 'u' -> digits(++at - 1, 4, 16, Character.MAX_CODE_POINT);
      case 'U' -> digits(++at - 1, 8, 16, Character.MAX_CODE_POINT);
      default -> {
        String what = c == END ? "escape sequence not terminated" : "unknown escape sequence";
        errors.scanner(start, what);
        yield false;
      }
    };
  }

  private boolean digits(int start, int count, int radix, int max) {
    long value = 0;
    for (int i = 0; i < count; i++) {
      int c = peek();
      int digit = c < 128 ? Character.digit(c, radix) : -1;
      if (digit < 0) {
        String what = "illegal character " + describe(c) + " in escape sequence";
        errors.scanner(at, c == END ? "escape sequence not terminated" : what);
        return false;
      }
      value = value * radix + digit;
      at++;
    }
    if (value > max || value >= 0xD800 && value < 0xE000) {
      errors.scanner(start, "escape sequence is invalid Unicode code point");
      return false;
    }
    return true;
  }

  private Token operator(int c) {
    int length = operatorLength(c);
    if (length > 0) {
      boolean ends = c == ')' || c == ']' || c == '}' || isStep(c, length);
      return token(Token.Kind.OPERATOR, length, ends);
    }
    int start = at;
    at += Character.charCount(c);
    if (c == 0 || c == '\uFEFF') {
      return new Token(Token.Kind.ILLEGAL, Character.toString(c), start, at);
    }
    String what = "illegal character " + describe(c);
    if (c == '“' || c == '”') {
      what = "curly quotation mark '" + Character.toString(c) + "' (use neutral '\"')";
    }
    errors.scanner(start, what);
    return new Token(Token.Kind.ILLEGAL, Character.toString(c), start, at);
  }

  private int operatorLength(int c) {
    if ("()[]{},".indexOf(c) >= 0) {
      return 1;
    }
    for (String operator : OPERATORS) {
      if (text.startsWith(operator, at)) {
        return operator.length();
      }
    }
    return 0;
  }

  /** {@code ++} or {@code --}. */
  private boolean isStep(int c, int length) {
    return (c == '+' || c == '-') && length == 2 && charAt(at + 1) == c;
  }

  /**
   * Reports what Go refuses anywhere, even in comments. Go reads one character ahead, and what it
   * finds there counts already.
   */
  private void checkCharacters() {
    int end = Math.min(at + 1, text.length());
    for (; checked < end; checked++) {
      char c = text.charAt(checked);
      if (c == 0) {
        errors.scanner(checked, "illegal character NUL");
      } else if (c == '\uFEFF') {
        errors.scanner(checked, "illegal byte order mark");
      }
    }
  }

  private Token token(Token.Kind kind, int length, boolean ends) {
    int start = at;
    at += length;
    lineEnds = ends;
    return new Token(kind, text.substring(start, at), start, at);
  }

  private int peek() {
    return at < text.length() ? text.codePointAt(at) : END;
  }

  private int charAt(int index) {
    return index < text.length() ? text.charAt(index) : END;
  }

  private static boolean isLetter(int c) {
    return c != END && (Character.isLetter(c) || c == '_');
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /** Go's {@code %#U}. */
  private static String describe(int c) {
    String code = String.format("U+%04X", c);
    return GoQuote.isPrintable(c) ? code + " '" + Character.toString(c) + "'" : code;
  }
}
