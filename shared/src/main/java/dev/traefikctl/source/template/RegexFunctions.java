package dev.traefikctl.source.template;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.traefikctl.source.template.Values.GoList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sprig's functions over regular expressions (RE2 syntax). */
final class RegexFunctions {

  private RegexFunctions() {}

  static void register(Functions to) {
    to.add("regexMatch", "ss", args -> matches(args, false));
    to.add("mustRegexMatch", "ss", args -> matches(args, true));
    to.addMust("regexFind", "ss", RegexFunctions::find);
    to.addMust("regexFindAll", "ssi", RegexFunctions::findAll);
    to.addMust(
        "regexReplaceAll", "sss", args -> replace(args, match -> expand(args.string(2), match)));
    to.addMust("regexReplaceAllLiteral", "sss", args -> replace(args, match -> args.string(2)));
    to.addMust("regexSplit", "ssi", RegexFunctions::split);
    to.add("regexQuoteMeta", "s", args -> Pattern.quote(args.string(0)));
  }

  /** The greatest count of repetitions in repetitions that Go's expressions may have. */
  private static final int MAX_REPEATS = 1000;

  /** Compiles the first argument, to search the second. */
  private static Pattern compile(Args args) {
    String regex = args.string(0);
    long repeats = Cost.repeats(regex);
    if (repeats > MAX_REPEATS) {
      throw Failure.of("error parsing regexp: invalid repeat count");
    }
    args.budget().steps(Cost.ofSearch(regex, repeats, args.string(1)));
    try {
      return Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      throw Failure.of(String.valueOf(e.getMessage()));
    }
  }

  private static Object matches(Args args, boolean strict) {
    try {
      return compile(args).matcher(args.string(1)).find();
    } catch (Failure failure) {
      if (strict) {
        throw failure;
      }
      return false;
    }
  }

  private static Object find(Args args) {
    Matcher matcher = compile(args).matcher(args.string(1));
    return matcher.find() ? matcher.group() : "";
  }

  private static GoList findAll(Args args) {
    Matcher matcher = compile(args).matcher(args.string(1));
    long limit = args.integer(2);
    List<String> found = new ArrayList<>();
    int end = -1;
    while ((limit < 0 || found.size() < limit) && next(matcher, end)) {
      end = matcher.end();
      args.budget().freshItems(2);
      found.add(matcher.group());
    }
    return GoList.ofStrings(found);
  }

  /** Go ignores an empty match directly behind a match. */
  private static boolean next(Matcher matcher, int end) {
    while (matcher.find()) {
      if (matcher.end() > matcher.start() || matcher.start() != end) {
        return true;
      }
    }
    return false;
  }

  private static String replace(Args args, java.util.function.Function<Matcher, String> by) {
    String text = args.string(1);
    Matcher matcher = compile(args).matcher(text);
    StringBuilder out = new StringBuilder();
    int end = -1;
    int copied = 0;
    while (next(matcher, end)) {
      out.append(text, copied, matcher.start());
      String replacement = by.apply(matcher);
      args.reserve(replacement.length());
      out.append(replacement);
      end = matcher.end();
      copied = end;
    }
    return out.append(text.substring(copied)).toString();
  }

  /** {@code $1}, {@code ${1}} and {@code $name}; the name is as long as it can be. */
  private static String expand(String template, Matcher match) {
    return Dollar.expand(template, false, name -> group(match, name));
  }

  private static @Nullable String group(Matcher match, String name) {
    Long index = Literals.integer(name);
    if (index != null && Character.isDigit(name.charAt(0))) {
      String found =
          index <= match.groupCount() && index >= 0 ? match.group(index.intValue()) : null;
      return found == null ? "" : found;
    }
    Integer group = match.pattern().namedGroups().get(name);
    String found = group == null ? null : match.group(group);
    return found == null ? "" : found;
  }

  private static GoList split(Args args) {
    String text = args.string(1);
    long limit = args.integer(2);
    List<String> parts = new ArrayList<>();
    if (limit == 0) {
      return GoList.ofStrings(parts);
    }
    Matcher matcher = compile(args).matcher(text);
    int end = -1;
    int from = 0;
    while ((limit < 0 || parts.size() < limit - 1) && next(matcher, end)) {
      args.budget().freshItems(2);
      end = matcher.end();
      if (matcher.end() != 0) {
        parts.add(text.substring(from, matcher.start()));
      }
      from = matcher.end();
    }
    if (from != text.length() || end != text.length() || parts.isEmpty() || !text.isEmpty()) {
      parts.add(text.substring(from));
    }
    return GoList.ofStrings(parts);
  }
}
