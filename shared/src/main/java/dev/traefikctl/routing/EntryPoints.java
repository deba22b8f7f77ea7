package dev.traefikctl.routing;

import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.http.HeaderName;
import dev.traefikctl.http.IpRanges;
import dev.traefikctl.model.StaticConfig;
import dev.traefikctl.model.http.RouterObservability;
import dev.traefikctl.model.http.RouterTls;
import dev.traefikctl.model.statics.EntryPoint;
import dev.traefikctl.model.statics.EntryPoint.EncodedCharacters;
import dev.traefikctl.routing.EntryPipeline.UnderscoreHeaders;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The entry points of a static configuration, as routers see them. */
final class EntryPoints {

  private static final RouterObservability OBSERVED =
      new RouterObservability(true, true, true, "minimal");

  /**
   * What an entry point adds to the routers that are on it.
   *
   * @param middlewares run before those of the router
   * @param tls for routers that say nothing of TLS
   * @param denied escapes that paths must not hold, in upper case
   */
  record Model(
      List<String> middlewares,
      @Nullable RouterTls tls,
      RouterObservability observability,
      Set<String> denied) {}

  private final Set<String> tcp = new HashSet<>();
  private final Set<String> udp = new HashSet<>();
  private final Map<String, Model> models = new HashMap<>();
  private final Map<String, EntryPipeline.Options> pipelines = new TreeMap<>();
  private final String defaultSyntax;

  /** Entry points of ACME HTTP challenges, and the first resolver that names each. */
  private final Map<String, String> challenges = new HashMap<>();

  EntryPoints(StaticConfig config) {
    var core = config.core();
    String syntax = core == null ? "" : core.defaultRuleSyntax();
    defaultSyntax = syntax;
    config
        .entryPoints()
        .forEach((name, entryPoint) -> {
          (entryPoint.isUdp() ? udp : tcp).add(name);
          if (!entryPoint.isUdp()) {
            pipelines.put(name, pipeline(entryPoint));
            addModel(name, entryPoint);
          }
        });
    config
        .certificatesResolvers()
        .forEach((name, resolver) -> {
          var acme = resolver.acme();
          if (acme != null && acme.httpChallenge() != null) {
            challenges.putIfAbsent(acme.httpChallenge().entryPoint(), name);
          }
        });
  }

  /** Where the entry point of a challenge is named. */
  ConfigPath challengePath(String entryPoint) {
    String resolver = challenges.getOrDefault(entryPoint, "");
    return ConfigPath.of("certificatesResolvers", resolver, "acme", "httpChallenge", "entryPoint");
  }

  private void addModel(String name, EntryPoint entryPoint) {
    EntryPoint.Http http = entryPoint.http();
    EntryPoint.Observability observability = entryPoint.observability();
    EncodedCharacters encoded = http.encodedCharacters();
    boolean nothing =
        defaultSyntax.isEmpty()
            && http.middlewares().isEmpty()
            && http.tls() == null
            && observability == null
            && encoded == null;
    if (nothing) {
      return;
    }
    RouterObservability observed =
        observability == null
            ? OBSERVED
            : new RouterObservability(
                observability.accessLogs(),
                observability.metrics(),
                observability.tracing(),
                observability.traceVerbosity());
    Set<String> denied = encoded == null ? Set.of() : denied(encoded);
    models.put(name, new Model(http.middlewares(), http.tls(), observed, denied));
  }

  private static Set<String> denied(EncodedCharacters allowed) {
    Map<String, Boolean> all =
        Map.of(
            "%2F", allowed.allowEncodedSlash(),
            "%5C", allowed.allowEncodedBackSlash(),
            "%00", allowed.allowEncodedNullCharacter(),
            "%3B", allowed.allowEncodedSemicolon(),
            "%25", allowed.allowEncodedPercent(),
            "%3F", allowed.allowEncodedQuestionMark(),
            "%23", allowed.allowEncodedHash());
    return all.entrySet().stream()
        .filter(entry -> !entry.getValue())
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static EntryPipeline.Options pipeline(EntryPoint entryPoint) {
    EntryPoint.Http http = entryPoint.http();
    EntryPoint.ForwardedHeaders forwarded = entryPoint.forwardedHeaders();
    Set<String> kept =
        forwarded.connection().stream()
            .map(HeaderName::canonical)
            .collect(Collectors.toUnmodifiableSet());
    Boolean sanitize = http.sanitizePath();
    return new EntryPipeline.Options(
        underscores(http.underscoreHeadersStrategy()),
        sanitize == null || sanitize,
        http.encodeQuerySemicolons(),
        !forwarded.notAppendXForwardedFor(),
        new ForwardedHeaders(forwarded.insecure(), trusted(forwarded.trustedIPs()), kept));
  }

  /** Invalid ones have stopped the start already. */
  private static @Nullable IpRanges trusted(List<String> texts) {
    List<String> valid =
        texts.stream().filter(text -> IpRanges.firstInvalid(List.of(text)) < 0).toList();
    return valid.isEmpty() ? null : IpRanges.of(valid);
  }

  private static UnderscoreHeaders underscores(String strategy) {
    return switch (strategy) {
      case "delete" -> UnderscoreHeaders.DELETE;
      case "reject" -> UnderscoreHeaders.REJECT;
      default -> UnderscoreHeaders.KEEP;
    };
  }

  /** Whether HTTP and TCP routers can be on it. */
  boolean isTcp(String name) {
    return tcp.contains(name);
  }

  boolean isUdp(String name) {
    return udp.contains(name);
  }

  Set<String> names(boolean forUdp) {
    return forUdp ? udp : tcp;
  }

  /** Whether any entry point adds something to routers. */
  boolean hasModels() {
    return !models.isEmpty();
  }

  @Nullable Model model(String name) {
    return models.get(name);
  }

  /** The request options of each entry point for TCP, sorted by name. */
  Map<String, EntryPipeline.Options> pipelines() {
    return pipelines;
  }

  /** {@code core.defaultRuleSyntax} where it is not the usual one; else "". */
  String defaultSyntax() {
    return defaultSyntax;
  }

  /** A router's observability with what it leaves open taken from its entry point. */
  static RouterObservability observability(
      @Nullable RouterObservability own, @Nullable Model model) {
    RouterObservability base = model == null ? OBSERVED : filled(model.observability(), OBSERVED);
    return own == null ? base : filled(own, base);
  }

  private static RouterObservability filled(RouterObservability own, RouterObservability base) {
    return new RouterObservability(
        own.accessLogs() == null ? base.accessLogs() : own.accessLogs(),
        own.metrics() == null ? base.metrics() : own.metrics(),
        own.tracing() == null ? base.tracing() : own.tracing(),
        own.traceVerbosity().isEmpty() ? base.traceVerbosity() : own.traceVerbosity(),
        own.metadata());
  }
}
