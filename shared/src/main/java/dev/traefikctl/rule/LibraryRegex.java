package dev.traefikctl.rule;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/**
 * Go's dialect on RE2/J. Two things are valid in Go only: a literal brace with a repetition behind
 * it, and two groups of one name.
 */
public final class LibraryRegex {

  private static final java.util.regex.Pattern REPEAT =
      java.util.regex.Pattern.compile("\\{[0-9]+(,[0-9]*)?\\}");

  private static final java.util.regex.Pattern NAME =
      java.util.regex.Pattern.compile("\\(\\?P?<(\\w+)>");

  private LibraryRegex() {}

  /**
   * Compiles an expression of Go.
   *
   * @throws PatternSyntaxException where Go refuses it too
   */
  public static Pattern compile(String source) {
    checkEscapes(source);
    RegexLimits.check(source);
    try {
      return Pattern.compile(source);
    } catch (PatternSyntaxException e) {
      String pattern = String.valueOf(e.getPattern());
      boolean brace = e.getDescription().contains("nested repetition") && pattern.startsWith("{");
      if (brace || e.getDescription().contains("duplicate")) {
        return Pattern.compile(plain(source));
      }
      throw e;
    }
  }

  /** What is wrong with an expression that {@link #compile} refused, in Go's words. */
  public static String reason(String source, PatternSyntaxException e) {
    return GoRegexErrors.message(source, e);
  }

  /**
   * The names of an expression's groups, which several may share; those of nameless ones are "".
   *
   * @return the name of group i at index i, "" at 0
   */
  public static List<String> groupNames(String source) {
    List<String> names = new ArrayList<>(List.of(""));
    int at = 0;
    while (at < source.length()) {
      char c = source.charAt(at);
      if (c == '(') {
        Matcher name = NAME.matcher(source).region(at, source.length());
        if (name.lookingAt()) {
          names.add(name.group(1));
        } else if (!source.startsWith("(?", at)) {
          names.add("");
        }
      }
      at = c == '\\' ? escapeEnd(source, at) : c == '[' ? setEnd(source, at) : at + 1;
    }
    return names;
  }

  /** RE2/J takes an escaped character beyond ASCII for itself, Go does not. */
  private static void checkEscapes(String source) {
    int at = source.indexOf('\\');
    while (at >= 0 && at + 1 < source.length()) {
      if (source.codePointAt(at + 1) > 127) {
        checkBefore(source, at);
        String escape = "\\" + Character.toString(source.codePointAt(at + 1));
        throw new PatternSyntaxException("invalid escape sequence", escape);
      }
      at = source.indexOf('\\', escapeEnd(source, at));
    }
  }

  /** Throws what Go would say first, because it stands before {@code end}. */
  private static void checkBefore(String source, int end) {
    try {
      compile(source.substring(0, end));
    } catch (PatternSyntaxException e) {
      if (!e.getDescription().startsWith("missing closing")) {
        throw e;
      }
    }
  }

  /** The same expression with escaped literal braces and nameless groups. */
  static String plain(String source) {
    StringBuilder out = new StringBuilder(source.length() + 8);
    int at = 0;
    while (at < source.length()) {
      char c = source.charAt(at);
      int end = at + 1;
      String text = source.substring(at, end);
      if (c == '\\') {
        end = escapeEnd(source, at);
        text = source.substring(at, end);
      } else if (c == '[') {
        end = setEnd(source, at);
        text = source.substring(at, end);
      } else if (c == '{') {
        Matcher repeat = REPEAT.matcher(source).region(at, source.length());
        boolean repetition = repeat.lookingAt();
        end = repetition ? repeat.end() : end;
        text = repetition ? repeat.group() : "\\{";
      } else if (c == '(') {
        Matcher name = NAME.matcher(source).region(at, source.length());
        end = name.lookingAt() ? name.end() : end;
      }
      out.append(text);
      at = end;
    }
    return out.toString();
  }

  /** Where an escape ends that starts at {@code at}. */
  static int escapeEnd(String source, int at) {
    if (!source.startsWith("\\Q", at)) {
      boolean braced = at + 2 < source.length() && source.charAt(at + 2) == '{';
      int close = braced ? source.indexOf('}', at) : -1;
      boolean named = "pPx".indexOf(at + 1 < source.length() ? source.charAt(at + 1) : ' ') >= 0;
      return named && close > 0 ? close + 1 : Math.min(at + 2, source.length());
    }
    int end = source.indexOf("\\E", at);
    return end < 0 ? source.length() : end + 2;
  }

  /** Where a set ends that starts at {@code start}. */
  static int setEnd(String source, int start) {
    int at = start + 1;
    if (source.startsWith("^", at)) {
      at++;
    }
    if (source.startsWith("]", at)) {
      at++;
    }
    while (at < source.length() && source.charAt(at) != ']') {
      int posix = source.startsWith("[:", at) ? source.indexOf(":]", at) : -1;
      at = posix >= 0 ? posix + 2 : source.charAt(at) == '\\' ? at + 2 : at + 1;
    }
    return Math.min(at + 1, source.length());
  }
}
