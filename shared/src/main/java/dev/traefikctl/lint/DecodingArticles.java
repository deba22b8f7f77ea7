package dev.traefikctl.lint;

import dev.traefikctl.diag.Code;
import java.util.List;

/** Articles of what reading and decoding report. */
final class DecodingArticles {

  private static final String GOOD_RULE = "Host(`app.example.com`)";
  private static final String ONE_SERVER =
      """
      http:
        services:
          app:
            loadBalancer:
              servers:
                - url: http://127.0.0.1:9000
      """;

  private DecodingArticles() {}

  static List<Article> all() {
    return List.of(
        unknownDynamicField(),
        unknownStaticField(),
        unknownRootKey(),
        emptySection(),
        duplicateKey(),
        wrongType(),
        templateError(),
        duplicateInFiles(),
        secondDocument(),
        fileSkipped(),
        configFileMissing(),
        sourcesExclusive(),
        yamlDirective(),
        syntax(),
        notImplemented(),
        staticInvalid());
  }

  private static Article unknownDynamicField() {
    return new Article(
        Code.UNKNOWN_DYNAMIC_FIELD,
        Reaction.FILE_DROPPED,
        """
        A key below `http`, `tcp`, `udp` or `tls` that Traefik does not know, most often a typing
        error or an option at the wrong level. Traefik compares keys without regard to case, and
        refuses the whole file for a single unknown one.\
        """,
        Example.routers("app:\n  rule: " + GOOD_RULE + "\n  servce: app\n"),
        Example.routers("app:\n  rule: " + GOOD_RULE + "\n  service: app\n"));
  }

  private static Article unknownStaticField() {
    return new Article(
        Code.UNKNOWN_STATIC_FIELD,
        Reaction.EXITS,
        """
        A key of the static configuration, a flag or a `TRAEFIK_…` variable that Traefik does not
        know.\
        """,
        Example.statics("entryPoints:\n  web:\n    adress: :80\n"),
        Example.statics("entryPoints:\n  web:\n    address: :80\n"));
  }

  private static Article unknownRootKey() {
    return new Article(
        Code.UNKNOWN_ROOT_KEY,
        Reaction.SILENT,
        """
        Traefik ignores unknown keys at the root of a file without a word. The usual causes are a
        typing error, and static options (`entryPoints`, `providers`) in a dynamic file or routers
        in the static one: the two are separate files.\
        """,
        Example.dynamic("htp:\n  routers: {}\n" + ONE_SERVER),
        Example.dynamic(ONE_SERVER));
  }

  private static Article emptySection() {
    return new Article(
        Code.EMPTY_SECTION,
        Reaction.FILE_DROPPED,
        """
        A section that is written but holds nothing, such as `middlewares: {}`. Traefik refuses it
        as "cannot be a standalone element". Leave the key out, or comment it out together with
        its content. Sections that mean something when empty (`compress: {}`, `tls: {}`) are
        fine.\
        """,
        Example.dynamic("http:\n  middlewares: {}\n" + ONE_SERVER.substring("http:\n".length())),
        Example.dynamic(ONE_SERVER));
  }

  private static Article duplicateKey() {
    return new Article(
        Code.DUPLICATE_KEY,
        Reaction.FILE_DROPPED,
        """
        The same key twice in one mapping: two routers of one name, or an option written twice.
        Give one of them another name.\
        """,
        Example.routers(
            """
            app:
              rule: Host(`app.example.com`)
              service: app
            app:
              rule: Host(`www.example.com`)
              service: app
            """),
        Example.routers(
            """
            app:
              rule: Host(`app.example.com`)
              service: app
            www:
              rule: Host(`www.example.com`)
              service: app
            """));
  }

  private static Article wrongType() {
    return new Article(
        Code.WRONG_TYPE,
        Reaction.FILE_DROPPED,
        """
        A value that cannot be read as the option's type: a text where a number belongs, a map
        where a list belongs, a duration without a unit that Go knows (`ms`, `s`, `m`, `h`). A
        bare whole number is a duration in seconds.\
        """,
        Example.routers("app:\n  rule: " + GOOD_RULE + "\n  service: app\n  priority: high\n"),
        Example.routers("app:\n  rule: " + GOOD_RULE + "\n  service: app\n  priority: 100\n"));
  }

  private static Article templateError() {
    return new Article(
        Code.TEMPLATE_ERROR,
        Reaction.FILE_DROPPED,
        """
        Dynamic files are Go templates (with the sprig functions) before they are YAML or TOML. A
        `{{` that is not meant as one has to be escaped: `{{ "{{" }}`.\
        """,
        Example.rule("Host(`{{ envv \"DOMAIN\" }}`)"),
        Example.rule("Host(`{{ env \"DOMAIN\" | default \"example.com\" }}`)"));
  }

