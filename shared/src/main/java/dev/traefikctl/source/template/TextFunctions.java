package dev.traefikctl.source.template;

import dev.traefikctl.source.GoQuote;
import dev.traefikctl.source.template.Values.GoList;
import dev.traefikctl.source.template.Values.GoMap;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Sprig's functions over texts, and Traefik's {@code split} and {@code normalize}. */
final class TextFunctions {

  private static final String SPACES = " \t\n\u000B\f\r\u0085\u00A0";

  private TextFunctions() {}

  static void register(Functions to) {
    trimming(to);
    searching(to);
    parts(to);
    to.add("hello", "", args -> "Hello!");
    to.add("repeat", "is", args -> repeat(args, args.string(1), args.integer(0)));
    to.add("replace", "sss", TextFunctions::replace);
    to.add("indent", "is", args -> indent(args));
    to.add("nindent", "is", args -> "\n" + indent(args));
    to.add("quote", "a*", args -> quoted(args.values(), v -> GoQuote.quote(v)));
    to.add("squote", "a*", args -> quoted(args.values(), v -> "'" + v + "'"));
    to.add("cat", "a*", args -> quoted(args.values(), v -> v));
    to.add("plural", "ssi", args -> args.string(args.integer(2) == 1 ? 0 : 1));
    to.add("toString", "a", args -> Convert.toText(args.any(0)));
    to.add("toStrings", "a", args -> GoList.ofStrings(Convert.toTexts(args.any(0), args.budget())));
    to.add("join", "sa", TextFunctions::join);
    to.add("normalize", "s", args -> normalize(args.string(0)));
  }

  private static void trimming(Functions to) {
    to.add("trim", "s", args -> trim(args.string(0), SPACES));
    to.add("trimAll", "ss", args -> trim(args.string(1), args.string(0)));
    to.add("trimall", "ss", args -> trim(args.string(1), args.string(0)));
    to.add("trimSuffix", "ss", args -> trimSuffix(args.string(0), args.string(1)));
    to.add("trimPrefix", "ss", args -> trimPrefix(args.string(0), args.string(1)));
    to.add("nospace", "s", args -> args.string(0).replaceAll("[\\s\\u0085\\u00A0]", ""));
  }

  private static void searching(Functions to) {
    to.add("contains", "ss", args -> args.string(1).contains(args.string(0)));
    to.add("hasPrefix", "ss", args -> args.string(1).startsWith(args.string(0)));
    to.add("hasSuffix", "ss", args -> args.string(1).endsWith(args.string(0)));
  }

  private static void parts(Functions to) {
    to.add(
        "split", "ss", args -> GoList.ofStrings(split(args.string(0), args.string(1), -1, args)));
    to.add(
        "splitList",
        "ss",
        args -> GoList.ofStrings(split(args.string(1), args.string(0), -1, args)));
    to.add("splitn", "sis", TextFunctions::splitn);
    to.add("trunc", "is", args -> trunc(args.integer(0), args.string(1)));
    to.add("substr", "iis", args -> substring(args.integer(0), args.integer(1), args.string(2)));
    to.add("abbrev", "is", args -> Abbreviation.right(args.string(1), args.integer(0)));
    to.add(
        "abbrevboth",
        "iis",
        args -> Abbreviation.both(args.string(2), args.integer(0), args.integer(1)));
    to.add("wrap", "is", args -> Wrapping.wrap(args, 1, "\n", false));
    to.add("wrapWith", "iss", args -> Wrapping.wrap(args, 2, args.string(1), true));
  }

