package dev.traefikctl.lint;

import dev.traefikctl.diag.Code;
import java.util.List;

/** Articles of what compiling reports about references between objects. */
final class ReferenceArticles {

  private static final String STATIC = "entryPoints:\n  web:\n    address: :80\n";

  private ReferenceArticles() {}

  static List<Article> all() {
    return List.of(
        unknownMiddleware(),
        unknownEntryPoint(),
        unknownServersTransport(),
        unknownTlsOptions(),
        wrongProvider(),
        entryPointMiddleware(),
        tcpMiddleware(),
        cycle(),
        parentRef(),
        atSign(),
        priority(),
        certResolver());
  }

  private static Example router(String options) {
    return Example.routers(
        "app:\n  rule: Host(`app.example.com`)\n  service: app\n" + options.indent(2));
  }

  private static Article unknownMiddleware() {
    return new Article(
        Code.UNKNOWN_MIDDLEWARE,
        Reaction.ROUTER_DISABLED,
        """
        The router, chain or entry point names a middleware that is not defined. Names without `@`
        belong to the provider of the object that uses them.\
        """,
        router("middlewares:\n  - strip\n"),
        Example.middleware("strip", "stripPrefix:\n  prefixes:\n    - /api\n")
            .withRule("Host(`app.example.com`) && PathPrefix(`/api/`)"));
  }

  private static Article unknownEntryPoint() {
    return new Article(
        Code.UNKNOWN_ENTRY_POINT,
        Reaction.ROUTER_DISABLED,
        """
        The static configuration has no entry point of this name. With none of its entry points
        left the router is disabled; with some left it is served there, with a warning.\
        """,
        Example.routers(
            STATIC,
            "app:\n  rule: Host(`app.example.com`)\n  service: app\n  entryPoints:\n    - webb\n"),
        Example.routers(
            STATIC,
            "app:\n  rule: Host(`app.example.com`)\n  service: app\n  entryPoints:\n    - web\n"));
  }

  private static Article unknownServersTransport() {
    return new Article(
        Code.UNKNOWN_SERVERS_TRANSPORT,
        Reaction.ROUTER_DISABLED,
        "The load balancer names a `serversTransport` that is not defined.",
        Example.services(
            """
            app:
              loadBalancer:
                serversTransport: internal
                servers:
                  - url: https://127.0.0.1:9443
            """),
        Example.dynamic(
            """
            http:
              routers:
                app:
                  rule: Host(`app.example.com`)
                  service: app
              services:
                app:
                  loadBalancer:
                    serversTransport: internal
                    servers:
                      - url: https://127.0.0.1:9443
              serversTransports:
                internal:
                  serverName: app.internal
            """));
  }

  private static Article unknownTlsOptions() {
    return new Article(
        Code.UNKNOWN_TLS_OPTIONS,
        Reaction.ROUTER_DISABLED,
        """
        The router names TLS options that are not defined. TLS handshakes for its hosts fail.\
        """,
        router("tls:\n  options: modern\n"),
        Example.dynamic(
            """
            http:
              routers:
                app:
                  rule: Host(`app.example.com`)
                  service: app
                  tls:
                    options: modern
              services:
                app:
                  loadBalancer:
                    servers:
                      - url: http://127.0.0.1:9000
            tls:
              options:
                modern:
                  minVersion: VersionTLS13
            """));
  }

  private static Article wrongProvider() {
    return new Article(
        Code.WRONG_PROVIDER,
        Reaction.ROUTER_DISABLED,
        """
        The part behind `@` is the provider that defines the object. Objects of files are
        `name@file`; within one provider no `@` is needed.\
        """,
        Example.routers("app:\n  rule: Host(`app.example.com`)\n  service: app@files\n"),
        Example.routers("app:\n  rule: Host(`app.example.com`)\n  service: app@file\n"));
  }

