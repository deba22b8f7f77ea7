package dev.traefikctl.rule;

import dev.traefikctl.diag.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Compiles a parsed rule, collecting what is wrong with its matchers.
 *
 * @param <F> what the rule's tests look at
 */
final class RuleCompiler<F> {

  private final Function<Expr.Matcher, Leaf<F>> matchers;
  private final List<RuleError> errors = new ArrayList<>();
  private @Nullable String message;
  private @Nullable String words;

  RuleCompiler(Function<Expr.Matcher, Leaf<F>> matchers) {
    this.matchers = matchers;
  }

  /** The test for an expression; null where it has errors. */
  @Nullable Condition<F> compile(Expr expr) {
    Condition<F> test = compile(expr, false, "");
    return message == null ? test : null;
  }

  /** The first error in Traefik's words, with the matcher that it is in; null without errors. */
  @Nullable String message() {
    return message;
  }

  /** The first error in Traefik's words, without the matcher; null without errors. */
  @Nullable String words() {
    return words;
  }

  List<RuleError> errors() {
    return errors;
  }

  /**
   * @param inverted whether an odd number of {@code !} stands before: Traefik turns the operators
   *     inside around when it parses, which its messages show
   * @param prefix what Traefik writes before an error of the first matcher in here
   */
  private @Nullable Condition<F> compile(Expr expr, boolean inverted, String prefix) {
    return switch (expr) {
      case Expr.Group group -> compile(group.inner(), inverted, prefix);
      case Expr.Not not -> {
        Condition<F> inner = compile(not.inner(), !inverted, prefix);
        yield inner == null ? null : new Condition.Negation<>(inner);
      }
      case Expr.And and -> {
        List<Condition<F>> terms = terms(and.terms(), inverted ? "or" : "and", inverted, prefix);
        yield terms == null ? null : new Condition.AllOf<>(terms);
      }
      case Expr.Or or -> {
        List<Condition<F>> terms = terms(or.terms(), inverted ? "and" : "or", inverted, prefix);
        yield terms == null ? null : new Condition.AnyOf<>(terms);
      }
      case Expr.Matcher matcher -> leaf(matcher, prefix);
    };
  }

  private @Nullable List<Condition<F>> terms(
      List<Expr> parts, String operator, boolean inverted, String prefix) {
    List<Condition<F>> out = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      // a chain of n terms is n - 1 operators deep to its left end, and each names itself there
      int depth = parts.size() - 1 - i;
      String left = ("error while adding rule " + operator + ": ").repeat(depth);
      Condition<F> test = compile(parts.get(i), inverted, prefix + left);
      if (test != null) {
        out.add(test);
      }
    }
    return out.size() == parts.size() ? out : null;
  }

  private @Nullable Condition<F> leaf(Expr.Matcher matcher, String prefix) {
    Leaf<F> leaf = check(matcher);
    if (leaf == null) {
      leaf = matchers.apply(matcher);
    }
    switch (leaf) {
      case Leaf.Good<F> good -> {
        return good.test();
      }
      case Leaf.Bad<F> bad -> {
        errors.add(bad.error());
        if (message == null) {
          String doing = bad.checking() ? "checking" : "adding";
          String place = "error while " + doing + " rule " + matcher.name() + ": ";
          message = prefix + place + bad.words();
          words = bad.words();
        }
        return null;
      }
    }
  }

  /** What holds for the arguments of every matcher; null where they are fine. */
  private @Nullable Leaf<F> check(Expr.Matcher matcher) {
    String name = matcher.name();
    if (matcher.arguments().isEmpty()) {
      String suggestion = "write " + name + "(`…`)";
      RuleError error =
          new RuleError(
              Code.MATCHER_ARITY,
              name + " needs an argument",
              matcher.start(),
              matcher.end(),
              suggestion);
      return new Leaf.Bad<>(true, "no args for matcher " + name, error);
    }
    for (Expr.Argument argument : matcher.arguments()) {
      if (argument.value().isEmpty()) {
        String words = "empty args for matcher " + name + ", " + goList(matcher.values());
        Code code = emptyCode(name);
        String message = "empty argument of " + name;
        RuleError error = new RuleError(code, message, argument.start(), argument.end(), null);
        return new Leaf.Bad<>(true, words, error);
      }
    }
    return null;
  }

  private static Code emptyCode(String matcher) {
    return switch (matcher) {
      case "Path", "PathPrefix" -> Code.MATCHER_PATH;
      case "HostRegexp", "PathRegexp", "HostSNIRegexp", "ClientIP" -> Code.MATCHER_PATTERN;
      default -> matcher.startsWith("Host") ? Code.MATCHER_HOST : Code.MATCHER_ARITY;
    };
  }

  /** A list of texts as Go prints it: {@code [a b]}. */
  static String goList(List<String> values) {
    return "[" + String.join(" ", values) + "]";
  }
}