  /** Every character that is neither a letter nor a digit becomes a dash, runs of them one. */
  static String normalize(String name) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    name.codePoints()
        .forEach(c -> {
          if (Character.isLetter(c)
              || Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER
              || Character.getType(c) == Character.LETTER_NUMBER
              || Character.getType(c) == Character.OTHER_NUMBER) {
            word.appendCodePoint(c);
          } else if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
          }
        });
    if (!word.isEmpty()) {
      words.add(word.toString());
    }
    return String.join("-", words);
  }

  private static String repeat(Args args, String text, long count) {
    if (count < 0) {
      throw Failure.of("strings: negative Repeat count");
    }
    args.reserve(Math.multiplyFull((int) Math.min(count, 1 << 30), text.length()));
    return text.repeat((int) Math.min(count, 1 << 30));
  }

  private static String replace(Args args) {
    String old = args.string(0);
    String text = args.string(2);
    if (old.isEmpty()) {
      args.reserve((text.length() + 1L) * (args.string(1).length() + 1L));
      StringBuilder out = new StringBuilder(args.string(1));
      text.codePoints().forEach(c -> out.appendCodePoint(c).append(args.string(1)));
      return out.toString();
    }
    long most = text.length() / old.length() + 1L;
    args.reserve(text.length() + most * Math.max(0, args.string(1).length() - old.length()));
    return text.replace(old, args.string(1));
  }

  private static String indent(Args args) {
    long spaces = args.integer(0);
    String text = args.string(1);
    if (spaces < 0) {
      throw Failure.of("strings: negative Repeat count");
    }
    long lines = text.chars().filter(c -> c == '\n').count() + 1;
    args.reserve(Math.multiplyExact(Math.min(spaces, 1 << 30), lines) + text.length());
    String pad = " ".repeat((int) spaces);
    return pad + text.replace("\n", "\n" + pad);
  }

  private static String quoted(List<@Nullable Object> values, UnaryOperator<String> quote) {
    StringBuilder out = new StringBuilder();
    String separator = "";
    for (Object value : values) {
      if (value != null) {
        out.append(separator).append(quote.apply(Convert.toText(value)));
        Budget.check(out);
        separator = " ";
      }
    }
    return out.toString();
  }

  private static String join(Args args) {
    List<String> texts = Convert.toTexts(args.any(1), args.budget());
    long length = (long) args.string(0).length() * texts.size();
    for (String text : texts) {
      length += text.length();
    }
    args.reserve(length);
    return String.join(args.string(0), texts);
  }

  static String trim(String text, String cutset) {
    int[] points = text.codePoints().toArray();
    int start = 0;
    int end = points.length;
    while (start < end && cutset.indexOf(points[start]) >= 0) {
      start++;
    }
    while (end > start && cutset.indexOf(points[end - 1]) >= 0) {
      end--;
    }
    return new String(points, start, end - start);
  }

  /** The text without all of a character that stand at its end, in linear time. */
  static String trimEnd(String text, char last) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == last) {
      end--;
    }
    return text.substring(0, end);
  }

  private static String trimSuffix(String suffix, String text) {
    return text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text;
  }

  private static String trimPrefix(String prefix, String text) {
    return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
  }

  private static String trunc(long count, String text) {
    int length = Bytes.length(text);
    if (count < 0 && length + count > 0) {
      return Bytes.slice(text, length + count, length);
    }
    return count >= 0 && length > count ? Bytes.slice(text, 0, count) : text;
  }

  private static String substring(long start, long end, String text) {
    if (start < 0) {
      return Bytes.slice(text, 0, end);
    }
    int length = Bytes.length(text);
    return Bytes.slice(text, start, end < 0 || end > length ? length : end);
  }

  /** The parts between separators, at most {@code limit} of them where that is not negative. */
  private static List<String> split(String text, String separator, long limit, Args args) {
    List<String> parts = new ArrayList<>();
    if (limit == 0) {
      return parts;
    }
    if (separator.isEmpty()) {
      args.budget().freshItems(2L * text.length());
      text.codePoints().forEach(c -> parts.add(Character.toString(c)));
      return parts;
    }
    int at = 0;
    for (int found = text.indexOf(separator);
        found >= 0 && (limit < 0 || parts.size() < limit - 1);
        found = text.indexOf(separator, at)) {
      args.budget().freshItems(2);
      parts.add(text.substring(at, found));
      at = found + separator.length();
    }
    parts.add(text.substring(at));
    return parts;
  }

  private static GoMap splitn(Args args) {
    GoMap out = new GoMap(new TreeMap<>(), "string");
    List<String> parts = split(args.string(2), args.string(0), args.integer(1), args);
    for (int i = 0; i < parts.size(); i++) {
      out.entries().put("_" + i, parts.get(i));
    }
    return out;
  }
}
