package dev.traefikctl.rule;

import dev.traefikctl.diag.Code;
import dev.traefikctl.http.HeaderName;
import dev.traefikctl.http.IpRanges;
import dev.traefikctl.http.Request;
import dev.traefikctl.source.GoQuote;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compiles the matchers of v3 HTTP rules. */
final class HttpMatchers {

  private HttpMatchers() {}

  static Leaf<Request> compile(Expr.Matcher matcher) {
    Leaf<Request> wrongCount = checkCount(matcher);
    if (wrongCount != null) {
      return wrongCount;
    }
    return switch (matcher.name()) {
      case "Host" -> host(matcher);
      case "HostRegexp" -> hostRegexp(matcher);
      case "Path" -> path(matcher, new HttpCondition.PathIs(matcher.value(0)));
      case "PathPrefix" -> path(matcher, new HttpCondition.PathStarts(matcher.value(0)));
      case "PathRegexp" -> pathRegexp(matcher);
      case "Method" ->
          new Leaf.Good<>(new HttpCondition.MethodIs(matcher.value(0).toUpperCase(Locale.ROOT)));
      case "Header" -> new Leaf.Good<>(header(matcher.value(0), matcher.value(1)));
      case "HeaderRegexp" -> headerRegexp(matcher);
      case "Query" -> new Leaf.Good<>(query(matcher));
      case "QueryRegexp" -> queryRegexp(matcher);
      case "ClientIP" -> clientIp(matcher, "initializing IP checker for ClientIP matcher: ");
      default -> throw new IllegalArgumentException("not an HTTP matcher: " + matcher.name());
    };
  }

  private static @Nullable Leaf<Request> checkCount(Expr.Matcher matcher) {
    List<Integer> allowed =
        switch (matcher.name()) {
          case "Header", "HeaderRegexp" -> List.of(2);
          case "Query", "QueryRegexp" -> List.of(1, 2);
          default -> List.of(1);
        };
    int count = matcher.arguments().size();
    if (allowed.contains(count)) {
      return null;
    }
    String list = allowed.stream().map(String::valueOf).collect(Collectors.joining(" "));
    String words =
        "unexpected number of parameters; got " + count + ", expected one of [" + list + "]";
    String message = countMessage(matcher.name(), allowed, count);
    return Leaf.bad(Code.MATCHER_ARITY, matcher, words, message, countAdvice(matcher));
  }

  private static String countMessage(String name, List<Integer> allowed, int count) {
    String wanted = allowed.stream().map(String::valueOf).collect(Collectors.joining(" or "));
    String noun = allowed.equals(List.of(1)) ? " argument, not " : " arguments, not ";
    return name + " takes " + wanted + noun + count;
  }

  private static @Nullable String countAdvice(Expr.Matcher matcher) {
    String name = matcher.name();
    if (name.equals("Header") || name.equals("HeaderRegexp")) {
      return "write " + name + "(`name`, `value`)";
    }
    if (name.equals("Query") || name.equals("QueryRegexp")) {
      return "write " + name + "(`key`, `value`)";
    }
    List<String> quoted = matcher.values().stream().map(v -> "`" + v + "`").toList();
    return "write " + MatcherAdvice.any(name, quoted);
  }

  private static Leaf<Request> host(Expr.Matcher matcher) {
    String value = matcher.value(0);
    if (!DomainNames.isAscii(value)) {
      return nonAscii(matcher, "Host");
    }
    String host = value.toLowerCase(Locale.ROOT);
    if (host.equals("*")) {
      return new Leaf.Good<>(new HttpCondition.AnyHost());
    }
    return new Leaf.Good<>(
        host.startsWith("*")
            ? new HttpCondition.HostUnder(host.substring(1))
            : new HttpCondition.HostIs(host));
  }

  /**
   * @param quotedName the matcher as the message of its syntax spells it
   */
  static Leaf<Request> nonAscii(Expr.Matcher matcher, String quotedName) {
    for (Expr.Argument argument : matcher.arguments()) {
      if (!DomainNames.isAscii(argument.value())) {
        String words =
            "invalid value "
                + GoQuote.quote(argument.value())
                + " for "
                + quotedName
                + " matcher, non-ASCII characters are not allowed";
        String message = "non-ASCII characters in " + matcher.name();
        String advice = matcher.name().equals("Host") ? punycode(argument.value()) : null;
        return Leaf.bad(Code.MATCHER_HOST, argument, words, message, advice);
      }
    }
    throw new IllegalArgumentException("all ASCII: " + matcher);
  }

  private static @Nullable String punycode(String host) {
    try {
      return "write `" + java.net.IDN.toASCII(host) + "`";
    } catch (IllegalArgumentException e) {
      return null; // not a name that has an ASCII form
    }
  }

