package dev.traefikctl.source.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntUnaryOperator;

/** Sprig's functions over upper and lower case and over the words of names. */
final class CaseFunctions {

  private CaseFunctions() {}

  static void register(Functions to) {
    to.add("upper", "s", args -> args.string(0).toUpperCase(Locale.ROOT));
    to.add("lower", "s", args -> args.string(0).toLowerCase(Locale.ROOT));
    to.add("title", "s", args -> starts(args.string(0), Character::toTitleCase));
    to.add("untitle", "s", args -> starts(args.string(0), Character::toLowerCase));
    to.add("swapcase", "s", args -> swap(args.string(0)));
    to.add("initials", "s", args -> initials(args.string(0)));
    to.add("snakecase", "s", args -> joined(args.string(0), "_"));
    to.add("kebabcase", "s", args -> joined(args.string(0), "-"));
    to.add("camelcase", "s", args -> camel(args.string(0)));
    to.add("shuffle", "s", args -> shuffle(args));
  }

  /** Changes the first letter of each word. */
  private static String starts(String text, IntUnaryOperator change) {
    StringBuilder out = new StringBuilder();
    boolean[] inWord = {false};
    text.codePoints()
        .forEach(c -> {
          out.appendCodePoint(inWord[0] ? c : change.applyAsInt(c));
          inWord[0] = Character.isLetterOrDigit(c) || c == '_' || c == '\'';
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

  private static String joined(String text, String connector) {
    return String.join(connector, words(text)).toLowerCase(Locale.ROOT);
  }

  private static String camel(String text) {
    StringBuilder out = new StringBuilder();
    for (String word : text.split("[\\s_-]+", -1)) {
      if (!word.isEmpty()) {
        out.appendCodePoint(Character.toUpperCase(word.codePointAt(0)));
        out.append(word.substring(Character.charCount(word.codePointAt(0))));
      }
    }
    return out.toString();
  }

  /** The words of a name: cut at blanks, dashes, underscores and where the case rises. */
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (String part : text.split("[\\s_-]+", -1)) {
      int start = 0;
      for (int i = 1; i < part.length(); i++) {
        if (boundary(part, i)) {
          words.add(part.substring(start, i));
          start = i;
        }
      }
      if (start < part.length()) {
        words.add(part.substring(start));
      }
    }
    return words;
  }

  private static boolean boundary(String text, int at) {
    char before = text.charAt(at - 1);
    char here = text.charAt(at);
    boolean lowerNext = at + 1 < text.length() && Character.isLowerCase(text.charAt(at + 1));
    boolean rises = Character.isUpperCase(here) && !Character.isUpperCase(before);
    boolean endsAcronym = Character.isUpperCase(here) && Character.isUpperCase(before) && lowerNext;
    boolean number = Character.isDigit(here) && Character.isLetter(before);
    return rises || endsAcronym || number;
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
