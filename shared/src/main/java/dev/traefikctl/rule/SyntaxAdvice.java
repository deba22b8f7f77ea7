package dev.traefikctl.rule;

import dev.traefikctl.diag.Code;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns errors of Go's parser into words that help somebody who does not think of rules as Go. */
final class SyntaxAdvice {

  static final String EXAMPLE = "write a rule such as Host(`example.com`) && PathPrefix(`/api`)";

  private static final Pattern WORD = Pattern.compile("\\w+");

  private SyntaxAdvice() {}

  static RuleError explain(Vocabulary vocabulary, String text, SyntaxErrors.At at) {
    int start = Math.min(at.offset(), text.length());
    RuleError slip = MatcherSlips.at(vocabulary, text, start);
    if (slip != null) {
      return slip;
    }
    int end = Math.min(text.length(), start + 1);
    Matcher word = WORD.matcher(text).region(start, text.length());
    if (word.lookingAt()) {
      end = word.end();
    } else if (text.startsWith("&&", start) || text.startsWith("||", start)) {
      end = start + 2;
    } else if (at.message().contains("rune literal")) {
      int close = text.indexOf('\'', start + 1);
      end = close < 0 ? end : close + 1;
    }
    String found = text.substring(start, end);
    boolean atEnd = start >= text.stripTrailing().length();
    String message = message(at.message(), found, text, atEnd);
    String advice = advice(vocabulary, text, start, found, at.message());
    return new RuleError(Code.RULE_SYNTAX, message, start, end, advice);
  }

  /** Go's message in words about rules. */
  private static String message(String words, String found, String text, boolean atEnd) {
    if (text.isBlank()) {
      return "the rule is empty";
    }
    if (words.startsWith("expected operand")) {
      return atEnd
          ? "the rule ends where a matcher should stand"
          : "a matcher is missing before " + found;
    }
    if (words.endsWith("newline") || words.contains("before newline") || atEnd) {
      return atEnd ? "a closing parenthesis is missing" : "a line must not end here";
    }
    if (words.startsWith("expected 'EOF'")) {
      return "unexpected " + found;
    }
    if (words.startsWith("missing ','")) {
      return "a comma or a closing parenthesis is missing before " + found;
    }
    return literalMessage(words);
  }

  private static String literalMessage(String words) {
    if (words.contains("rune literal")) {
      return "single quotes do not quote";
    }
    if (words.contains("literal not terminated")) {
      return "the closing quote is missing";
    }
    return words.startsWith("curly") || words.contains("U+00B4")
        ? "typographic quotes do not quote"
        : words;
  }

  private static @Nullable String advice(
      Vocabulary vocabulary, String text, int start, String found, String message) {
    String operator = wordOperator(found.toUpperCase(Locale.ROOT));
    if (operator != null) {
      return "write " + operator + " instead of " + found;
    }
    if (message.contains("rune literal")) {
      return "quote with backticks: " + requoted(text, start);
    }
    if (message.contains("newline") || found.equals("&&") || found.equals("||")) {
      return lineBreak(text, found);
    }
    if (found.equals(")")) {
      return "remove the closing parenthesis, or open one before";
    }
    if (message.contains("literal not terminated")) {
      return "add the closing quote";
    }
    if (message.startsWith("curly quotation") || "‘’´".contains(found) && !found.isEmpty()) {
      return "use ` or \" quotes";
    }
    if (message.contains("escape")) {
      return "use ` quotes, in which a backslash stands for itself";
    }
    if (vocabulary.resolve(found) != null) {
      return "join matchers with && or ||";
    }
    return start >= text.length() ? EXAMPLE : null;
  }

  private static @Nullable String wordOperator(String word) {
    return switch (word) {
      case "AND" -> "&&";
      case "OR" -> "||";
      case "NOT" -> "!";
      default -> null;
    };
  }

  private static String lineBreak(String text, String found) {
    if (text.stripTrailing().indexOf('\n') >= 0) {
      return "a line may break only behind an operator, a comma or an opening parenthesis";
    }
    if (!found.isEmpty() && !found.equals("\n")) {
      return "put a matcher before " + found;
    }
    String closed = text.stripTrailing() + ")";
    SyntaxErrors errors = new SyntaxErrors(closed);
    GoNode node = GoParser.parse(closed, errors);
    return errors.isEmpty() && node.end() == closed.length()
        ? "write " + closed.strip()
        : "add the closing parenthesis";
  }

  private static String requoted(String text, int start) {
    int close = text.indexOf('\'', start + 1);
    return close < 0 ? "`…`" : "`" + text.substring(start + 1, close) + "`";
  }

  /** What to write instead of an operator that Go has and rules have not. */
  static @Nullable String operator(String operator) {
    return switch (operator) {
      case "&", "&^" -> "write &&";
      case "|" -> "write ||";
      case "+", "-", "*", "/" -> "join matchers with && or ||";
      case "==", "=" -> "join matchers with && or ||";
      case "!=" -> "join matchers with && or ||, and put ! before what must not match";
      default -> EXAMPLE;
    };
  }

  /** The text of a node, quoted. */
  static String quote(GoNode node, String text) {
    String written = text.substring(node.start(), node.end());
    boolean quoted = written.length() > 1 && written.startsWith("'") && written.endsWith("'");
    return "`" + (quoted ? written.substring(1, written.length() - 1) : written) + "`";
  }
}
