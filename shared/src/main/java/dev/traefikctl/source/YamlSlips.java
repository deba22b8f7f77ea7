package dev.traefikctl.source;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * What SnakeYAML cannot read, in words that a user of Traefik knows and where the slip is: a parser
 * notices a forgotten colon or quote only lines below. Texts are repeated in suggestions only where
 * they cannot be secret.
 */
final class YamlSlips {

  private static final String PLAIN_WORD = "([A-Za-z][\\w-]*)";

  /** Nothing, or signs that stand where the colon should. */
  private static final Pattern LONE_WORD = Pattern.compile(PLAIN_WORD + "\\W{0,2}");

  private static final Pattern WORD_AND_VALUE =
      Pattern.compile("(" + PLAIN_WORD + "(?:\\s*[=;,.]\\s*|\\s+|\\W\\s+))\\S.*");
  private static final Pattern NO_BLANK = Pattern.compile("(" + PLAIN_WORD + ":)(?!//)\\S.*");
  private static final Pattern SECOND_COLON =
      Pattern.compile("(?:- +)*([^\\s:\"'\\[{]+): +(?![\"'\\[{])(\\S.*)");

  private static final Pattern CONFLICT = Pattern.compile("(?:<{7}|>{7}|={7}|\\|{7})(?: .*)?");

  /** Options whose values are no secrets. */
  private static final Pattern OPEN =
      Pattern.compile(
          "rule|match|regex|replacement|url|path|prefix|address|service|name|query|expression");

  private static final Pattern RULE = Pattern.compile("`(!?\\(*[A-Z]\\w*\\(.*\\))`");

  private final String text;
  private final YamlOffsets offsets;
  private final Lines lines;
  private final String problem;
  private final int at;

  /** Where what could not be read began. */
  private final int from;

  private YamlSlips(String text, YamlOffsets offsets, Lines lines, MarkedYAMLException e) {
    this.text = text;
    this.offsets = offsets;
    this.lines = lines;
    this.problem = String.valueOf(e.getProblem());
    this.at = offset(e.getProblemMark(), 0);
    this.from = offset(e.getContextMark(), at);
  }

  private int offset(@Nullable Mark mark, int otherwise) {
    return mark == null ? otherwise : Math.min(offsets.of(mark), text.length());
  }

  static Problem of(MarkedYAMLException e, String text, YamlOffsets offsets, Lines lines) {
    Problem slip = new YamlSlips(text, offsets, lines, e).slip(YamlTabs.isTab(e));
    if (slip != null) {
      return slip;
    }
    String context = e.getContext();
    String problem = String.valueOf(e.getProblem());
    int at = Math.min(offsets.of(e.getProblemMark()), text.length());
    String message = context == null ? problem : context + ": " + problem;
    return new Problem(Problem.Kind.SYNTAX, lines.span(at, at + 1), message);
  }

  static String of(ReaderException e) {
    return String.format(
        Locale.ROOT, "the character U+%04X is not allowed in YAML", e.getCodePoint());
  }

  private @Nullable Problem slip(boolean tab) {
    if (tab) {
      return slip(at, at + 1, "YAML does not allow tabs for indentation", "indent with blanks");
    }
    if (problem.contains("could not find expected ':'")) {
      return withoutColon(YamlLine.at(text, from).from(from));
    }
    if (problem.startsWith("mapping values are not allowed")) {
      return unexpectedColon();
    }
    if (problem.startsWith("expected <block end>")) {
      return outOfPlace();
    }
    if (problem.contains("unexpected end of stream") && isQuote(from)) {
      String end = "the quote that opens here is not closed";
      return slip(from, from + 1, end, "write the closing quote as well");
    }
    if (problem.startsWith("expected ',' or")) {
      return unclosed();
    }
    if (problem.startsWith("sequence entries are not allowed")) {
      String message = "a list cannot begin behind its key";
      return slip(at, at + 1, message, "begin the list in the next line");
    }
    if (problem.startsWith("expected a comment or a line break")
        || problem.startsWith("expected chomping or indentation")) {
      String message = "the text of a block begins in the line below its sign";
      return slip(at, YamlLine.at(text, at).end(), message, "write it in the next line");
    }
    return badStart();
  }

  /** What a value cannot begin with, and what its text cannot hold. */
  private @Nullable Problem badStart() {
    if (problem.contains("unknown escape character")) {
      String written = text.substring(at - 1, Math.min(at + 1, text.length()));
      String message = "in double quotes `" + written + "` means nothing";
      return slip(at - 1, at + 1, message, "\\" + written);
    }
    boolean alias = problem.startsWith("unexpected character found");
    boolean sign = problem.contains("cannot start any token");
    boolean closing = problem.startsWith("expected the node content, but found '");
    int start = alias ? from : at;
    if (!alias && !sign && !closing || start >= text.length()) {
      return null;
    }
    char first = text.charAt(start);
    YamlLine line = YamlLine.at(text, start).from(start);
    String what = first == '`' ? "a backtick" : "`" + first + "`";
    String message = "a value cannot begin with " + what + "; write it in quotes";
    return slip(line.start(), line.end(), message, quoted(keyBefore(start), line.content()));
  }

