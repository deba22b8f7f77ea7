package dev.traefikctl.lint;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.model.http.Router;
import dev.traefikctl.model.http.RouterTls;
import dev.traefikctl.rule.RuleDomains;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Hosts for which routers ask for differing TLS options. */
final class TlsOptionsConflict implements LintRule {

  private record Use(String router, String options, List<String> entryPoints) {}

  @Override
  public Article article() {
    String text =
        """
        http:
          routers:
            app:
              rule: Host(`app.example.com`)
              service: app
              tls:
                options: modern
            api:
              rule: Host(`app.example.com`) && PathPrefix(`/api/`)
              service: app
              tls:
                options: OPTIONS
          services:
            app:
              loadBalancer:
                servers:
                  - url: http://127.0.0.1:9000
        tls:
          options:
            modern:
              minVersion: VersionTLS13
        """;
    return new Article(
        Code.TLS_OPTIONS_CONFLICT,
        Reaction.WARNED,
        """
        TLS options are chosen in the handshake, by the host name alone. Two routers for one host on
        one entry point that ask for different options both get the default ones, and are renamed
        `ENTRYPOINT-conflicted-NAME`.\
        """,
        Example.dynamic(text.replace("OPTIONS", "default")),
        Example.dynamic(text.replace("OPTIONS", "modern")));
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    Map<String, Use> first = new HashMap<>();
    subject
        .rules()
        .forEach((name, rule) -> {
          Router router = subject.config().http().routers().get(name);
          RouterTls tls = router == null ? null : router.tls();
          if (router == null || tls == null) {
            return;
          }
          String options = options(name, tls.options());
          Use use = new Use(name, options, router.entryPoints());
          for (String host : RuleDomains.ofHttp(rule.text()).names()) {
            Use other = first.putIfAbsent(host, use);
            if (other != null && conflicts(other, use)) {
              report(subject, host, other, use, reporter);
            }
          }
        });
  }

  /** The name "default" is that of all providers together. */
  private static String options(String owner, String written) {
    boolean usual = written.isEmpty() || written.equals("default");
    return usual ? "default" : Names.qualified(owner, written);
  }

  private static boolean conflicts(Use a, Use b) {
    boolean together =
        a.entryPoints().isEmpty()
            ? b.entryPoints().isEmpty()
            : !Collections.disjoint(a.entryPoints(), b.entryPoints());
    return together && !a.options().equals(b.options());
  }

  private static void report(Subject subject, String host, Use other, Use use, Reporter reporter) {
    ConfigPath section = ConfigPath.of("http", "routers");
    ConfigPath mine = section.child(use.router()).child("tls").child("options");
    ConfigPath theirs = section.child(other.router()).child("tls").child("options");
    reporter.report(
        Diagnostic.about(
                Code.TLS_OPTIONS_CONFLICT,
                mine,
                "router \""
                    + Names.shown(other.router())
                    + "\" asks for TLS options \""
                    + Names.shown(other.options())
                    + "\" for the same host "
                    + host
                    + ", so both get the default options")
            .suggest("options: " + Names.shown(other.options()))
            .relate(subject.place(theirs, "the other options")));
  }
}
