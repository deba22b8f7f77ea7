package dev.traefikctl.rule;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the end and the kind of a number; rules never need one, but their errors name them. */
final class NumberScanner {

  private static final Pattern NUMBER =
      Pattern.compile(
          "0[xX][0-9a-fA-F_]*|0[bB][01_]*|0[oO][0-7_]*"
              + "|(?<float>[0-9_]*\\.[0-9_]*([eE][+-]?[0-9_]*)?|[0-9][0-9_]*[eE][+-]?[0-9_]*)"
              + "|[0-9][0-9_]*");

  private final int end;
  private final Token.Kind kind;

  NumberScanner(String text, int start) {
    Matcher matcher = NUMBER.matcher(text).region(start, text.length());
    if (!matcher.lookingAt()) {
      throw new IllegalArgumentException("no number at " + start);
    }
    boolean imaginary = matcher.end() < text.length() && text.charAt(matcher.end()) == 'i';
    end = imaginary ? matcher.end() + 1 : matcher.end();
    kind =
        imaginary
            ? Token.Kind.IMAG
            : matcher.group("float") != null ? Token.Kind.FLOAT : Token.Kind.INT;
  }

  int end() {
    return end;
  }

  Token.Kind kind() {
    return kind;
  }
}
