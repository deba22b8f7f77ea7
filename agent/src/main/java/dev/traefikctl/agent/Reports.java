package dev.traefikctl.agent;

import dev.traefikctl.agent.telemetry.Level;
import dev.traefikctl.agent.telemetry.Log;
import dev.traefikctl.diag.Diagnostic;
import java.util.List;

/** Diagnostics in the agent's log, with place, code and suggestion. */
final class Reports {

  /** One wrong template can produce thousands of them; the log shows the first ones. */
  private static final int MAX_LOGGED = 100;

  private Reports() {}

  static void log(String provider, List<Diagnostic> diagnostics) {
    diagnostics.stream().limit(MAX_LOGGED).forEach(d -> log(provider, d));
    if (diagnostics.size() > MAX_LOGGED) {
      Log.error(
          "More problems were found; traefikctl validate shows all",
          "providerName",
          provider,
          "more",
          diagnostics.size() - MAX_LOGGED);
    }
  }

  private static void log(String provider, Diagnostic diagnostic) {
    Log.at(
        diagnostic.isError() ? Level.ERROR : Level.WARN,
        diagnostic.message(),
        "code",
        diagnostic.code().id(),
        "at",
        diagnostic.span(),
        "suggestion",
        diagnostic.suggestion(),
        "providerName",
        provider.isEmpty() ? null : provider);
  }
}
