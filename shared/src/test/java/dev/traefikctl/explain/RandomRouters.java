package dev.traefikctl.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random file configurations whose routers often meet, and requests that meet them. */
final class RandomRouters {

  private static final List<String> HOSTS = List.of("a.test", "b.test", "x.a.test", "A.Test.");
  private static final List<String> PATHS =
      List.of("/", "/a", "/a/", "/a/b", "/ab", "/a%20b", "/api/v1", "/%2Fx", "/a//b", "/a/../b");

  /** Middlewares that children of a router notice, and some that answer. */
  private static final String MIDDLEWARES =
      """
        middlewares:
          strip: {stripPrefix: {prefixes: [/a, /api]}}
          strips: {stripPrefixRegex: {regex: ["/a.", "/[a-z]+/"]}}
          add: {addPrefix: {prefix: /a}}
          replace: {replacePath: {path: "/a/b?q=1"}}
          replaces: {replacePathRegex: {regex: "^/(.*)", replacement: "/a/$1"}}
          set: {headers: {customRequestHeaders: {X-A: "1", X-B: "", Host: b.test}}}
          more: {headers: {customResponseHeaders: {X-R: "1"}, frameDeny: true}}
          https: {redirectScheme: {scheme: https}}
          moved: {redirectRegex: {regex: "^http://b.test/(.*)", replacement: "http://a.test/$1"}}
          both: {chain: {middlewares: [strip, set]}}
          login: {basicAuth: {users: ["u:{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ="], headerField: X-A}}
          near: {ipAllowList: {sourceRange: [10.0.0.0/8, "::1"]}}
          rate: {rateLimit: {average: 1000000, burst: 1000000}}
      """;

  private static final List<String> NAMES =
      List.of(
          "strip",
          "strips",
          "add",
          "replace",
          "replaces",
          "set",
          "more",
          "https",
          "moved",
          "both",
          "login",
          "near",
          "rate");

  private final Random random;

  RandomRouters(Random random) {
    this.random = random;
  }

  /** A dynamic configuration. */
  String config(int size) {
    StringBuilder out = new StringBuilder("http:\n" + MIDDLEWARES + "  services:\n");
    out.append("    s: {loadBalancer: {servers: [{url: 'http://10.0.0.1'}]}}\n  routers:\n");
    for (int i = 0; i < size; i++) {
      boolean parent = i + 1 < size && random.nextInt(5) == 0;
      router(out, "r" + i, parent ? "" : "service: s, ", true);
      for (int child = random.nextInt(3); parent && child >= 0; child--) {
        router(out, "r" + i + "c" + child, "service: s, parentRefs: [r" + i + "], ", false);
      }
    }
    return out.toString();
  }

  private void router(StringBuilder out, String name, String more, boolean root) {
    boolean v2 = random.nextInt(3) == 0;
    String rule = v2 ? v2(2) : v3(2);
    out.append("    ").append(name).append(": {rule: '").append(rule).append("', ").append(more);
    if (root && random.nextInt(4) == 0) {
      out.append("entryPoints: [").append(any(List.of("web", "alt", "web, alt"))).append("], ");
    }
    if (root && random.nextInt(3) == 0) {
      out.append("tls: {}, ");
    }
    if (random.nextInt(3) == 0) {
      out.append("priority: ").append(random.nextInt(40)).append(", ");
    }
    if (random.nextInt(2) == 0) {
      out.append("middlewares: [").append(any(NAMES)).append(", ").append(any(NAMES)).append("], ");
    }
    out.append("ruleSyntax: ").append(v2 ? "v2}\n" : "v3}\n");
  }

  private String v3(int depth) {
    return switch (random.nextInt(depth == 0 ? 11 : 16)) {
      case 0 -> "Host(`" + any(HOSTS) + "`)";
      case 1 -> "Host(`*.a.test`)";
      case 2 -> "HostRegexp(`" + any(List.of("^a", "(a|b)\\.test", "^$", "(?i)^A")) + "`)";
      case 3 -> "Path(`" + any(PATHS) + "`)";
      case 4 -> "PathPrefix(`" + any(PATHS) + "`)";
      case 5 -> "PathRegexp(`" + any(List.of("^/a", "b$", "/[^/]*/", "\\s")) + "`)";
      case 6 -> "Method(`" + any(List.of("GET", "POST", "get")) + "`)";
      case 7 -> "Header(`" + any(List.of("X-A", "x-b", "Host")) + "`, `1`)";
      case 8 -> "HeaderRegexp(`X-A`, `" + any(List.of("1", "^$", "[2-9]")) + "`)";
      case 9 -> any(List.of("Query(`q`, `1`)", "Query(`q`)", "QueryRegexp(`q`, `[0-9]`)"));
      case 10 -> "ClientIP(`" + any(List.of("10.0.0.0/8", "::1", "192.0.2.1")) + "`)";
      case 11, 12 -> "!(" + v3(depth - 1) + ")";
      case 13, 14 -> "(" + v3(depth - 1) + " && " + v3(depth - 1) + ")";
      default -> "(" + v3(depth - 1) + " || " + v3(depth - 1) + ")";
    };
  }

  private String v2(int depth) {
    return switch (random.nextInt(depth == 0 ? 9 : 13)) {
      case 0 -> "Host(`" + any(HOSTS) + "`, `" + any(HOSTS) + "`)";
      case 1 -> "HostRegexp(`{sub:[a-z]+}.a.test`, `b.test`)";
      case 2 -> "Path(`" + any(PATHS) + "`, `/a/{id}`)";
      case 3 -> "PathPrefix(`" + any(PATHS) + "`, `/{x:[ab]+}`)";
      case 4 -> "Method(`GET`, `PUT`)";
      case 5 -> "Headers(`X-A`, `1`)";
      case 6 -> "HeadersRegexp(`X-B`, `[0-9]`)";
      case 7 -> "Query(`q=1`)";
      case 8 -> "ClientIP(`10.0.0.0/8`, `::1`)";
      case 9 -> "!" + v2(0);
      case 10, 11 -> "(" + v2(depth - 1) + " && " + v2(depth - 1) + ")";
      default -> "(" + v2(depth - 1) + " || " + v2(depth - 1) + ")";
    };
  }

  SimulatedRequest request() {
    List<SimulatedRequest.Header> headers = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      String name = any(List.of("X-A", "x-b", "X-Forwarded-For", "Accept"));
      headers.add(new SimulatedRequest.Header(name, "" + random.nextInt(3)));
    }
    return new SimulatedRequest(
        any(List.of("GET", "GET", "POST", "OPTIONS")),
        any(PATHS),
        random.nextInt(3) == 0 ? "q=" + random.nextInt(3) : null,
        any(List.of("a.test", "b.test:8000", "x.a.test", "A.test", "c.test")),
        random.nextBoolean(),
        any(List.of("web", "alt")),
        8000,
        any(List.of("10.0.0.1", "192.0.2.1", "::1")),
        headers);
  }

  private String any(List<String> values) {
    return values.get(random.nextInt(values.size()));
  }
}
