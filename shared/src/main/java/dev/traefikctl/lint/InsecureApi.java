package dev.traefikctl.lint;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.model.StaticConfig;
import dev.traefikctl.model.statics.Api;

/** The API on a port of its own, for everybody. */
final class InsecureApi implements LintRule {

  private static final String ENTRY_POINT = "entryPoints:\n  web:\n    address: :80\n";

  @Override
  public Article article() {
    return new Article(
        Code.INSECURE_API,
        Reaction.NONE,
        """
        `api.insecure` serves the API and the dashboard without authentication on the entry point
        `traefik` (port 8080). Route to `api@internal` behind an authentication instead.\
        """,
        Example.statics(ENTRY_POINT + "api:\n  insecure: true\n"),
        Example.statics(ENTRY_POINT + "api: {}\n"));
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    StaticConfig statics = subject.statics();
    Api api = statics == null ? null : statics.api();
    if (api != null && api.insecure()) {
      reporter.report(
          Diagnostic.about(
                  Code.INSECURE_API,
                  ConfigPath.of("api", "insecure"),
                  "the API is open to everybody who reaches entry point \"traefik\"")
              .suggest("remove insecure, and route to api@internal behind an authentication"));
    }
  }
}