  private static Article entryPointMiddleware() {
    String good =
        """
        entryPoints:
          web:
            address: :80
            http:
              middlewares:
                - secure@file
        """;
    String dynamic =
        """
        http:
          routers:
            app:
              rule: Host(`app.example.com`)
              service: app
          middlewares:
            secure:
              headers:
                frameDeny: true
          services:
            app:
              loadBalancer:
                servers:
                  - url: http://127.0.0.1:9000
        """;
    return new Article(
        Code.UNKNOWN_ENTRY_POINT_MIDDLEWARE,
        Reaction.ROUTER_DISABLED,
        """
        A middleware of the entry point (`entryPoints.NAME.http.middlewares`) is not defined, which
        disables every router there. It belongs to a provider, so its name needs one: `auth@file`.\
        """,
        Example.both(good.replace("secure@", "safe@"), dynamic),
        Example.both(good, dynamic));
  }

  private static Article tcpMiddleware() {
    return new Article(
        Code.TCP_MIDDLEWARE_ON_HTTP,
        Reaction.ROUTER_DISABLED,
        "An HTTP router names a middleware of the `tcp` section: the two sets are separate.",
        Example.dynamic(
            """
            http:
              routers:
                app:
                  rule: Host(`app.example.com`)
                  service: app
                  middlewares:
                    - inside
              services:
                app:
                  loadBalancer:
                    servers:
                      - url: http://127.0.0.1:9000
            tcp:
              middlewares:
                inside:
                  ipAllowList:
                    sourceRange:
                      - 10.0.0.0/8
            """),
        Example.middleware("inside", "ipAllowList:\n  sourceRange:\n    - 10.0.0.0/8\n"));
  }

  private static Article cycle() {
    return new Article(
        Code.REFERENCE_CYCLE,
        Reaction.ROUTER_DISABLED,
        "A chain, or a weighted, mirroring or failover service, refers to itself in the end.",
        Example.middleware("outer", "chain:\n  middlewares:\n    - outer\n"),
        Example.middleware("outer", "headers:\n  frameDeny: true\n"));
  }

  private static Article parentRef() {
    return new Article(
        Code.PARENT_REF,
        Reaction.ROUTER_DISABLED,
        """
        `parentRefs` names a router that is not defined, or routers are each other's parents. A
        parent has no service of its own; its children carry them.\
        """,
        router("parentRefs:\n  - front\n"),
        Example.routers(
            """
            front:
              rule: Host(`app.example.com`)
            app:
              rule: PathPrefix(`/app/`)
              service: app
              parentRefs:
                - front
            """));
  }

  private static Article atSign() {
    return new Article(
        Code.AT_SIGN_IN_NAME,
        Reaction.ROUTER_DISABLED,
        """
        `@` separates a name from its provider, so it cannot be part of the name of a router,
        service or middleware.\
        """,
        Example.routers("app@home:\n  rule: Host(`app.example.com`)\n  service: app\n"),
        Example.routers("app-home:\n  rule: Host(`app.example.com`)\n  service: app\n"));
  }

  private static Article priority() {
    return new Article(
        Code.PRIORITY_TOO_HIGH,
        Reaction.ROUTER_DISABLED,
        """
        Priorities above 9223372036854774807 (the largest 64-bit number less 1000) are kept for
        Traefik's own routers.\
        """,
        router("priority: 9223372036854775807\n"),
        router("priority: 1000\n"));
  }

  private static Article certResolver() {
    String resolver =
        """
        entryPoints:
          web:
            address: :443
        certificatesResolvers:
          letsencrypt:
            acme:
              email: admin@example.com
              storage: acme.json
              tlsChallenge: {}
        """;
    String router = "app:\n  rule: Host(`app.example.com`)\n  service: app\n";
    return new Article(
        Code.UNKNOWN_CERT_RESOLVER,
        Reaction.LOGGED,
        """
        `tls.certResolver` names a resolver that `certificatesResolvers` of the static configuration
        does not have. The router serves with the default certificate.\
        """,
        Example.routers(resolver, router + "  tls:\n    certResolver: letsencript\n"),
        Example.routers(resolver, router + "  tls:\n    certResolver: letsencrypt\n"));
  }
}
