package dev.traefikctl.lint;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.middleware.RedirectRegex;
import dev.traefikctl.middleware.ReplacePathRegex;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replacements whose {@code $1} or {@code ${name}} stands for nothing. */
final class AbsentGroup implements LintRule {

  /** An escaped character, a class, or the start of a group with its name, if it captures. */
  private static final Pattern GROUPS =
      Pattern.compile("\\\\.|\\[\\^?\\]?(?:\\\\.|[^\\]\\\\])*\\]|\\((?:\\?P?<(\\w+)>|(?!\\?))");

  /** As Go's {@code regexp.Expand}: the longest run of letters, digits and underscores. */
  private static final Pattern REFERENCES = Pattern.compile("\\$(?:\\$|\\{(\\w+)\\}|(\\w+))");

  @Override
  public Article article() {
    String head = "replacePathRegex:\n  regex: ^/old/(.*)$\n  replacement: ";
    return new Article(
        Code.ABSENT_GROUP,
        Reaction.SILENT,
        """
        The replacement names a group that the regular expression does not have, which is replaced
        by nothing. A name ends only at a character that cannot be part of one: `$1_new` is the
        group `1_new`; write `${1}_new`.\
        """,
        Example.middleware("rewrite", head + "/new/$1_v2\n"),
        Example.middleware("rewrite", head + "/new/${1}_v2\n"));
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    subject.middlewares(
        RedirectRegex.class, (path, m) -> check(m.regex(), m.replacement(), path, reporter));
    subject.middlewares(
        ReplacePathRegex.class, (path, m) -> check(m.regex(), m.replacement(), path, reporter));
  }

  private static void check(String regex, String replacement, ConfigPath path, Reporter reporter) {
    Set<String> groups = groups(regex);
    Matcher matcher = REFERENCES.matcher(replacement);
    while (matcher.find()) {
      String name = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
      if (name != null && !groups.contains(name)) {
        reporter.report(
            Diagnostic.about(
                    Code.ABSENT_GROUP,
                    path.child("replacement"),
                    "the regular expression has no group \""
                        + name
                        + "\", so "
                        + matcher.group()
                        + " is replaced by nothing")
                .suggest(suggestion(name, groups))
                .within(matcher.start(), matcher.end()));
      }
    }
  }

  private static Set<String> groups(String regex) {
    Set<String> out = new HashSet<>();
    out.add("0");
    int count = 0;
    Matcher matcher = GROUPS.matcher(regex);
    while (matcher.find()) {
      if (matcher.group().startsWith("(")) {
        out.add(Integer.toString(++count));
        String name = matcher.group(1);
        if (name != null) {
          out.add(name);
        }
      }
    }
    return out;
  }

  private static String suggestion(String name, Set<String> groups) {
    for (int end = name.length() - 1; end > 0; end--) {
      String shorter = name.substring(0, end);
      if (groups.contains(shorter)) {
        return "${" + shorter + "}" + name.substring(end);
      }
    }
    return groups.size() > 1
        ? "use one of the " + (groups.size() - 1) + " groups that the expression has"
        : "put parentheses around the part of the expression that is meant";
  }
}
