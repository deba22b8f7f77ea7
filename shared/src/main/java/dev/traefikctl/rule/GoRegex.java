package dev.traefikctl.rule;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** A regular expression of Go (RE2 syntax), searched for anywhere in a text. */
final class GoRegex {

  private final String source;
  private final Pattern pattern;

  private GoRegex(String source, Pattern pattern) {
    this.source = source;
    this.pattern = pattern;
  }

  /** What is wrong with an expression, in Go's words; null where nothing is. */
  static @Nullable String problem(String source) {
    try {
      Pattern.compile(source);
      return null;
    } catch (PatternSyntaxException e) {
      return GoRegexErrors.message(e);
    }
  }

  /** Compiles an expression that has no {@link #problem}. */
  static GoRegex compile(String source) {
    return new GoRegex(source, Pattern.compile(source));
  }

  boolean find(String text) {
    return pattern.matcher(text).find();
  }

  String source() {
    return source;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GoRegex that && source.equals(that.source);
  }

  @Override
  public int hashCode() {
    return source.hashCode();
  }

  @Override
  public String toString() {
    return source;
  }
}
