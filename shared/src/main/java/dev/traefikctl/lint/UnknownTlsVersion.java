package dev.traefikctl.lint;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.model.tls.TlsNames;

/** Names of TLS versions that Traefik ignores. */
final class UnknownTlsVersion implements LintRule {

  @Override
  public Article article() {
    return new Article(
        Code.UNKNOWN_TLS_VERSION,
        Reaction.SILENT,
        """
        `minVersion` and `maxVersion` are `VersionTLS10` to `VersionTLS13`. Another value is ignored,
        so a server meant for TLS 1.3 only goes on accepting TLS 1.2.\
        """,
        options("TLS1.3"),
        options("VersionTLS13"));
  }

  private static Example options(String version) {
    return Example.dynamic("tls:\n  options:\n    default:\n      minVersion: " + version + "\n");
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
          version(options.minVersion(), path.child("minVersion"), reporter);
          version(options.maxVersion(), path.child("maxVersion"), reporter);
        });
  }

  private static void version(String version, ConfigPath path, Reporter reporter) {
    if (!version.isEmpty() && !TlsNames.VERSIONS.contains(version)) {
      String digits = version.replaceAll("\\D", "");
      boolean plain = digits.matches("1[0-3]");
      reporter.report(
          Diagnostic.about(
                  Code.UNKNOWN_TLS_VERSION,
                  path,
                  "unknown TLS version \"" + version + "\" is ignored")
              .suggest(plain ? "VersionTLS" + digits : "VersionTLS12 or VersionTLS13"));
    }
  }
}
