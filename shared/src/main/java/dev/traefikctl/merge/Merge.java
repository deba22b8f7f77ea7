package dev.traefikctl.merge;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Diagnostics;
import dev.traefikctl.diag.Origins;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.model.DynamicConfig;
import dev.traefikctl.model.RouterChange;
import dev.traefikctl.model.http.HttpConfig;
import dev.traefikctl.model.http.Router;
import dev.traefikctl.model.tcp.TcpConfig;
import dev.traefikctl.model.tcp.TcpRouter;
import dev.traefikctl.model.tls.TlsConfig;
import dev.traefikctl.model.udp.UdpConfig;
import dev.traefikctl.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Merges what the providers say into one configuration, as Traefik's aggregator does. */
public final class Merge {

  private static final String DEFAULT = "default";

  private final List<String> defaultEntryPoints;
  private final List<ProviderConfig> providers;
  private final Diagnostics problems = new Diagnostics();

  private Merge(List<String> defaultEntryPoints, List<ProviderConfig> providers) {
    this.defaultEntryPoints = List.copyOf(defaultEntryPoints);
    this.providers = providers;
  }

  /**
   * Merges configurations.
   *
   * @param defaultEntryPoints for HTTP and TCP routers that name none
   * @param providers in any order; each provider once
   */
  public static Merged merge(List<String> defaultEntryPoints, List<ProviderConfig> providers) {
    Merge merge = new Merge(defaultEntryPoints, List.copyOf(providers));
    DynamicConfig config = new DynamicConfig(merge.http(), merge.tcp(), merge.udp(), merge.tls());
    merge.reportNames();
    return new Merged(config, origins(providers), merge.problems.all());
  }

  /**
   * Routers of one provider as they are in the merged configuration; null where merging them has
   * more to say.
   *
   * @param defaultEntryPoints for routers that name none
   */
  public static @Nullable RouterChange merge(
      List<String> defaultEntryPoints, String provider, RouterChange change) {
    Merge merge = new Merge(defaultEntryPoints, List.of());
    boolean odd = change.put().keySet().stream().anyMatch(name -> name.indexOf('@') >= 0);
    return odd
        ? null
        : change.map(name -> name + "@" + provider, r -> merge.withDefaults(provider, r));
  }

  private HttpConfig http() {
    return new HttpConfig(
        collect(c -> c.http().routers(), this::withDefaults),
        collect(c -> c.http().services(), (provider, service) -> service),
        collect(c -> c.http().middlewares(), (provider, middleware) -> middleware),
        collect(c -> c.http().serversTransports(), (provider, transport) -> transport));
  }

  private TcpConfig tcp() {
    return new TcpConfig(
        collect(c -> c.tcp().routers(), this::withDefaults),
        collect(c -> c.tcp().services(), (provider, service) -> service),
        collect(c -> c.tcp().middlewares(), (provider, middleware) -> middleware),
        collect(c -> c.tcp().serversTransports(), (provider, transport) -> transport));
  }

  private UdpConfig udp() {
    return new UdpConfig(
        collect(c -> c.udp().routers(), (provider, router) -> router),
        collect(c -> c.udp().services(), (provider, service) -> service));
  }

  @FunctionalInterface
  private interface Change<T> {
    T apply(String provider, T part);
  }

  private <T> Map<String, T> collect(
      Function<DynamicConfig, Map<String, T>> section, Change<T> change) {
    Map<String, T> out = new LinkedHashMap<>();
    for (ProviderConfig from : providers) {
      String suffix = "@" + from.provider();
      section
          .apply(from.config())
          .forEach(
              (name, part) -> out.put(name.concat(suffix), change.apply(from.provider(), part)));
    }
    return out;
  }

  private Router withDefaults(String provider, Router router) {
    boolean child = !router.parentRefs().isEmpty();
    if (!router.entryPoints().isEmpty() && !child) {
      return router;
    }
    return new Router(
        router.entryPoints().isEmpty() && !child ? defaultEntryPoints : router.entryPoints(),
        router.middlewares(),
        router.service(),
        router.rule(),
        router.parentRefs().stream().map(name -> qualified(provider, name)).toList(),
        router.ruleSyntax(),
        router.priority(),
        router.tls(),
        router.observability());
  }

