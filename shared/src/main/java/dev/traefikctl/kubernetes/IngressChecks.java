package dev.traefikctl.kubernetes;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.source.Node;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Traefik passes over in silence in Ingresses, and in the Services that they lead to. */
final class IngressChecks {

  private static final String TRAEFIK = "traefik.ingress.kubernetes.io/";
  private static final Set<String> MATCHERS = Set.of("Path", "PathPrefix", "PathRegexp");
  private static final String USUAL = "PathPrefix";

  /** Domains of annotations of other controllers, or what such domains end with. */
  private static final List<String> CONTROLLERS =
      List.of(
          "ingress.kubernetes.io",
          "nginx.org",
          "nginx.com",
          "haproxy.org",
          "haproxy-ingress.github.io",
          "konghq.com",
          "projectcontour.io",
          "ingress.cilium.io",
          "appgw.ingress.azure.io",
          "getambassador.io");

  private static final Pattern REGEXP =
      Pattern.compile("\\.[*+]|[\\[\\](){}|^$\\\\]|[\\w/)\\]][*+?]$");

  private final KubeObject object;
  private final Reporter reporter;

  private IngressChecks(KubeObject object, Reporter reporter) {
    this.object = object;
    this.reporter = reporter;
  }

  /** Checks an Ingress or a Service. */
  static void check(KubeObject object, Reporter reporter) {
    IngressChecks checks = new IngressChecks(object, reporter);
    boolean ingress = object.kind().equals("Ingress");
    checks.annotations(ingress ? "router." : "service.");
    if (ingress) {
      checks.paths();
    }
  }

  private void annotations(String family) {
    Part annotations = object.part().get("metadata").get("annotations");
    for (Node.Entry entry : annotations.entries()) {
      String problem = problem(entry.key(), family);
      if (problem != null) {
        String message = object.title() + ": the annotation " + entry.key() + problem;
        reporter.report(
            Diagnostic.at(Code.K8S_FOREIGN_ANNOTATION, entry.keySpan(), message)
                .suggest(advice(entry.key())));
      }
    }
  }

  private static @Nullable String problem(String key, String family) {
    String lower = key.toLowerCase(Locale.ROOT);
    if (lower.startsWith(TRAEFIK)) {
      String own = lower.substring(TRAEFIK.length());
      if (own.startsWith(family)) {
        return null;
      }
      boolean other = own.startsWith("router.") || own.startsWith("service.");
      return other
          ? " belongs on "
              + (family.equals("router.") ? "the Service" : "the Ingress")
              + "; Traefik silently ignores it here"
          : " is none of Traefik v3, which silently ignores it";
    }
    int slash = lower.indexOf('/');
    String domain = slash < 0 ? "" : lower.substring(0, slash);
    boolean foreign =
        CONTROLLERS.stream()
            .anyMatch(known -> domain.equals(known) || domain.endsWith("." + known));
    return foreign ? " is another controller's; Traefik silently ignores it" : null;
  }

  /** What does the same with Traefik; null where nothing simple does. */
  private static @Nullable String advice(String key) {
    String name = key.substring(key.indexOf('/') + 1);
    String middleware =
        switch (name) {
          case "rewrite-target", "app-root" -> "replacePathRegex or stripPrefix";
          case "ssl-redirect", "force-ssl-redirect" -> "redirectScheme";
          case "auth-url", "auth-signin" -> "forwardAuth";
          case "auth-type", "auth-secret" -> "basicAuth";
          case "whitelist-source-range", "allowlist-source-range" -> "ipAllowList";
          case "limit-rps", "limit-rpm" -> "rateLimit";
          case "limit-connections" -> "inFlightReq";
          case "proxy-body-size" -> "buffering";
          case "enable-cors", "cors-allow-origin" -> "headers";
          default -> null;
        };
    return middleware == null ? null : "a Middleware with " + middleware;
  }

  private void paths() {
    String matcher = matcher();
    for (Part rule : object.spec().get("rules").items()) {
      for (Part item : rule.get("http").get("paths").items()) {
        String type = item.get("pathType").text();
        boolean free = type.isEmpty() || type.equals("ImplementationSpecific");
        path(item.get("path"), free, matcher);
      }
    }
  }

  private String matcher() {
    Part annotations = object.part().get("metadata").get("annotations");
    for (Node.Entry entry : annotations.entries()) {
      if (entry.key().equalsIgnoreCase(TRAEFIK + "router.pathmatcher")) {
        return annotations.get(entry.key()).text();
      }
    }
    return USUAL;
  }

  private void path(Part path, boolean free, String matcher) {
    String where = object.title() + ", " + path.path();
    if (!free && !MATCHERS.contains(matcher)) {
      String message =
          where
              + ": the annotation router.pathmatcher is `"
              + matcher
              + "`, which is none; Traefik ignores it for paths of this type";
      reporter.report(
          Diagnostic.at(Code.K8S_PATH_MATCHER, path.span(), message)
              .suggest("Path, PathPrefix or PathRegexp"));
    }
    boolean literal = !free || !matcher.equals("PathRegexp");
    if (literal && REGEXP.matcher(path.text()).find()) {
      String message =
          where + ": " + path.text() + " looks like a regular expression, but is taken literally";
      reporter.report(
          Diagnostic.at(Code.K8S_REGEXP_PATH, path.span(), message)
              .suggest(
                  TRAEFIK
                      + "router.pathmatcher: PathRegexp, with pathType ImplementationSpecific"));
    }
  }
}