  private @Nullable Problem withoutColon(YamlLine line) {
    String content = line.content();
    int start = line.start();
    if (CONFLICT.matcher(content).matches()) {
      return slip(start, line.end(), "a merge left its conflict here", "resolve the conflict");
    }
    Matcher lone = LONE_WORD.matcher(content);
    if (lone.matches()) {
      String message = "a colon is missing behind `" + lone.group(1) + "`";
      return slip(start, line.end(), message, lone.group(1) + ":");
    }
    Matcher tight = NO_BLANK.matcher(content);
    if (tight.matches()) {
      String message = "a blank is missing behind the colon";
      return slip(start, start + tight.end(1), message, tight.group(1) + " ");
    }
    Matcher pair = WORD_AND_VALUE.matcher(content);
    if (pair.matches()) {
      String message = "a colon is missing behind `" + pair.group(2) + "`";
      return slip(start, start + pair.end(1), message, pair.group(2) + ": ");
    }
    if (content.matches("-[^\\s-].*")) {
      return slip(start, start + 1, "a blank is missing behind the dash", "- ");
    }
    if (isQuote(start)) {
      return slip(start, line.end(), "no colon follows this text in quotes, as it does keys", null);
    }
    return slip(start, line.end(), "this is neither a key with a colon nor a value", null);
  }

  /** A colon where the value of another key is, or goes on. */
  private @Nullable Problem unexpectedColon() {
    YamlLine line = YamlLine.at(text, at);
    Matcher second = SECOND_COLON.matcher(line.content());
    if (second.matches() && line.start() + second.start(2) < at) {
      String message = "a value with a colon and a blank in it needs quotes";
      int start = line.start() + second.start(2);
      return slip(start, line.end(), message, quoted(second.group(1), second.group(2)));
    }
    YamlLine above = line.above();
    while (above != null && above.content().startsWith("- ") && !above.hasKey()) {
      above = above.outer();
    }
    if (above == null || line.content().lastIndexOf(':', at - line.start() - 1) >= 0) {
      return null;
    }
    if (!above.hasKey()) {
      return withoutColon(above);
    }
    return slip(
        line.start(),
        at,
        "this line is indented deeper than line "
            + number(above)
            + ", which makes it a part of the value there",
        "indent it by " + above.keyIndentation());
  }

  /** A line that is not indented as those that it belongs to, or something behind a value. */
  private @Nullable Problem outOfPlace() {
    YamlLine line = YamlLine.at(text, at);
    if (line.start() != at) {
      return behindValue(line);
    }
    int own = line.indentation();
    YamlLine above = line.above();
    while (above != null && above.indentation() > own && hasShallower(above, own)) {
      above = above.outer();
    }
    if (above == null) {
      return null;
    }
    if (above.indentation() == own && !above.hasKey() && !above.content().startsWith("-")) {
      return withoutColon(above);
    }
    if (above.indentation() == own) {
      boolean item = line.content().startsWith("-");
      String message = item ? "a list item among keys" : "a key among list items";
      return slip(at, line.end(), message, item ? "indent the list" : "begin the line with a dash");
    }
    YamlLine outer = above.outer();
    String or = outer == null ? "" : ", or by " + outer.indentation() + " as line " + number(outer);
    return slip(
        at,
        line.end(),
        "the indentation by " + own + " fits none of the lines above",
        "indent it by " + above.indentation() + " as line " + number(above) + or);
  }

  private static boolean hasShallower(YamlLine line, int indentation) {
    YamlLine outer = line.outer();
    return outer != null && outer.indentation() >= indentation;
  }

  private Problem behindValue(YamlLine line) {
    char first = at < text.length() ? text.charAt(at) : ' ';
    String message =
        "]}".indexOf(first) >= 0
            ? "`" + first + "` without an opening one"
            : "something stands behind the end of the value";
    return slip(at, line.end(), message, "remove it, or write the whole value in quotes");
  }

  private @Nullable Problem unclosed() {
    boolean otherLine = YamlLine.at(text, from).start() != YamlLine.at(text, at).start();
    char open = text.charAt(Math.min(from, text.length() - 1));
    if (problem.contains("<scalar>")) {
      return slip(at, at + 1, "a comma is missing before this", null);
    }
    return otherLine && "[{".indexOf(open) >= 0
        ? slip(from, from + 1, "`" + open + "` is not closed", null)
        : null;
  }

  private boolean isQuote(int offset) {
    return offset < text.length() && "\"'".indexOf(text.charAt(offset)) >= 0;
  }

  private String keyBefore(int offset) {
    String content = YamlLine.at(text, offset).content();
    Matcher key = Pattern.compile("(?:- +)*[\"']?([^\\s:\"']+)[\"']?: .*").matcher(content);
    return key.matches() ? key.group(1) : "";
  }

  private static String quoted(String key, String value) {
    if (!OPEN.matcher(key).matches()) {
      return "write the value in quotes";
    }
    Matcher rule = RULE.matcher(value);
    String inner = rule.matches() ? rule.group(1) : value;
    return "'" + inner.replace("'", "''") + "'";
  }

  private int number(YamlLine line) {
    return lines.span(line.start(), line.start()).line();
  }

  private Problem slip(int start, int end, String message, @Nullable String suggestion) {
    return new Problem(Problem.Kind.SYNTAX, lines.span(start, end), message, suggestion);
  }
}
