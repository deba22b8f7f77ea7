package dev.traefikctl.rule;

import dev.traefikctl.diag.Code;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rules in the forms of other programs and of Traefik 1, such as {@code Host:a.example.com}, which
 * Go's parser stumbles over somewhere inside.
 */
final class MatcherSlips {

  private static final Pattern NAME_BEFORE = Pattern.compile("(\\w+)\\s*$");
  private static final Pattern NOT_BEFORE =
      Pattern.compile("\\bnot\\s+$", Pattern.CASE_INSENSITIVE);

  /** Behind a name: a sign instead of the parenthesis, and values. */
  private static final Pattern ASSIGNED =
      Pattern.compile("\\s*[:=]\\s*([\"'`]?)([^\"'`\\s&|;()]+)\\1");

  private static final Pattern QUOTED = Pattern.compile("\\s*([\"`])([^\"`]*)\\1\\)?");

  private MatcherSlips() {}

  /** The slip at the place of an error; null where it is another one. */
  static @Nullable RuleError at(Vocabulary vocabulary, String text, int error) {
    String before = text.substring(0, error);
    Matcher not = NOT_BEFORE.matcher(before);
    if (not.find()) {
      return slip("rules have no operator not", not.start(), error, "!");
    }
    Matcher name = NAME_BEFORE.matcher(before);
    if (name.find() && vocabulary.resolve(name.group(1)) != null) {
      return behindName(text, name.group(1), name.start(1), name.end(1));
    }
    if (before.stripTrailing().endsWith(")") && error < text.length()) {
      return behindMatcher(text, error);
    }
    return null;
  }

  private static @Nullable RuleError behindName(String text, String name, int start, int end) {
    Matcher assigned = ASSIGNED.matcher(text).region(end, text.length());
    if (assigned.lookingAt()) {
      List<String> values =
          List.of(assigned.group(2).split(",")).stream().map(value -> "`" + value + "`").toList();
      String call = MatcherAdvice.any(name, values);
      return slip("the value of a matcher stands in parentheses", start, assigned.end(), call);
    }
    Matcher quoted = QUOTED.matcher(text).region(end, text.length());
    if (quoted.lookingAt()) {
      String call = name + "(`" + quoted.group(2) + "`)";
      String message = "an opening parenthesis is missing behind " + name;
      return slip(message, start, quoted.end(), call);
    }
    return null;
  }

  private static @Nullable RuleError behindMatcher(String text, int error) {
    return switch (text.charAt(error)) {
      case ',' -> slip("unexpected ,", error, error + 1, " ||");
      case ';' -> slip("unexpected ;", error, error + 1, " && ");
      case '#' -> slip("rules hold no comments", error, text.length(), null);
      default -> null;
    };
  }

  private static RuleError slip(String message, int start, int end, @Nullable String advice) {
    return new RuleError(Code.RULE_SYNTAX, message, start, end, advice);
  }
}
