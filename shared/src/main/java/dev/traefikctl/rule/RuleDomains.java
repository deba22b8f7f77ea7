package dev.traefikctl.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The domains that a rule names: what TLS options, certificates and certificate resolvers of a
 * router are chosen by. Both syntaxes are understood at once, and a {@code !} is not looked at, as
 * in Traefik.
 *
 * @param names in lower case, in the order of the rule
 * @param problem the error in Traefik's words; null where the rule can be read
 */
public record RuleDomains(List<String> names, @Nullable String problem) {

  public RuleDomains {
    names = List.copyOf(names);
  }

  /** The arguments of {@code Host}. */
  public static RuleDomains ofHttp(String rule) {
    return read(Vocabulary.HTTP_ANY, rule, "Host", "error while parsing rule " + rule + ": ");
  }

  /** The arguments of {@code HostSNI}. */
  public static RuleDomains ofTcp(String rule) {
    return read(Vocabulary.TCP_V3, rule, "HostSNI", "");
  }

  private static RuleDomains read(
      Vocabulary vocabulary, String rule, String matcher, String prefix) {
    RuleReader.Result read = RuleReader.read(vocabulary, rule);
    Expr expr = read.expr();
    if (expr == null) {
      String message = String.valueOf(read.message());
      String words = message.isEmpty() ? "error while parsing rule " + rule : prefix + message;
      return new RuleDomains(List.of(), words);
    }
    List<String> names = new ArrayList<>();
    collect(expr, matcher, names);
    return new RuleDomains(names, null);
  }

  private static void collect(Expr expr, String matcher, List<String> out) {
    switch (expr) {
      case Expr.Group group -> collect(group.inner(), matcher, out);
      case Expr.Not not -> collect(not.inner(), matcher, out);
      case Expr.And and -> and.terms().forEach(term -> collect(term, matcher, out));
      case Expr.Or or -> or.terms().forEach(term -> collect(term, matcher, out));
      case Expr.Matcher found -> {
        if (found.name().equals(matcher)) {
          found.values().forEach(value -> out.add(value.toLowerCase(Locale.ROOT)));
        }
      }
    }
  }
}
