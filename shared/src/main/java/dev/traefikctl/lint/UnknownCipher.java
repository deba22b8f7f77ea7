package dev.traefikctl.lint;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.model.tls.TlsNames;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Cipher suites and curves that Go's TLS does not know. */
final class UnknownCipher implements LintRule {

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
                options: strict
          services:
            app:
              loadBalancer:
                servers:
                  - url: http://127.0.0.1:9000
        tls:
          options:
            strict:
              cipherSuites:
                - CIPHER
        """;
    return new Article(
        Code.UNKNOWN_CIPHER,
        Reaction.ROUTER_DISABLED,
        "Cipher suites and curves have the names of Go's `crypto/tls`, not those of OpenSSL.",
        Example.dynamic(text.replace("CIPHER", "ECDHE-RSA-AES128-GCM-SHA256")),
        Example.dynamic(text.replace("CIPHER", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256")));
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    ConfigPath section = ConfigPath.of("tls", "options");
    subject
        .config()
        .tls()
        .options()
        .forEach((name, options) -> {
          ConfigPath path = section.child(name);
          check(
              options.cipherSuites(),
              TlsNames.CIPHER_SUITES,
              "cipher suite",
              path.child("cipherSuites"),
              reporter);
          check(
              options.curvePreferences(),
              TlsNames.CURVES,
              "curve",
              path.child("curvePreferences"),
              reporter);
        });
  }

  private static void check(
      List<String> names, Set<String> known, String noun, ConfigPath path, Reporter reporter) {
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (!known.contains(name)) {
        reporter.report(
            Diagnostic.about(
                    Code.UNKNOWN_CIPHER,
                    path.child(i),
                    "unknown " + noun + " \"" + name + "\", which disables the routers that use it")
                .suggest(similar(name, known)));
      }
    }
  }

  /** The known name with the most parts in common, whatever separates them. */
  private static String similar(String name, Set<String> known) {
    List<String> parts = List.of(name.toUpperCase(Locale.ROOT).split("[^A-Z0-9]+"));
    String best = "";
    int most = 0;
    for (String candidate : known.stream().sorted().toList()) {
      String flat = candidate.toUpperCase(Locale.ROOT).replace("_", "");
      int common = (int) parts.stream().filter(flat::contains).count();
      if (common > most) {
        best = candidate;
        most = common;
      }
    }
    return best.isEmpty() ? "a name of Go's crypto/tls" : best;
  }
}
