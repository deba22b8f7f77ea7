package dev.traefikctl.rule;

import com.google.re2j.PatternSyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Refuses what Go refuses for its size: counted repetitions that multiply to more than 1000, and
 * very deep nesting (Go draws the line at 1000; here it is what a stack of 512 KiB takes for
 * certain). RE2/J would try to build them.
 */
public final class RegexLimits {

  private static final int MAX_REPEAT = 1000;
  private static final int MAX_NESTING = 250;
  private static final Pattern COUNT = Pattern.compile("\\{([0-9]{1,9})(,([0-9]{0,9}))?\\}");

  private final String source;

  /** How often the largest part of each open group is repeated within it. */
  private final Deque<Integer> groups = new ArrayDeque<>();

  /** How often the largest part of the last item is repeated within it. */
  private int last = 1;

  private int largest = 1;

  private RegexLimits(String source) {
    this.source = source;
  }

  /**
   * Throws what Go would say of an expression that is too large.
   *
   * @throws PatternSyntaxException if RE2/J must not be given the expression
   */
  public static void check(String source) {
    new RegexLimits(source).check();
  }

  private void check() {
    int at = 0;
    while (at < source.length()) {
      at =
          switch (source.charAt(at)) {
            case '\\' -> item(LibraryRegex.escapeEnd(source, at));
            case '[' -> item(LibraryRegex.setEnd(source, at));
            case '(' -> open(at);
            case ')' -> close(at);
            case '{' -> count(at);
            case '*', '+', '?' -> at + 1;
            default -> item(at + 1);
          };
    }
  }

  private int item(int end) {
    last = 1;
    return end;
  }

  private int open(int at) {
    groups.push(largest);
    if (groups.size() > MAX_NESTING) {
      throw new PatternSyntaxException("expression nests too deeply", source);
    }
    largest = 1;
    return item(at + 1);
  }

  private int close(int at) {
    last = largest;
    largest = Math.max(groups.isEmpty() ? 1 : groups.pop(), last);
    return at + 1;
  }

  private int count(int at) {
    Matcher count = COUNT.matcher(source).region(at, source.length());
    if (!count.lookingAt()) {
      return item(at + 1);
    }
    String most =
        count.group(3) == null || count.group(3).isEmpty() ? count.group(1) : count.group(3);
    long times = (long) last * Math.max(1, Integer.parseInt(most));
    if (times > MAX_REPEAT && last > 1) { // RE2/J sees a single one that is too large itself
      throw new PatternSyntaxException("invalid repeat count", count.group());
    }
    largest = Math.max(largest, (int) Math.min(times, MAX_REPEAT));
    last = 1; // a second count behind it is an error of another kind
    return count.end();
  }
}
