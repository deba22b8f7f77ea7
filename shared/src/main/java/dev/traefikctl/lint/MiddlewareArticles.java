package dev.traefikctl.lint;

import dev.traefikctl.diag.Code;
import java.util.List;

/** Articles of what compiling reports about single middlewares and services. */
final class MiddlewareArticles {

  private MiddlewareArticles() {}

  static List<Article> all() {
    return List.of(
        new Article(
            Code.MIDDLEWARE_TYPE,
            Reaction.ROUTER_DISABLED,
            """
            A middleware has exactly one type (`stripPrefix`, `headers`, …) below its name. Write
            two middlewares, and name both in the router or in a `chain`.\
            """,
            Example.middleware("both", "addPrefix:\n  prefix: /v1\nheaders:\n  frameDeny: true\n"),
            Example.middleware("both", "addPrefix:\n  prefix: /v1\n")),
        new Article(
            Code.UNDECLARED_PLUGIN,
            Reaction.ROUTER_DISABLED,
            """
            The plugin is not declared in the static configuration
            (`experimental.plugins` or `experimental.localPlugins`).\
            """,
            plugin(""),
            plugin(
                """
                experimental:
                  plugins:
                    demo:
                      moduleName: example.com/demo
                      version: v1.0.0
                """)),
        new Article(
            Code.MIDDLEWARE_NOT_IMPLEMENTED,
            Reaction.NONE,
            """
            Traefik serves this type, this version of `traefik-agent` does not yet: it disables the
            routers that use it. `validate` says so with `--agent` only.\
            """,
            Example.middleware("again", "retry:\n  attempts: 3\n"),
            Example.middleware("again", "headers:\n  frameDeny: true\n")),
        new Article(
            Code.SERVICE_TYPE,
            Reaction.ROUTER_DISABLED,
            """
            A service has exactly one type: `loadBalancer`, `weighted`, `mirroring`, `failover` or
            `highestRandomWeight`.\
            """,
            Example.services("app:\n  middlewares:\n    - compress\n"),
            Example.services(
                "app:\n  loadBalancer:\n    servers:\n      - url: http://127.0.0.1:9000\n")),
        new Article(
            Code.SERVICE_NOT_IMPLEMENTED,
            Reaction.NONE,
            """
            Traefik serves this type or option, this version of `traefik-agent` does not yet: it
            disables the routers that use it. `validate` says so with `--agent` only.\
            """,
            mirroring(),
            Example.services(
                "app:\n  loadBalancer:\n    servers:\n      - url: http://127.0.0.1:9000\n")));
  }

  private static Example mirroring() {
    return Example.services(
        """
        app:
          mirroring:
            service: live
        live:
          loadBalancer:
            servers:
              - url: http://127.0.0.1:9000
        """);
  }

  private static Example plugin(String declaration) {
    Example dynamic = Example.middleware("demo", "plugin:\n  demo:\n    greeting: hello\n");
    return new Example(
        dynamic.files(),
        new Example.File("traefik.yml", "entryPoints:\n  web:\n    address: :80\n" + declaration));
  }
}
