package dev.traefikctl.lint;

import dev.traefikctl.diag.Code;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that can be found, with the rules that find what no earlier stage reports. */
public final class Catalogue {

  private Catalogue() {}

  /** The rules in the order in which they run. */
  public static List<LintRule> rules() {
    return List.of(
        new AbsentGroup(),
        new AmbiguousRouters(),
        new ApiWithoutAuth(),
        new CertificateMismatch(),
        new ChildHealthCheck(),
        new ChildRouterTls(),
        new DeprecatedMiddleware(),
        new DomainsWithoutResolver(),
        new ForwardAuthAddress(),
        new ForwardAuthUnbounded(),
        new HealthTimeout(),
        new InFlightZero(),
        new InsecureApi(),
        new LessSpecificWins(),
        new MiddlewareExpression(),
        new MiddlewareOptions(),
        new MirrorPercent(),
        new MissingChildService(),
        new MixedOperators(),
        new NoServers(),
        new PlaintextPassword(),
        new PortInHost(),
        new PrefixNotSegment(),
        new RateLimitZero(),
        new ServerPath(),
        new ServerScheme(),
        new ServerUrls(),
        new Shadowed(),
        new ShadowedByRedirection(),
        new StripNeverApplies(),
        new TcpCatchAll(),
        new TlsOnPlainPort(),
        new TlsOptionsConflict(),
        new UnanchoredRegexp(),
        new UnknownCipher(),
        new UnknownRuleSyntax(),
        new UnknownTlsVersion(),
        new UnreadableCertificate(),
        new Unused(),
        new V2HostRegexp(),
        new V2PathTemplate(),
        new V2Query());
  }

  /** Every article, in the order of the codes. */
  public static List<Article> articles() {
    return List.copyOf(byCode().values());
  }

  /** What is known of a code; null for codes of parts that are not built yet. */
  public static @Nullable Article article(Code code) {
    return byCode().get(code);
  }

  private static Map<Code, Article> byCode() {
    Map<Code, Article> out = new EnumMap<>(Code.class);
    for (List<Article> section :
        List.of(
            DecodingArticles.all(),
            MatcherArticles.all(),
            ReferenceArticles.all(),
            MiddlewareArticles.all(),
            KubernetesArticles.all())) {
      for (Article article : section) {
        out.put(article.code(), article);
      }
    }
    for (LintRule rule : rules()) {
      Article article = rule.article();
      out.put(article.code(), article);
    }
    return out;
  }
}
