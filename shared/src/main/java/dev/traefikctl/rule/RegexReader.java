package dev.traefikctl.rule;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the everyday part of RE2's syntax (the syntax page of the RE2 project) from an expression
 * that is known to be valid. What it does not know for certain it does not read: then the
 * expression is left to the library.
 */
final class RegexReader {

  private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
  private static final RegexTree.Chars DIGITS = RegexTree.Chars.range('0', '9');
  private static final RegexTree.Chars WORD =
      DIGITS
          .or(RegexTree.Chars.range('a', 'z'))
          .or(RegexTree.Chars.range('A', 'Z'))
          .or(RegexTree.Chars.of('_'));
  private static final RegexTree.Chars SPACE =
      RegexTree.Chars.of(' ')
          .or(RegexTree.Chars.of('\t'))
          .or(RegexTree.Chars.of('\n'))
          .or(RegexTree.Chars.of('\f'))
          .or(RegexTree.Chars.of('\r'));

  private static final int MAX_DEPTH = 100;

  private final String source;
  private int at;
  private int depth;
  private boolean fold;
  private boolean dotAll;
  private boolean unknown;

  private RegexReader(String source) {
    this.source = source;
  }

  /** The structure of an expression, or null where it holds something that is not read here. */
  static @Nullable RegexTree read(String source) {
    RegexReader reader = new RegexReader(source);
    RegexTree tree = reader.choice();
    return reader.unknown || reader.at < source.length() ? null : tree;
  }

  private RegexTree choice() {
    boolean outerFold = fold;
    boolean outerDotAll = dotAll;
    unknown |= ++depth > MAX_DEPTH;
    List<RegexTree> options = new ArrayList<>();
    options.add(sequence());
    while (!unknown && peek() == '|') {
      at++;
      options.add(sequence());
    }
    depth--;
    fold = outerFold;
    dotAll = outerDotAll;
    return options.size() == 1 ? options.getFirst() : new RegexTree.Choice(options);
  }

  private RegexTree sequence() {
    List<RegexTree> parts = new ArrayList<>();
    while (!unknown && peek() != -1 && peek() != '|' && peek() != ')') {
      RegexTree part = atom();
      parts.add(part == null ? new RegexTree.Sequence(List.of()) : repeated(part));
    }
    return parts.size() == 1 ? parts.getFirst() : new RegexTree.Sequence(parts);
  }

  /** One item; null where it was only a change of flags. */
  private @Nullable RegexTree atom() {
    int c = source.codePointAt(at);
    at += Character.charCount(c);
    return switch (c) {
      case '^' -> new RegexTree.Start();
      case '$' -> new RegexTree.End();
      case '.' -> dotAll ? RegexTree.Chars.ALL : RegexTree.Chars.of('\n').not();
      case '[' -> set();
      case '(' -> group();
      case '\\' -> escape();
      default -> literal(c);
    };
  }

  private RegexTree.Chars literal(int c) {
    RegexTree.Chars chars = c < 128 ? RegexTree.Chars.of(c) : RegexTree.Chars.NONE;
    // folding makes two letters beyond ASCII equal to k and s: Kelvin sign and long s
    unknown |= fold && c >= 128;
    return fold ? chars.folded() : chars;
  }

  /** What stands in parentheses; null for a group that only changes flags. */
  private @Nullable RegexTree group() {
    if (peek() != '?') {
      return close(choice());
    }
    at++;
    if (source.startsWith("P<", at) || source.startsWith("<", at)) {
      at = source.indexOf('>', at) + 1;
      return close(choice());
    }
    boolean outerFold = fold;
    boolean outerDotAll = dotAll;
    if (flags()) {
      return null;
    }
    RegexTree inner = choice();
    fold = outerFold;
    dotAll = outerDotAll;
    return close(inner);
  }

  /** Reads flags; true where they hold for what follows, false where for this group only. */
  private boolean flags() {
    boolean value = true;
    while (true) {
      int c = peek();
      at++;
      switch (c) {
        case 'i' -> fold = value;
        case 's' -> dotAll = value;
        case 'U' -> {} // which of several matches is found does not matter here
        case '-' -> value = false;
        case ')' -> {
          return true;
        }
        case ':' -> {
          return false;
        }
        default -> {
          unknown = true; // lines of their own with (?m), or nothing that we know
          return true;
        }
      }
    }
  }

