package dev.traefikctl.middleware;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.traefikctl.http.Runes;
import dev.traefikctl.http.UrlEscapes;
import dev.traefikctl.rule.LibraryRegex;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The replacement of a regular expression in Go's syntax: {@code $1}, {@code $name} (as long as
 * letters, digits and underscores go), {@code ${name}}, {@code $$}; groups that do not exist are
 * empty.
 */
final class Replacement {

  /**
   * A literal text, or a reference to groups.
   *
   * @param groups the first of them that took part in the match stands here; empty for a literal
   *     and where no such group exists
   * @param text the literal; "" for groups
   */
  private record Part(List<Integer> groups, String text) {}

  private final Pattern pattern;
  private final List<Part> parts;

  private Replacement(Pattern pattern, List<Part> parts) {
    this.pattern = pattern;
    this.parts = parts;
  }

  /**
   * Reads a template.
   *
   * @param regex the expression that {@code pattern} was compiled from
   */
  static Replacement of(String template, String regex, Pattern pattern) {
    List<String> names = LibraryRegex.groupNames(regex);
    List<Part> parts = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    int at = 0;
    while (at < template.length()) {
      int dollar = template.indexOf('$', at);
      if (dollar < 0) {
        break;
      }
      literal.append(template, at, dollar);
      int end = nameEnd(template, dollar + 1);
      if (end > 0) {
        flush(literal, parts);
        parts.add(reference(template.substring(dollar, end), names));
        at = end;
      } else {
        literal.append('$');
        at = template.startsWith("$$", dollar) ? dollar + 2 : dollar + 1;
      }
    }
    literal.append(template, at, template.length());
    flush(literal, parts);
    return new Replacement(pattern, List.copyOf(parts));
  }

  private static void flush(StringBuilder literal, List<Part> parts) {
    if (!literal.isEmpty()) {
      parts.add(new Part(List.of(), UrlEscapes.byteString(literal.toString())));
      literal.setLength(0);
    }
  }

  /** The end of the reference whose dollar stands before {@code start}; 0 if there is none. */
  private static int nameEnd(String template, int start) {
    boolean braced = template.startsWith("{", start);
    int from = braced ? start + 1 : start;
    int end = from;
    while (end < template.length() && isNameChar(template.charAt(end))) {
      end++;
    }
    if (end == from) {
      return 0;
    }
    if (!braced) {
      return end;
    }
    return template.startsWith("}", end) ? end + 1 : 0;
  }

  private static boolean isNameChar(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }

  private static Part reference(String reference, List<String> names) {
    boolean braced = reference.startsWith("${");
    String name = braced ? reference.substring(2, reference.length() - 1) : reference.substring(1);
    int number = number(name);
    List<Integer> groups = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (number < 0 ? names.get(i).equals(name) : i == number) {
        groups.add(i);
      }
    }
    return new Part(List.copyOf(groups), "");
  }

  /** The number of a group that is named by one, without leading zeros; -1 if it is a name. */
  private static int number(String name) {
    if (name.length() > 8 || name.length() > 1 && name.charAt(0) == '0') {
      return -1;
    }
    int number = 0;
    for (int i = 0; i < name.length(); i++) {
      int digit = name.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  /**
   * Replaces every match in a byte string.
   *
   * @return null if nothing matches
   */
  @Nullable String replaceAll(String input) {
    String text = Runes.of(input);
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      return null;
    }
    StringBuilder out = new StringBuilder(text.length() + 32);
    int end = 0;
    do {
      out.append(Runes.bytes(text.substring(end, matcher.start())));
      // an empty match right behind another match does not count
      if (matcher.end() > end || matcher.start() == 0) {
        append(out, matcher);
      }
      end = matcher.end();
    } while (matcher.find());
    return out.append(Runes.bytes(text.substring(end))).toString();
  }

  private void append(StringBuilder out, Matcher matcher) {
    for (int i = 0; i < parts.size(); i++) {
      out.append(parts.get(i).text());
      append(out, matcher, parts.get(i).groups());
    }
  }

  private static void append(StringBuilder out, Matcher matcher, List<Integer> groups) {
    for (int i = 0; i < groups.size(); i++) {
      String covered = matcher.group(groups.get(i));
      if (covered != null) {
        out.append(Runes.bytes(covered));
        return;
      }
    }
  }
}
