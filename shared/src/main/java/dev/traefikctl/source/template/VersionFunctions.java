package dev.traefikctl.source.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sprig's functions over semantic versions. */
final class VersionFunctions {

  private static final String PART = "(?:[0-9]+|[xX*])";
  private static final Pattern TERM =
      Pattern.compile(
          "\\s*+(=|==|!=|>|<|>=|=>|<=|=<|~|~>|\\^)?\\s*+v?("
              + PART
              + ")(?:\\.("
              + PART
              + "))?(?:\\.("
              + PART
              + "))?(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?\\s*");
  private static final Pattern SPAN = Pattern.compile("\\s*(\\S+)\\s+-\\s+(\\S+)\\s*");

  /**
   * One comparison.
   *
   * @param parts how many parts of the version are given: the others may be anything
   */
  private record Term(String operator, Version version, int parts) {}

  private VersionFunctions() {}

  static void register(Functions to) {
    to.add("semver", "s", args -> version(args.string(0)));
    to.add("semverCompare", "ss", args -> check(args.string(0), version(args.string(1))));
  }

  private static Version version(String text) {
    Version version = Version.parse(text);
    if (version == null) {
      throw Failure.of("Invalid Semantic Version");
    }
    return version;
  }

  private static Object check(String constraint, Version version) {
    boolean any = false;
    for (String alternative : constraint.split("\\|\\|", -1)) {
      boolean all = true;
      for (Term term : terms(alternative)) {
        all &= holds(term, version);
      }
      any |= all;
    }
    return any;
  }

  private static List<Term> terms(String text) {
    List<Term> out = new ArrayList<>();
    Matcher span = SPAN.matcher(text);
    String list = span.matches() ? ">=" + span.group(1) + ", <=" + span.group(2) : text;
    Matcher matcher = TERM.matcher(list);
    int at = 0;
    while (at < list.length()) {
      if (!matcher.region(at, list.length()).lookingAt()) {
        throw Failure.of("improper constraint: " + text);
      }
      out.add(term(matcher));
      at = matcher.end();
      at += at < list.length() && list.charAt(at) == ',' ? 1 : 0;
    }
    if (out.isEmpty()) {
      throw Failure.of("improper constraint: " + text);
    }
    return out;
  }

  private static Term term(Matcher matcher) {
    List<String> numbers = new ArrayList<>();
    for (int i = 2; i <= 4; i++) {
      String part = matcher.group(i);
      if (part == null || "xX*".contains(part)) {
        break;
      }
      numbers.add(part);
    }
    String core = numbers.isEmpty() ? "0" : String.join(".", numbers);
    String operator = matcher.group(1) == null ? "" : matcher.group(1);
    return new Term(operator, version(core + orEmpty(matcher.group(5))), numbers.size());
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static boolean holds(Term term, Version version) {
    Version limit = term.version();
    // a version before a release is taken only where the constraint names one, too
    if (!version.prerelease().isEmpty() && limit.prerelease().isEmpty()) {
      return false;
    }
    return switch (term.operator()) {
      case "", "=", "==" ->
          term.parts() < 3 ? sameUpTo(term.parts(), limit, version) : version.compareTo(limit) == 0;
      case "!=" ->
          term.parts() < 3
              ? !sameUpTo(term.parts(), limit, version)
              : version.compareTo(limit) != 0;
      case ">" -> version.compareTo(limit) > 0 && !sameWildcard(term, version);
      case "<" -> version.compareTo(limit) < 0;
      case ">=", "=>" -> version.compareTo(limit) >= 0;
      case "<=", "=<" -> version.compareTo(limit) <= 0 || sameWildcard(term, version);
      case "~", "~>" -> version.compareTo(limit) >= 0 && sameUpTo(tilde(term), limit, version);
      default -> version.compareTo(limit) >= 0 && sameUpTo(caret(term), limit, version);
    };
  }

  private static boolean sameWildcard(Term term, Version version) {
    return term.parts() < 3 && sameUpTo(term.parts(), term.version(), version);
  }

  private static int tilde(Term term) {
    return Math.min(term.parts(), 2);
  }

  /** Up to which part nothing may change: the first that is not zero. */
  private static int caret(Term term) {
    Version version = term.version();
    if (version.major() > 0 || term.parts() <= 1) {
      return Math.min(term.parts(), 1);
    }
    return version.minor() > 0 || term.parts() == 2 ? 2 : 3;
  }

  private static boolean sameUpTo(int parts, Version a, Version b) {
    return (parts < 1 || a.major() == b.major())
        && (parts < 2 || a.minor() == b.minor())
        && (parts < 3 || a.patch() == b.patch());
  }
}
