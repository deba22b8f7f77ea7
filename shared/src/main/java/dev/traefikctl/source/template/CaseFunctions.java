package dev.traefikctl.source.template;

import java.util.Locale;
import java.util.function.IntUnaryOperator;

/** Sprig's functions over upper and lower case and over the words of names. */
final class CaseFunctions {

  private CaseFunctions() {}

  static void register(Functions to) {
    to.add("upper", "s", args -> args.string(0).toUpperCase(Locale.ROOT));
    to.add("lower", "s", args -> args.string(0).toLowerCase(Locale.ROOT));
    to.add("title", "s", args -> starts(args.string(0), true, Character::toTitleCase));
    to.add("untitle", "s", args -> starts(args.string(0), false, Character::toLowerCase));
    to.add("swapcase", "s", args -> swap(args.string(0)));
    to.add("initials", "s", args -> initials(args.string(0)));
    to.add("snakecase", "s", args -> joined(args.string(0), "_"));
    to.add("kebabcase", "s", args -> joined(args.string(0), "-"));
    to.add("camelcase", "s", args -> camel(args.string(0)));
    to.add("shuffle", "s", args -> shuffle(args));
  }

  /**
   * Changes the first letter of each word.
   *
   * @param signs whether signs end a word too, and not only blanks
   */
  private static String starts(String text, boolean signs, IntUnaryOperator change) {
    StringBuilder out = new StringBuilder();
    boolean[] inWord = {false};
    text.codePoints()
        .forEach(c -> {
          out.appendCodePoint(inWord[0] ? c : change.applyAsInt(c));
          boolean sign = c < 0x80 && c != '_' && !Character.isLetterOrDigit(c);
          inWord[0] = !Character.isWhitespace(c) && !(signs && sign);
        });
    return out.toString();
  }

  private static String swap(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .map(c -> Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c))
        .forEach(out::appendCodePoint);
    return out.toString();
  }

  private static String initials(String text) {
    StringBuilder out = new StringBuilder();
    for (String word : text.strip().split("\\s+", -1)) {
      if (!word.isEmpty()) {
        out.appendCodePoint(word.codePointAt(0));
      }
    }
    return out.toString();
  }

  /** The words of a name, which begin where the case rises or a symbol stands, in lower case. */
  private static String joined(String text, String connector) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (isConnector(text.charAt(i))) {
        out.append(connector);
      } else {
        out.append(i > 0 && boundary(text, i) ? connector : "").append(text.charAt(i));
      }
    }
    return out.toString().toLowerCase(Locale.ROOT);
  }

  private static boolean boundary(String text, int at) {
    char before = text.charAt(at - 1);
    char here = text.charAt(at);
    boolean lowerNext = at + 1 < text.length() && Character.isLowerCase(text.charAt(at + 1));
    boolean afterWord = Character.isLowerCase(before) || Character.isDigit(before);
    boolean rises = Character.isUpperCase(here) && (afterWord || lowerNext);
    if (Character.isLetterOrDigit(before) && Character.isLetterOrDigit(here)) {
      boolean afterLetter = Character.isLetter(before);
      return rises || (afterLetter && Character.isDigit(here) && lettersFollow(text, at));
    }
    return isSymbol(before) != isSymbol(here)
        && (Character.isLetter(before) || Character.isLetter(here));
  }

  /** Whether lower case follows the digits: they then begin a word, as in HTTP2xx. */
  private static boolean lettersFollow(String text, int at) {
    int i = at;
    while (i < text.length() && Character.isDigit(text.charAt(i))) {
      i++;
    }
    return i < text.length() && Character.isLowerCase(text.charAt(i));
  }

  private static boolean isConnector(char c) {
    return c == '-' || c == '_' || Character.isWhitespace(c);
  }

  private static boolean isSymbol(char c) {
    return switch (Character.getType(c)) {
      case Character.MATH_SYMBOL,
          Character.CURRENCY_SYMBOL,
          Character.MODIFIER_SYMBOL,
          Character.OTHER_SYMBOL ->
          true;
      default -> false;
    };
  }

  /** The first of several connectors vanishes, and the letter behind it becomes a capital. */
  private static String camel(String text) {
    StringBuilder out = new StringBuilder();
    boolean begun = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean starts = i == 0 || isConnector(text.charAt(i - 1));
      if (isConnector(c)) {
        boolean vanishes = begun && !starts && !connectorsOnly(text, i);
        out.append(vanishes ? "" : c);
      } else if (starts) {
        out.append(begun ? Character.toUpperCase(c) : Character.toLowerCase(c));
        begun = true;
      } else {
        boolean afterUpper = Character.isUpperCase(text.charAt(i - 1));
        out.append(afterUpper ? Character.toLowerCase(c) : c);
      }
    }
    return out.toString();
  }

  private static boolean connectorsOnly(String text, int from) {
    return text.chars().skip(from).allMatch(c -> isConnector((char) c));
  }

  private static String shuffle(Args args) {
    int[] points = args.string(0).codePoints().toArray();
    for (int i = points.length - 1; i > 0; i--) {
      int other = args.environment().random().nextInt(i + 1);
      int swapped = points[i];
      points[i] = points[other];
      points[other] = swapped;
    }
    return new String(points, 0, points.length);
  }
}
