package dev.traefikctl.kubernetes;

import dev.traefikctl.diag.Code;
import dev.traefikctl.kubernetes.Backends.Backend;
import dev.traefikctl.kubernetes.Backends.Found;
import dev.traefikctl.kubernetes.Backends.Port;
import dev.traefikctl.kubernetes.Backends.Traffic;
import dev.traefikctl.model.http.LoadBalancer;
import dev.traefikctl.model.http.Sticky;
import dev.traefikctl.schema.GoDuration;
import dev.traefikctl.schema.Projection;
import dev.traefikctl.source.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** References to Services and TraefikServices of HTTP routes, and what they become. */
final class HttpServices {

  private static final Set<String> STRATEGIES = Set.of("wrr", "p2c", "hrw", "leasttime");
  private static final Set<String> SCHEMES = Set.of("http", "https", "h2c");
  private static final String FLUSH_INTERVAL = "100ms";

  /**
   * What a reference became.
   *
   * @param definition the service to define; null where it is defined elsewhere
   */
  record Named(String name, @Nullable Draft definition) {}

  private final References references;
  private final Backends backends;

  HttpServices(Cluster cluster, References references, boolean nativeByDefault) {
    this.references = references;
    this.backends = new Backends(cluster, nativeByDefault, Traffic.REQUESTS);
  }

  /** What a reference means; null where it is refused, which is reported. */
  @Nullable Named find(Scope scope, String parent, Part reference) {
    Part kind = reference.get("kind");
    Part name = reference.get("name");
    boolean elsewhere = name.text().contains("@");
    String target =
        elsewhere
            ? otherNamespace(scope, parent, reference)
            : references.serviceNamespace(scope, parent, reference);
    if (target == null) {
      return null;
    }
    return switch (kind.text()) {
      case "", "Service" -> service(scope, target, reference);
      case "TraefikService" ->
          elsewhere
              ? otherProvider(scope, target, reference)
              : new Named(Names.normal(target + "-" + name.text()), null);
      default ->
          scope.refuse(Code.K8S_INVALID_ROUTE, kind, "unsupported service kind " + kind.text());
    };
  }

  /** The namespace of a name with @, which may be any, or none; null where it is refused. */
  private @Nullable String otherNamespace(Scope scope, String parent, Part reference) {
    Part name = reference.get("name");
    String quoted = "service \"" + name.text() + "\"";
    return references.mayReferToProvider(scope, parent, name, quoted)
        ? reference.get("namespace").text()
        : null;
  }

  /** Reports what is wrong with references of something that is left out for another reason. */
  void inspect(Scope scope, String parent, List<Part> references) {
    for (Part reference : references) {
      Named _ = find(scope, parent, reference);
    }
  }

  private static Named otherProvider(Scope scope, String target, Part reference) {
    String name = reference.get("name").text();
    int at = name.lastIndexOf('@');
    String provider = name.substring(at + 1);
    String own = name.substring(0, at);
    if (provider.equals(References.PROVIDER)) {
      return new Named(Names.normal(target + "-" + own), null);
    }
    if (!target.isEmpty()) {
      String message =
          "the namespace \"" + target + "\" has no effect with another provider's service";
      scope.warn(Code.K8S_CROSS_NAMESPACE, reference.get("namespace"), message);
    }
    return new Named(Names.normal(own) + "@" + provider, null);
  }

  private @Nullable Named service(Scope scope, String namespace, Part reference) {
    List<String> middlewares =
        references.middlewares(scope, namespace, reference.get("middlewares"));
    Draft balancer = balancer(scope, namespace, reference);
    if (balancer == null || middlewares == null) {
      return null;
    }
    Part port = reference.get("port");
    String name = Names.normal(namespace + "-" + reference.get("name").text() + "-" + port.text());
    Draft definition = new Draft(reference.span()).set("loadBalancer", balancer);
    definition.named("middlewares", middlewares, reference.get("middlewares"));
    return new Named(name, definition);
  }

  private @Nullable Draft balancer(Scope scope, String namespace, Part reference) {
    Part strategy = reference.get("strategy");
    String method = strategy.text();
    if (method.isEmpty() || method.equals("RoundRobin")) {
      method = "wrr";
    } else if (!STRATEGIES.contains(method)) {
      String message = "the load balancer strategy " + method + " is not supported";
      return scope.refuse(Code.K8S_INVALID_ROUTE, strategy, message);
    }
    Found found = backends.find(scope, namespace, reference);
    String scheme = found == null ? null : scheme(scope, reference, found);
    if (found == null || scheme == null) {
      return null;
    }
    Draft out = new Draft(reference.span());
    out.nodes("servers", servers(found.backends(), scheme), reference.span());
    out.text("strategy", method, strategy.span());
    boolean done =
        checks(scope, reference, found, out)
            && forwarding(scope, reference, out)
            && transport(scope, namespace, reference, out);
    sticky(reference.get("sticky"), out);
    return done ? out : null;
  }

