package dev.traefikctl.rule;

import com.google.re2j.Pattern;
import dev.traefikctl.source.GoQuote;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A template of v2 rules: literal text with {@code {name:regexp}} or {@code {name}} in it, as the
 * router library that Traefik v2 used defines it.
 */
final class Template {

  /** What a template describes, which decides what {@code {name}} stands for. */
  enum Kind {
    HOST("[^.]+", "(?i)^", "$"),
    PATH("[^/]+", "^", "$"),
    PREFIX("[^/]+", "^", ""),
    QUERY(".*", "^", "$"),
    SNI("[^.]+", "(?i)^", "$");

    private final String defaultPattern;
    private final String head;
    private final String tail;

    Kind(String defaultPattern, String head, String tail) {
      this.defaultPattern = defaultPattern;
      this.head = head;
      this.tail = tail;
    }
  }

  /** The expression of a template, or what is wrong with the template in the library's words. */
  record Result(@Nullable GoRegex regex, String problem) {}

  private Template() {}

  static Result compile(Kind kind, String template) {
    List<Integer> braces = braces(template);
    if (braces == null) {
      return new Result(null, "mux: unbalanced braces in " + quote(template));
    }
    StringBuilder pattern = new StringBuilder(kind.head);
    int last = 0;
    for (int i = 0; i < braces.size(); i += 2) {
      int open = braces.get(i);
      int close = braces.get(i + 1);
      pattern.append(Pattern.quote(template.substring(last, open)));
      String variable = template.substring(open + 1, close);
      int colon = variable.indexOf(':');
      String name = colon < 0 ? variable : variable.substring(0, colon);
      String inner = colon < 0 ? kind.defaultPattern : variable.substring(colon + 1);
      if (name.isEmpty() || inner.isEmpty()) {
        String written = template.substring(open, close + 1);
        return new Result(null, "mux: missing name or pattern in " + quote(written));
      }
      String problem = kind == Kind.SNI ? null : GoRegex.problem("^" + inner + "$");
      if (problem != null) {
        return new Result(null, problem);
      }
      pattern.append(kind == Kind.SNI ? "(" : "(?P<v" + i / 2 + ">").append(inner).append(')');
      last = close + 1;
    }
    pattern.append(Pattern.quote(template.substring(last)));
    if (kind == Kind.QUERY && template.indexOf('=') == template.length() - 1) {
      pattern.append(kind.defaultPattern); // key= stands for any value
    }
    pattern.append(kind.tail);
    String problem = GoRegex.problem(pattern.toString());
    return problem != null
        ? new Result(null, problem)
        : new Result(GoRegex.compile(pattern.toString()), "");
  }

  /** The names of the variables of a template that compiles. */
  static List<String> variables(String template) {
    List<Integer> braces = braces(template);
    List<String> out = new ArrayList<>();
    for (int i = 0; braces != null && i < braces.size(); i += 2) {
      String variable = template.substring(braces.get(i) + 1, braces.get(i + 1));
      int colon = variable.indexOf(':');
      out.add(colon < 0 ? variable : variable.substring(0, colon));
    }
    return out;
  }

  /** Whether a template has any variable. */
  static boolean isLiteral(String template) {
    return template.indexOf('{') < 0 && template.indexOf('}') < 0;
  }

  /** The indexes of outer braces, opening and closing in turn; null where they do not balance. */
  private static @Nullable List<Integer> braces(String template) {
    List<Integer> out = new ArrayList<>();
    int nesting = 0;
    for (int i = 0; i < template.length(); i++) {
      char c = template.charAt(i);
      if (c == '{' && ++nesting == 1) {
        out.add(i);
      } else if (c == '}') {
        if (--nesting == 0) {
          out.add(i);
        } else if (nesting < 0) {
          return null;
        }
      }
    }
    return nesting == 0 ? out : null;
  }

  private static String quote(String text) {
    return GoQuote.quote(text);
  }
}
