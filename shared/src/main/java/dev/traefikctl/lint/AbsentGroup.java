package dev.traefikctl.lint;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.middleware.RedirectRegex;
import dev.traefikctl.middleware.ReplacePathRegex;
import dev.traefikctl.rule.LibraryRegex;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replacements whose {@code $1} or {@code ${name}} stands for nothing. */
final class AbsentGroup implements LintRule {

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
    List<String> names = LibraryRegex.groupNames(regex);
    Set<String> groups = groups(names);
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
                .suggest(suggestion(name, groups, names.size() - 1))
                .within(matcher.start(), matcher.end()));
      }
    }
  }

  /** What a reference to each group may be: its number, and its name if it has one. */
  private static Set<String> groups(List<String> names) {
    Set<String> out = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      out.add(Integer.toString(i));
      if (!names.get(i).isEmpty()) {
        out.add(names.get(i));
      }
    }
    return out;
  }

  private static String suggestion(String name, Set<String> groups, int count) {
    for (int end = name.length() - 1; end > 0; end--) {
      String shorter = name.substring(0, end);
      if (groups.contains(shorter)) {
        return "${" + shorter + "}" + name.substring(end);
      }
    }
    return count > 0
        ? "use one of the " + count + " groups that the expression has"
        : "put parentheses around the part of the expression that is meant";
  }
}