  static List<Node> servers(List<Backend> backends, String scheme) {
    List<Node> out = new ArrayList<>(backends.size());
    for (Backend backend : backends) {
      Draft server = new Draft(backend.span());
      server.text("url", scheme + "://" + backend.address(), backend.span());
      if (backend.fenced()) {
        server.flag("fenced", true, backend.span());
      }
      out.add(server.build());
    }
    return out;
  }

  private static @Nullable String scheme(Scope scope, Part reference, Found found) {
    Part scheme = reference.get("scheme");
    if (scheme.text().isEmpty()) {
      return scheme(found.port());
    }
    if (SCHEMES.contains(scheme.text())) {
      return scheme.text();
    }
    String message = "invalid scheme " + scheme.text();
    if (found.backends().isEmpty()) {
      String once = "Traefik drops the route as soon as there are endpoints";
      scope.reacting(once).refuse(Code.K8S_INVALID_ROUTE, scheme, message);
      return scheme.text();
    }
    return scope.refuse(Code.K8S_INVALID_ROUTE, scheme, message);
  }

  /** The scheme that the port of a Service suggests. */
  static String scheme(Port port) {
    return port.number() == 443 || port.name().startsWith("https") ? "https" : "http";
  }

  private static boolean forwarding(Scope scope, Part reference, Draft out) {
    Part pass = reference.get("passHostHeader");
    out.flag("passHostHeader", !pass.present() || pass.isTrue(), pass.span());
    Part interval = reference.get("responseForwarding").get("flushInterval");
    String text = FLUSH_INTERVAL;
    if (!interval.text().isEmpty()) {
      Duration duration = duration(scope, interval);
      if (duration == null) {
        return false;
      }
      text = duration.isZero() ? "" : GoDuration.format(duration);
    }
    Draft section = new Draft(interval.span()).text("flushInterval", text, interval.span());
    out.set("responseForwarding", section);
    return true;
  }

  static @Nullable Duration duration(Scope scope, Part part) {
    Duration duration = GoDuration.parse(part.text());
    return duration == null
        ? scope.refuse(Code.K8S_INVALID_ROUTE, part, "invalid duration \"" + part.text() + "\"")
        : duration;
  }

  private boolean transport(Scope scope, String namespace, Part reference, Draft out) {
    Part wanted = reference.get("serversTransport");
    String name = references.transport(scope, namespace, wanted);
    if (name == null) {
      return false;
    }
    out.text("serversTransport", name, wanted.span());
    return true;
  }

  private static boolean checks(Scope scope, Part reference, Found found, Draft out) {
    Part check = reference.get("healthCheck");
    if (check.node() instanceof Node.Mapping section) {
      if (!Backends.isExternal(found.service())) {
        String message = "health checks are for ExternalName Services only, unlike ";
        scope.refuse(Code.K8S_INVALID_ROUTE, check, message + found.service().id());
        return false;
      }
      Draft draft = healthCheck(scope, check, section);
      if (draft == null) {
        return false;
      }
      out.set("healthCheck", draft);
    }
    Part passive = reference.get("passiveHealthCheck");
    if (passive.node() instanceof Node.Mapping section) {
      return passive(scope, passive, section, out);
    }
    return true;
  }

  private static boolean passive(Scope scope, Part part, Node.Mapping section, Draft out) {
    Part window = part.get("failureWindow");
    if (window.present() && duration(scope, window) == null) {
      return false;
    }
    Draft draft = Draft.of(Projection.of(LoadBalancer.PassiveHealthCheck.class, section));
    if (!window.present()) {
      draft.text("failureWindow", "10s", part.span());
    }
    if (!part.get("maxFailedAttempts").present()) {
      draft.number("maxFailedAttempts", 1, part.span());
    }
    out.set("passiveHealthCheck", draft);
    return true;
  }

  private static @Nullable Draft healthCheck(Scope scope, Part check, Node.Mapping section) {
    for (String key : List.of("interval", "unhealthyInterval", "timeout")) {
      if (check.get(key).present() && duration(scope, check.get(key)) == null) {
        return null;
      }
    }
    Draft out = Draft.of(Projection.of(LoadBalancer.HealthCheck.class, section));
    String interval = check.get("interval").present() ? check.get("interval").text() : "30s";
    if (!check.get("interval").present()) {
      out.text("interval", interval, check.span());
    }
    if (!check.get("timeout").present()) {
      out.text("timeout", "5s", check.span());
    }
    Duration pause = GoDuration.parse(interval);
    if (!check.get("unhealthyInterval").present() && pause != null) {
      out.text("unhealthyInterval", GoDuration.format(pause), check.span());
    }
    if (!check.get("followRedirects").present()) {
      out.flag("followRedirects", true, check.span());
    }
    return out;
  }

  /** A sticky section counts only with its cookie, whose path is / unless it says otherwise. */
  static void sticky(Part sticky, Draft out) {
    Part cookie = sticky.get("cookie");
    if (!(cookie.node() instanceof Node.Mapping section)) {
      return;
    }
    Draft draft = Draft.of(Projection.of(Sticky.Cookie.class, section));
    if (!draft.has("path")) {
      draft.text("path", "/", cookie.span());
    }
    out.set("sticky", new Draft(sticky.span()).set("cookie", draft));
  }
}
