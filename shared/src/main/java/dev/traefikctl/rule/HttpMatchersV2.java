package dev.traefikctl.rule;

import dev.traefikctl.diag.Code;
import dev.traefikctl.http.Request;
import dev.traefikctl.source.GoQuote;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Compiles the matchers of v2 HTTP rules. */
final class HttpMatchersV2 {

  private HttpMatchersV2() {}

  static Leaf<Request> compile(Expr.Matcher matcher) {
    return switch (matcher.name()) {
      case "Host", "HostHeader" -> host(matcher);
      case "HostRegexp" -> hostRegexp(matcher);
      case "Path" -> path(matcher, Template.Kind.PATH);
      case "PathPrefix" -> path(matcher, Template.Kind.PREFIX);
      case "Method" ->
          any(matcher, value -> new HttpCondition.MethodIs(value.toUpperCase(Locale.ROOT)));
      case "Headers" -> headers(matcher, false);
      case "HeadersRegexp" -> headers(matcher, true);
      case "Query" -> query(matcher);
      case "ClientIP" ->
          HttpMatchers.clientIp(
              matcher, "could not initialize IP Checker for \"ClientIP\" matcher: ");
      default -> throw new IllegalArgumentException("not a v2 HTTP matcher: " + matcher.name());
    };
  }

  private static Leaf<Request> any(Expr.Matcher matcher, Function<String, HttpCondition> test) {
    List<Condition<Request>> terms = new ArrayList<>();
    matcher.values().forEach(value -> terms.add(test.apply(value)));
    return new Leaf.Good<>(Condition.any(terms));
  }

  private static Leaf<Request> host(Expr.Matcher matcher) {
    if (!matcher.values().stream().allMatch(DomainNames::isAscii)) {
      // the message calls HostHeader by the name of its twin
      return HttpMatchers.nonAscii(matcher, "\"Host\"");
    }
    return any(matcher, value -> new HttpCondition.HostIs(value.toLowerCase(Locale.ROOT)));
  }

  private static Leaf<Request> hostRegexp(Expr.Matcher matcher) {
    List<Condition<Request>> terms = new ArrayList<>();
    for (Expr.Argument argument : matcher.arguments()) {
      if (!DomainNames.isAscii(argument.value())) {
        return HttpMatchers.nonAscii(matcher, "HostRegexp");
      }
      Template.Result template = Template.compile(Template.Kind.HOST, argument.value());
      GoRegex regex = template.regex();
      if (regex == null) {
        return HttpMatchers.badPattern(argument, template.problem(), template.problem());
      }
      terms.add(new HttpCondition.HostMatches(regex, true));
    }
    return new Leaf.Good<>(Condition.any(terms));
  }

  private static Leaf<Request> path(Expr.Matcher matcher, Template.Kind kind) {
    List<Condition<Request>> terms = new ArrayList<>();
    for (Expr.Argument argument : matcher.arguments()) {
      String value = argument.value();
      if (!value.startsWith("/")) {
        String words = "mux: path must start with a slash, got " + GoQuote.quote(value);
        String message = "path does not start with /";
        String advice = HttpMatchers.slashed(value);
        return Leaf.bad(Code.MATCHER_PATH, argument, words, message, advice);
      }
      if (Template.isLiteral(value)) {
        boolean prefix = kind == Template.Kind.PREFIX;
        terms.add(prefix ? new HttpCondition.PathStarts(value) : new HttpCondition.PathIs(value));
        continue;
      }
      Template.Result template = Template.compile(kind, value);
      GoRegex regex = template.regex();
      if (regex == null) {
        return HttpMatchers.badPattern(argument, template.problem(), template.problem());
      }
      terms.add(new HttpCondition.PathMatches(regex));
    }
    return new Leaf.Good<>(Condition.any(terms));
  }

  private static Leaf<Request> headers(Expr.Matcher matcher, boolean regexps) {
    List<String> values = matcher.values();
    if (values.size() % 2 != 0) {
      return oddCount(matcher, values, "write " + matcher.name() + "(`name`, `value`)");
    }
    // of pairs with the same name, as it is written, the last one counts
    Map<String, Condition<Request>> terms = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i += 2) {
      Leaf<Request> bad = regexps ? HttpMatchers.regexProblem(matcher, i + 1, "") : null;
      if (bad != null) {
        return bad;
      }
      String name = values.get(i);
      String value = values.get(i + 1);
      terms.put(
          name,
          regexps ? HttpMatchers.headerMatches(name, value) : HttpMatchers.header(name, value));
    }
    return new Leaf.Good<>(Condition.all(List.copyOf(terms.values())));
  }

  private static Leaf<Request> oddCount(Expr.Matcher matcher, List<String> values, String advice) {
    String words =
        "mux: number of parameters must be multiple of 2, got " + RuleCompiler.goList(values);
    String message = matcher.name() + " takes pairs of arguments";
    return Leaf.bad(Code.MATCHER_ARITY, matcher, words, message, advice);
  }

  /** Arguments are split at their first {@code =}; what comes of it are keys and values in turn. */
  private static Leaf<Request> query(Expr.Matcher matcher) {
    List<String> parts = new ArrayList<>();
    List<Expr.Argument> origins = new ArrayList<>();
    for (Expr.Argument argument : matcher.arguments()) {
      for (String part : argument.value().split("=", 2)) {
        parts.add(part);
        origins.add(argument);
      }
    }
    if (parts.size() % 2 != 0) {
      return oddCount(matcher, parts, "write Query(`key=value`)");
    }
    List<Condition<Request>> terms = new ArrayList<>();
    Set<String> variables = new HashSet<>();
    for (int i = 0; i < parts.size(); i += 2) {
      String pair = parts.get(i) + "=" + parts.get(i + 1);
      Template.Result template = Template.compile(Template.Kind.QUERY, pair);
      GoRegex regex = template.regex();
      if (regex == null) {
        return HttpMatchers.badPattern(origins.get(i + 1), template.problem(), template.problem());
      }
      List<String> own = Template.variables(pair);
      for (String name : own) {
        if (variables.contains(name)) {
          String words = "mux: duplicated route variable " + GoQuote.quote(name);
          return HttpMatchers.badPattern(origins.get(i + 1), words, words);
        }
      }
      variables.addAll(own); // those of one pair may repeat
      terms.add(new HttpCondition.QueryPairMatches(new Utf8(parts.get(i)), regex));
    }
    return new Leaf.Good<>(Condition.all(terms));
  }
}