  private static Leaf<Request> hostRegexp(Expr.Matcher matcher) {
    if (!DomainNames.isAscii(matcher.value(0))) {
      return nonAscii(matcher, "HostRegexp");
    }
    Leaf<Request> bad = regexProblem(matcher, 0, "compiling HostRegexp matcher: ");
    if (bad != null) {
      return bad;
    }
    GoRegex regex = GoRegex.compile(matcher.value(0));
    // Traefik also tries the host behind a CNAME, which is empty where it does not resolve names
    return new Leaf.Good<>(
        regex.findsNothing()
            ? new HttpCondition.AnyHost()
            : new HttpCondition.HostMatches(regex, false));
  }

  private static Leaf<Request> path(Expr.Matcher matcher, HttpCondition test) {
    Expr.Argument argument = matcher.arguments().getFirst();
    if (argument.value().startsWith("/")) {
      return new Leaf.Good<>(test);
    }
    String words = "path " + GoQuote.quote(argument.value()) + " does not start with a '/'";
    String message = "path does not start with /";
    return Leaf.bad(Code.MATCHER_PATH, argument, words, message, slashed(argument.value()));
  }

  static String slashed(String path) {
    return "write `/" + (path.equals("*") ? "" : path) + "`";
  }

  private static Leaf<Request> pathRegexp(Expr.Matcher matcher) {
    Leaf<Request> bad = regexProblem(matcher, 0, "compiling PathPrefix matcher: ");
    return bad != null
        ? bad
        : new Leaf.Good<>(new HttpCondition.PathMatches(GoRegex.compile(matcher.value(0))));
  }

  static HttpCondition header(String name, String value) {
    if (HeaderName.canonical(name).equals("Host")) {
      return new HttpCondition.Never("Host is no header here; use the matcher Host");
    }
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    String line = new String(bytes, StandardCharsets.ISO_8859_1);
    return new HttpCondition.HeaderIs(HeaderName.of(name), line);
  }

  private static Leaf<Request> headerRegexp(Expr.Matcher matcher) {
    Leaf<Request> bad = regexProblem(matcher, 1, "compiling HeaderRegexp matcher: ");
    return bad != null ? bad : new Leaf.Good<>(headerMatches(matcher.value(0), matcher.value(1)));
  }

  static HttpCondition headerMatches(String name, String regex) {
    if (HeaderName.canonical(name).equals("Host")) {
      return new HttpCondition.Never("Host is no header here; use the matcher HostRegexp");
    }
    return new HttpCondition.HeaderMatches(HeaderName.of(name), GoRegex.compile(regex));
  }

  private static HttpCondition query(Expr.Matcher matcher) {
    String value = matcher.arguments().size() == 1 ? "" : matcher.value(1);
    return new HttpCondition.QueryIs(new Utf8(matcher.value(0)), new Utf8(value));
  }

  private static Leaf<Request> queryRegexp(Expr.Matcher matcher) {
    if (matcher.arguments().size() == 1) {
      return new Leaf.Good<>(query(matcher));
    }
    Leaf<Request> bad = regexProblem(matcher, 1, "compiling QueryRegexp matcher: ");
    if (bad != null) {
      return bad;
    }
    Utf8 key = new Utf8(matcher.value(0));
    GoRegex regex = GoRegex.compile(matcher.value(1));
    return new Leaf.Good<>(new HttpCondition.QueryMatches(key, regex));
  }

  static Leaf<Request> clientIp(Expr.Matcher matcher, String prefix) {
    int invalid = IpRanges.firstInvalid(matcher.values());
    if (invalid >= 0) {
      return badAddress(matcher.arguments().get(invalid), prefix);
    }
    return new Leaf.Good<>(
        new HttpCondition.ClientIn(matcher.values(), IpRanges.of(matcher.values())));
  }

  static <F> Leaf<F> badAddress(Expr.Argument argument, String prefix) {
    String value = argument.value();
    String words = prefix + "parsing CIDR trusted IPs <nil>: invalid CIDR address: " + value;
    String message = value + " is neither an IP address nor a CIDR range";
    return Leaf.bad(Code.MATCHER_PATTERN, argument, words, message, null);
  }

  /** The error of a regular expression in argument {@code i}; null where it has none. */
  static <F> @Nullable Leaf<F> regexProblem(Expr.Matcher matcher, int i, String prefix) {
    Expr.Argument argument = matcher.arguments().get(i);
    String problem = GoRegex.problem(argument.value());
    if (problem == null) {
      return null;
    }
    return badPattern(argument, prefix + problem, problem);
  }

  static <F> Leaf<F> badPattern(Expr.Argument argument, String words, String problem) {
    String advice =
        problem.contains("(?!") || problem.contains("(?=") || problem.contains("(?<")
            ? "Go has no lookarounds, use !PathRegexp(`…`) or several matchers"
            : null;
    return Leaf.bad(Code.MATCHER_PATTERN, argument, words, problem, advice);
  }
}