  private static Article duplicateInFiles() {
    return new Article(
        Code.DUPLICATE_IN_FILES,
        Reaction.WARNED,
        """
        Two files of the provider's directory define the same router, service or middleware.
        Traefik keeps the first in the order of file names and skips the other.\
        """,
        Example.files(new Example.File("a.yml", ONE_SERVER), new Example.File("b.yml", ONE_SERVER)),
        Example.files(
            new Example.File("a.yml", ONE_SERVER),
            new Example.File("b.yml", ONE_SERVER.replace("app:", "api:"))));
  }

  private static Article secondDocument() {
    return new Article(
        Code.SECOND_DOCUMENT,
        Reaction.SILENT,
        """
        Traefik reads the first YAML document of a file only; what follows a `---` line is ignored.
        Write two files.\
        """,
        Example.dynamic(ONE_SERVER + "---\n" + ONE_SERVER.replace("app:", "api:")),
        Example.dynamic("---\n" + ONE_SERVER));
  }

  private static Article fileSkipped() {
    return new Article(
        Code.FILE_SKIPPED,
        Reaction.SILENT,
        """
        In a directory, the file provider reads `.yml`, `.yaml` and `.toml` files only. A `.json`
        file is skipped; JSON is valid YAML, so renaming it is enough.\
        """,
        Example.files(
            new Example.File("a.yml", ONE_SERVER), new Example.File("b.json", "{\"http\": {}}\n")),
        Example.files(new Example.File("a.yml", ONE_SERVER)));
  }

  private static Article configFileMissing() {
    return new Article(
        Code.CONFIG_FILE_MISSING,
        Reaction.SILENT,
        """
        Traefik does not complain about a `--configFile` that does not exist: it starts with its
        defaults, which are one entry point `http` on port 80 and no provider.\
        """,
        new Example(
            List.of(new Example.File("dynamic.yml", ONE_SERVER)),
            new Example.File("missing.yml", null)),
        Example.both("entryPoints:\n  web:\n    address: :80\n", ONE_SERVER));
  }

  private static Article sourcesExclusive() {
    return new Article(
        Code.SOURCES_EXCLUSIVE,
        Reaction.SILENT,
        """
        A configuration file, flags and `TRAEFIK_…` variables exclude each other, in this order of
        preference. Flags beside a file are ignored, apart from `--configFile` itself.\
        """,
        Example.statics(
            """
            # traefik --configFile=traefik.yml --entryPoints.web.address=:8080
            entryPoints:
              web:
                address: :80
            """),
        Example.statics(
            """
            # traefik --configFile=traefik.yml
            entryPoints:
              web:
                address: :8080
            """));
  }

  private static Article yamlDirective() {
    return new Article(
        Code.YAML_DIRECTIVE,
        Reaction.FILE_DROPPED,
        "Traefik's YAML reader refuses a file that starts with `%YAML 1.2`. Remove the line.",
        Example.dynamic("%YAML 1.2\n---\n" + ONE_SERVER),
        Example.dynamic(ONE_SERVER));
  }

  private static Article syntax() {
    return new Article(
        Code.SYNTAX,
        Reaction.FILE_DROPPED,
        """
        The text is not valid YAML, TOML or JSON: a tab used for indentation, a missing colon or
        quote, a value that starts with a back-quote or `@`. Nothing of the file can be used.\
        """,
        Example.dynamic("http:\n\trouters:\n"),
        Example.dynamic(ONE_SERVER));
  }

  private static Article notImplemented() {
    return new Article(
        Code.NOT_IMPLEMENTED,
        Reaction.NONE,
        """
        The option is known and checked, and Traefik acts on it, but this version of `traefik-agent`
        does not yet.\
        """,
        Example.statics("entryPoints:\n  web:\n    address: :80\ntracing:\n  addInternals: true\n"),
        Example.statics("entryPoints:\n  web:\n    address: :80\n"));
  }

  private static Article staticInvalid() {
    return new Article(
        Code.STATIC_INVALID,
        Reaction.EXITS,
        """
        A static option has the right type but a value that Traefik refuses at start: an address
        with an unknown protocol, a PROXY protocol section that trusts nobody, a bad address range,
        an unknown provider in `precedence`.\
        """,
        Example.statics("entryPoints:\n  web:\n    address: :80/sctp\n"),
        Example.statics("entryPoints:\n  web:\n    address: :80/tcp\n"));
  }
}
