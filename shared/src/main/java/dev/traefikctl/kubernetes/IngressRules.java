package dev.traefikctl.kubernetes;

import dev.traefikctl.diag.Code;
import dev.traefikctl.source.GoQuote;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Hosts and paths of Ingresses to rules. */
final class IngressRules {

  private static final Set<String> MATCHERS = Set.of("Path", "PathPrefix", "PathRegexp");
  private static final String PREFIX = "PathPrefix";
  private static final String V2 = "v2";
  private static final Pattern WILDCARD = Pattern.compile("^\\*\\.");

  private final IngressOptions options;

  IngressRules(IngressOptions options) {
    this.options = options;
  }

  /** The rule of a path, empty for what matches all; null where it is refused, as is reported. */
  @Nullable String rule(Scope scope, String host, Part path, RouterAnnotations annotations) {
    String pathRule = pathRule(scope, path, annotations.pathMatcher());
    if (pathRule == null) {
      return null;
    }
    String hostRule = host.isEmpty() ? "" : hostRule(host, annotations.ruleSyntax());
    return String.join(
        " && ", List.of(hostRule, pathRule).stream().filter(rule -> !rule.isEmpty()).toList());
  }

  private String hostRule(String host, String syntax) {
    String used = syntax.isEmpty() ? options.defaultRuleSyntax() : syntax;
    return used.equals(V2) && host.startsWith("*.")
        ? matcher("HostRegexp", WILDCARD.matcher(host).replaceFirst("{subdomain:[a-zA-Z0-9-]+}."))
        : matcher("Host", host);
  }

  private @Nullable String pathRule(Scope scope, Part item, String annotated) {
    Part path = item.get("path");
    String matcher = PREFIX;
    switch (item.get("pathType").text()) {
      case "", "ImplementationSpecific" -> matcher = annotated.isEmpty() ? PREFIX : annotated;
      case "Exact" -> matcher = "Path";
      default -> {} // Prefix; the API server knows no other
    }
    if (path.text().isEmpty()) {
      return "";
    }
    if (!MATCHERS.contains(matcher)) {
      String message =
          "router.pathmatcher `" + matcher + "` is none of Path, PathPrefix and PathRegexp";
      return scope.refuse(Code.K8S_ANNOTATION_VALUE, path, message);
    }
    boolean strict = matcher.equals(PREFIX) && options.provider().strictPrefixMatching();
    return strict ? strictPrefix(path.text()) : matcher(matcher, path.text());
  }

  /** A prefix that ends where a segment of the path ends. */
  private static String strictPrefix(String path) {
    if (path.equals("/")) {
      return matcher(PREFIX, path);
    }
    String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return "(" + matcher("Path", bare) + " || " + matcher(PREFIX, bare + "/") + ")";
  }

  private static String matcher(String name, String argument) {
    return name + "(" + GoQuote.quote(argument) + ")";
  }
}
