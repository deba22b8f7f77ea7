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
    int end = Math.min(text.length(), start + 1);
    Matcher word = WORD.matcher(text).region(start, text.length());
    if (word.lookingAt()) {
      end = word.end();
    } else if (text.startsWith("&&", start) || text.startsWith("||", start)) {
      end = start + 2;
    }
    String advice = advice(vocabulary, text, start, end, at.message());
    return new RuleError(Code.RULE_SYNTAX, at.message(), start, end, advice);
  }

  private static @Nullable String advice(
      Vocabulary vocabulary, String text, int start, int end, String message) {
    String found = text.substring(start, end);
    String operator = wordOperator(found.toUpperCase(Locale.ROOT));
    if (operator != null) {
      return "write " + operator + " instead of " + found;
    }
    if (message.equals("illegal rune literal") || message.startsWith("rune literal")) {
      return "quote with backticks: " + requoted(text, start);
    }
    if (message.contains("newline") || found.equals("&&") || found.equals("||")) {
      return lineBreak(text, found);
    }
    if (found.equals(")")) {
      return "remove the closing parenthesis, or open one before";
    }
    if (message.contains("not terminated")) {
      return "add the closing quote";
    }
    if (message.startsWith("curly quotation") || "‘’".contains(found) && !found.isEmpty()) {
      return "use ` or \" quotes";
    }
    if (vocabulary.resolve(found) != null) {
      return "join matchers with && or ||";
    }
    return start >= text.length() ? "the rule ends too early; " + EXAMPLE : null;
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
    if (text.stripTrailing().indexOf('\n') < 0) {
      return found.isEmpty() || found.equals("\n")
          ? "add the closing parenthesis"
          : "put a matcher before " + found;
    }
    return "a line may break only behind an operator, a comma or an opening parenthesis";
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