  private RegexTree close(RegexTree inner) {
    unknown |= peek() != ')';
    at++;
    return inner;
  }

  private RegexTree repeated(RegexTree part) {
    int c = peek();
    if (c == '{') {
      return counted(part);
    }
    if (c != '*' && c != '+' && c != '?') {
      return part;
    }
    at++;
    lazy();
    return new RegexTree.Repeat(part, c == '+' ? 1 : 0, c == '?' ? 1 : -1);
  }

  private RegexTree counted(RegexTree part) {
    int close = source.indexOf('}', at);
    String body = close < 0 ? "" : source.substring(at + 1, close);
    if (!body.matches("[0-9]{1,4}(,[0-9]{0,4})?")) {
      return part; // then the brace is a character of its own
    }
    at = close + 1;
    lazy();
    int comma = body.indexOf(',');
    int min = Integer.parseInt(comma < 0 ? body : body.substring(0, comma));
    String most = comma < 0 ? body : body.substring(comma + 1);
    return new RegexTree.Repeat(part, min, most.isEmpty() ? -1 : Integer.parseInt(most));
  }

  private void lazy() {
    if (peek() == '?') {
      at++;
    }
  }

  private RegexTree escape() {
    int c = peek();
    if (c == 'A' || c == 'z') {
      at++;
      return c == 'A' ? new RegexTree.Start() : new RegexTree.End();
    }
    RegexTree.Chars chars = escapedChars();
    return fold ? chars.folded() : chars;
  }

  /** The characters of an escape, behind its backslash, inside or outside of a set. */
  private RegexTree.Chars escapedChars() {
    int c = peek();
    at++;
    return switch (c) {
      case 'd' -> DIGITS;
      case 'D' -> DIGITS.not();
      case 'w' -> WORD;
      case 'W' -> WORD.not();
      case 's' -> SPACE;
      case 'S' -> SPACE.not();
      case 'a' -> RegexTree.Chars.of(7);
      case 'f' -> RegexTree.Chars.of('\f');
      case 'n' -> RegexTree.Chars.of('\n');
      case 'r' -> RegexTree.Chars.of('\r');
      case 't' -> RegexTree.Chars.of('\t');
      case 'v' -> RegexTree.Chars.of(11);
      default -> {
        unknown |= c < 0 || PUNCTUATION.indexOf(c) < 0;
        yield c < 0 ? RegexTree.Chars.NONE : RegexTree.Chars.of(c);
      }
    };
  }

  private RegexTree.Chars set() {
    boolean negated = peek() == '^';
    if (negated) {
      at++;
    }
    RegexTree.Chars chars = RegexTree.Chars.NONE;
    boolean first = true;
    while (!unknown && (first || peek() != ']')) {
      chars = chars.or(setItem());
      first = false;
    }
    at++;
    RegexTree.Chars all = fold ? chars.folded() : chars;
    return negated ? all.not() : all;
  }

  private RegexTree.Chars setItem() {
    int c = setCharacter();
    if (c == -1) {
      return escapedChars();
    }
    if (peek() != '-' || at + 1 >= source.length() || source.charAt(at + 1) == ']') {
      return literal(c);
    }
    at++;
    int last = setCharacter();
    unknown |= last < c || fold && last >= 128;
    RegexTree.Chars range = RegexTree.Chars.range(c, last);
    return fold ? range.folded() : range;
  }

  /** A single character of a set, or -1 before an escape that may stand for several. */
  private int setCharacter() {
    int c = peek();
    if (c == -1 || c == '[' && at + 1 < source.length() && source.charAt(at + 1) == ':') {
      unknown = true; // [:alpha:] and such
      at++;
      return 0;
    }
    at += Character.charCount(c);
    if (c != '\\') {
      return c;
    }
    int escaped = peek();
    if (escaped >= 0 && PUNCTUATION.indexOf(escaped) >= 0) {
      at++;
      return escaped;
    }
    return -1;
  }

  private int peek() {
    return at < source.length() ? source.codePointAt(at) : -1;
  }
}
