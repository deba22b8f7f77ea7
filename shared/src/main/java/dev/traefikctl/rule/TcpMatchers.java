package dev.traefikctl.rule;

import dev.traefikctl.diag.Code;
import dev.traefikctl.http.IpRanges;
import dev.traefikctl.source.GoQuote;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Compiles the matchers of TCP rules, v3 and v2. */
final class TcpMatchers {

  /** The protocol of the TLS-ALPN challenge, which Traefik keeps to itself (RFC 8737). */
  private static final String CHALLENGE = "acme-tls/1";

  private static final Pattern NAME = Pattern.compile("(\\*\\.)?[\\w.\\-:]+");
  private static final Pattern NAME_V2 = Pattern.compile("[\\w.\\-:]+");

  private TcpMatchers() {}

  static Leaf<ConnectionFacts> compileV3(Expr.Matcher matcher) {
    int count = matcher.arguments().size();
    if (count != 1) {
      String words = "unexpected number of parameters; got " + count + ", expected 1";
      List<String> quoted = matcher.values().stream().map(v -> "`" + v + "`").toList();
      String advice = "write " + MatcherAdvice.any(matcher.name(), quoted);
      String message = matcher.name() + " takes 1 argument, not " + count;
      return Leaf.bad(Code.MATCHER_ARITY, matcher, words, message, advice);
    }
    Expr.Argument argument = matcher.arguments().getFirst();
    return switch (matcher.name()) {
      case "HostSNI" -> hostSni(argument);
      case "HostSNIRegexp" -> hostSniRegexp(matcher, argument);
      case "ClientIP" -> clientIp(matcher, "initializing IP checker for ClientIP matcher: ");
      case "ALPN" -> alpn(matcher, "ALPN");
      default -> throw new IllegalArgumentException("not a TCP matcher: " + matcher.name());
    };
  }

  static Leaf<ConnectionFacts> compileV2(Expr.Matcher matcher) {
    return switch (matcher.name()) {
      case "HostSNI" -> hostSniV2(matcher);
      case "HostSNIRegexp" -> hostSniRegexpV2(matcher);
      case "ClientIP" ->
          clientIp(matcher, "could not initialize IP Checker for \"ClientIP\" matcher: ");
      case "ALPN" -> alpn(matcher, "\"ALPN\"");
      default -> throw new IllegalArgumentException("not a TCP matcher: " + matcher.name());
    };
  }

  private static Leaf<ConnectionFacts> hostSni(Expr.Argument argument) {
    String name = argument.value();
    if (name.equals("*")) {
      return new Leaf.Good<>(new TcpCondition.Anything());
    }
    if (!NAME.matcher(name).matches()) {
      return notName(argument, "HostSNI", "hostname");
    }
    String lower = withoutDot(name.toLowerCase(Locale.ROOT));
    return new Leaf.Good<>(
        lower.startsWith("*.")
            ? new TcpCondition.NameUnder(lower.substring(1))
            : new TcpCondition.NameIs(lower));
  }

  private static String withoutDot(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  private static Leaf<ConnectionFacts> notName(
      Expr.Argument argument, String matcher, String kind) {
    String value = GoQuote.quote(argument.value());
    String words =
        "invalid value for " + matcher + " matcher, " + value + " is not a valid " + kind;
    String message = value + " is not a valid " + kind;
    return Leaf.bad(Code.MATCHER_HOST, argument, words, message, null);
  }

  private static Leaf<ConnectionFacts> hostSniRegexp(Expr.Matcher matcher, Expr.Argument argument) {
    if (!DomainNames.isAscii(argument.value())) {
      return notName(argument, "HostSNIRegexp", "hostname");
    }
    Leaf<ConnectionFacts> bad =
        HttpMatchers.regexProblem(matcher, 0, "compiling HostSNIRegexp matcher: ");
    return bad != null
        ? bad
        : new Leaf.Good<>(new TcpCondition.NameMatches(GoRegex.compile(argument.value())));
  }

  private static Leaf<ConnectionFacts> hostSniV2(Expr.Matcher matcher) {
    List<Condition<ConnectionFacts>> terms = new ArrayList<>();
    for (Expr.Argument argument : matcher.arguments()) {
      String name = argument.value();
      if (name.equals("*")) {
        boolean first = terms.isEmpty();
        terms.add(first ? new TcpCondition.Anything() : new TcpCondition.AnyName());
        continue;
      }
      if (!NAME_V2.matcher(name).matches()) {
        return notName(argument, "\"HostSNI\"", "hostname or IP");
      }
      String lower = name.toLowerCase(Locale.ROOT);
      terms.add(new TcpCondition.NameIs(lower));
      if (lower.endsWith(".")) {
        terms.add(new TcpCondition.NameIs(withoutDot(lower)));
      }
    }
    return new Leaf.Good<>(Condition.any(terms));
  }

  private static Leaf<ConnectionFacts> hostSniRegexpV2(Expr.Matcher matcher) {
    List<Condition<ConnectionFacts>> terms = new ArrayList<>();
    for (Expr.Argument argument : matcher.arguments()) {
      Template.Result template = Template.compile(Template.Kind.SNI, argument.value());
      GoRegex regex = template.regex();
      if (regex == null) {
        return badTemplate(argument, template.problem());
      }
      terms.add(new TcpCondition.NameMatches(regex));
    }
    return new Leaf.Good<>(Condition.any(terms));
  }

  private static Leaf<ConnectionFacts> badTemplate(Expr.Argument argument, String problem) {
    String value = GoQuote.quote(argument.value());
    String words =
        problem.startsWith("mux: ")
            ? "invalid pattern value for \"HostSNIRegexp\" matcher, "
                + value
                + " is not a valid pattern: "
                + problem
            : problem;
    return HttpMatchers.badPattern(argument, words, problem);
  }

  private static Leaf<ConnectionFacts> clientIp(Expr.Matcher matcher, String prefix) {
    int invalid = IpRanges.firstInvalid(matcher.values());
    if (invalid >= 0) {
      return HttpMatchers.badAddress(matcher.arguments().get(invalid), prefix);
    }
    return new Leaf.Good<>(new TcpCondition.ClientIn(IpRanges.of(matcher.values())));
  }

  private static Leaf<ConnectionFacts> alpn(Expr.Matcher matcher, String quotedName) {
    List<Condition<ConnectionFacts>> terms = new ArrayList<>();
    for (Expr.Argument argument : matcher.arguments()) {
      if (argument.value().equals(CHALLENGE)) {
        String words =
            "invalid protocol value for "
                + quotedName
                + " matcher, "
                + GoQuote.quote(CHALLENGE)
                + " is not allowed";
        String message = CHALLENGE + " belongs to the ACME challenge";
        return Leaf.bad(Code.MATCHER_PATTERN, argument, words, message, null);
      }
      terms.add(new TcpCondition.Offers(argument.value()));
    }
    return new Leaf.Good<>(Condition.any(terms));
  }
}