  private TcpRouter withDefaults(String provider, TcpRouter router) {
    if (!router.entryPoints().isEmpty()) {
      return router;
    }
    return new TcpRouter(
        defaultEntryPoints,
        router.middlewares(),
        router.service(),
        router.rule(),
        router.ruleSyntax(),
        router.priority(),
        router.tls());
  }

  private static String qualified(String provider, String name) {
    return name.indexOf('@') >= 0 ? name : name + "@" + provider;
  }

  private TlsConfig tls() {
    return new TlsConfig(
        providers.stream().flatMap(from -> from.config().tls().certificates().stream()).toList(),
        collectTls("options", config -> config.tls().options()),
        collectTls("stores", config -> config.tls().stores()));
  }

  /** The name "default" is every provider's; where two define it, Traefik uses neither. */
  private <T> Map<String, T> collectTls(
      String kind, Function<DynamicConfig, Map<String, T>> section) {
    Map<String, T> out = new LinkedHashMap<>();
    List<String> defaults = new ArrayList<>();
    for (ProviderConfig from : providers) {
      section
          .apply(from.config())
          .forEach((name, part) -> {
            boolean shared = name.equals(DEFAULT);
            out.put(shared ? DEFAULT : name + "@" + from.provider(), part);
            if (shared) {
              defaults.add(from.provider());
            }
          });
    }
    if (defaults.size() > 1) {
      out.remove(DEFAULT);
      problems.report(
          Diagnostic.about(
              Code.DUPLICATE_DEFAULT_TLS_OPTIONS,
              ConfigPath.of("tls", kind, DEFAULT),
              "default TLS "
                  + kind
                  + " are defined by several providers ("
                  + String.join(", ", defaults)
                  + "), so that none of them is used"));
    }
    return out;
  }

  /** Traefik takes what stands behind the first @ as the provider, so references go astray. */
  private void reportNames() {
    for (ProviderConfig from : providers) {
      Reporter located = diagnostic -> problems.report(diagnostic.located(from.origins()));
      HttpConfig http = from.config().http();
      names(located, "routers", http.routers());
      names(located, "services", http.services());
      names(located, "middlewares", http.middlewares());
    }
  }

  private static void names(Reporter reporter, String section, Map<String, ?> parts) {
    for (String name : parts.keySet()) {
      if (name.indexOf('@') >= 0) {
        ConfigPath path = ConfigPath.of("http", section, name);
        String message = "the name \"" + name + "\" holds an @, which stands before a provider";
        reporter.report(
            Diagnostic.about(Code.AT_SIGN_IN_NAME, path, message)
                .suggest("write `" + name.replaceFirst("@file$", "").replace('@', '-') + "`"));
      }
    }
  }

  /**
   * Where the parts of all providers stand: splits {@code http.routers.app@file.rule} into the
   * provider and its own path.
   */
  public static Origins origins(List<ProviderConfig> providers) {
    Map<String, Origins> byProvider = new HashMap<>();
    for (ProviderConfig from : providers) {
      byProvider.put(from.provider(), from.origins());
    }
    return path -> {
      List<String> segments = new ArrayList<>(path.segments());
      int at = segments.size() < 3 ? -1 : segments.get(2).lastIndexOf('@');
      if (at < 0 && segments.size() >= 3 && segments.getFirst().equals("tls")) {
        return ofTls(providers, segments);
      }
      Origins own = at < 0 ? null : byProvider.get(segments.get(2).substring(at + 1));
      if (own == null) {
        return Optional.empty();
      }
      segments.set(2, segments.get(2).substring(0, at));
      return own.find(ConfigPath.of(segments.toArray(new String[0])));
    };
  }

  /** Certificates are numbered through all providers, and "default" is one provider's. */
  private static Optional<Span> ofTls(List<ProviderConfig> providers, List<String> segments) {
    String name = segments.get(2);
    boolean numbered = segments.get(1).equals("certificates") && name.matches("\\d{1,6}");
    int index = numbered ? Integer.parseInt(name) : 0;
    for (ProviderConfig from : providers) {
      TlsConfig tls = from.config().tls();
      int own = tls.certificates().size();
      boolean has =
          numbered
              ? index < own
              : tls.options().containsKey(name) || tls.stores().containsKey(name);
      if (has) {
        List<String> path = new ArrayList<>(segments);
        path.set(2, numbered ? Integer.toString(index) : name);
        return from.origins().find(ConfigPath.of(path.toArray(new String[0])));
      }
      index -= own;
    }
    return Optional.empty();
  }
}
