package dev.traefikctl.file;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.diag.Severity;
import dev.traefikctl.model.StaticConfig;
import dev.traefikctl.model.statics.AccessLog;
import dev.traefikctl.model.statics.Acme;
import dev.traefikctl.model.statics.Api;
import dev.traefikctl.model.statics.Core;
import dev.traefikctl.model.statics.Experimental;
import dev.traefikctl.model.statics.Log;
import dev.traefikctl.model.statics.Metrics;
import dev.traefikctl.model.statics.Ocsp;
import dev.traefikctl.model.statics.OtlpGrpc;
import dev.traefikctl.model.statics.OtlpLogs;
import dev.traefikctl.model.statics.Providers;
import dev.traefikctl.model.statics.Tracing;
import dev.traefikctl.schema.OptionInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Values of the static configuration that stop Traefik's start (errors, in its words) or that it
 * complains of in its log and goes on (warnings).
 */
final class StaticChecks {

  private static final Pattern BASE_PATH = Pattern.compile("/[a-zA-Z0-9/_.:~-]*");
  private static final Set<String> LOG_LEVELS =
      Set.of("", "trace", "debug", "info", "warn", "error", "fatal", "panic", "disabled");
  private static final Set<String> ACCESS_LOG_FORMATS = Set.of("common", "genericCLF", "json");

  private final StaticConfig config;
  private final Reporter reporter;

  private StaticChecks(StaticConfig config, Reporter reporter) {
    this.config = config;
    this.reporter = reporter;
  }

  /** Reports by paths; the caller finds the places. */
  static void check(StaticConfig config, Reporter reporter) {
    StaticChecks checks = new StaticChecks(config, reporter);
    EntryPointChecks.check(config, reporter);
    checks.providers();
    checks.resolvers();
    checks.apiAndCore();
    checks.logs();
    checks.telemetry();
    checks.ocsp();
  }

  static void stops(Reporter reporter, ConfigPath path, String message) {
    reporter.report(
        Diagnostic.about(Code.STATIC_INVALID, path, message + "; Traefik does not start"));
  }

  static void complains(Reporter reporter, ConfigPath path, String message) {
    reporter.report(
        Diagnostic.about(Code.STATIC_INVALID, path, message + "; Traefik logs it and goes on")
            .withSeverity(Severity.WARNING));
  }

  private static void complains(
      Reporter reporter, ConfigPath path, String message, String suggestion) {
    complains(finding -> reporter.report(finding.suggest("write " + suggestion)), path, message);
  }

  private void providers() {
    List<String> precedence = config.providers().precedence();
    List<String> known = OptionInfo.allowed(Providers.class, "precedence");
    for (int i = 0; i < precedence.size(); i++) {
      String name = precedence.get(i).toLowerCase(Locale.ROOT);
      if (!known.contains(name)) {
        ConfigPath path = ConfigPath.of("providers", "precedence").child(i);
        stops(reporter, path, "provider \"" + name + "\" is not a valid provider name");
      }
    }
    Providers.FileProvider file = config.providers().file();
    if (file != null && !file.directory().isEmpty() && !file.filename().isEmpty()) {
      ConfigPath path = ConfigPath.of("providers", "file", "filename");
      reporter.report(
          Diagnostic.about(
                  Code.STATIC_INVALID,
                  path,
                  "filename has no effect beside directory; Traefik"
                      + " silently reads the directory only")
              .withSeverity(Severity.WARNING)
              .suggest("remove one of the two"));
    }
    if (file != null && Files.isRegularFile(Path.of(file.directory()))) {
      complains(
          reporter,
          ConfigPath.of("providers", "file", "directory"),
          file.directory() + " is a file and not a directory, so that nothing is read",
          "filename instead of directory");
    }
    if (file != null && file.directory().isEmpty() && file.filename().isEmpty()) {
      String message =
          "error using file configuration provider, neither filename nor directory is defined";
      complains(reporter, ConfigPath.of("providers", "file"), message);
    }
  }

  private void resolvers() {
    config
        .certificatesResolvers()
        .forEach((name, resolver) -> {
          Acme acme = resolver.acme();
          if (acme != null) {
            acme(name, acme, ConfigPath.of("certificatesResolvers", name, "acme"));
          }
        });
  }

  private void acme(String name, Acme acme, ConfigPath path) {
    if (acme.storage().isEmpty()) {
      String message =
          "unable to initialize certificates resolver \""
              + name
              + "\" with no storage location for the certificates";
      stops(reporter, path.child("storage"), message);
    }
    if (acme.certificatesDuration() < 1) {
      String message = "cannot manage certificates with duration lower than 1 hour";
      complains(reporter, path.child("certificatesDuration"), message);
    }
    if (acme.clientTimeout().compareTo(acme.clientResponseHeaderTimeout()) < 0) {
      String message = "clientTimeout must be at least clientResponseHeaderTimeout";
      complains(reporter, path.child("clientTimeout"), message);
    }
    if (acme.dnsChallenge() == null
        && acme.httpChallenge() == null
        && acme.tlsChallenge() == null) {
      String message = "ACME challenge not specified, please select TLS or HTTP or DNS Challenge";
      complains(reporter, path, message);
    }
  }

  private void apiAndCore() {
    Api api = config.api();
    if (api != null && !BASE_PATH.matcher(api.basePath()).matches()) {
      String message = "API basePath must be a valid absolute URL path";
      stops(reporter, ConfigPath.of("api", "basePath"), message);
    }
    Core core = config.core();
    if (core != null && !Set.of("v2", "v3").contains(core.defaultRuleSyntax())) {
      String message =
          "unsupported default rule syntax configuration: \"" + core.defaultRuleSyntax() + "\"";
      ConfigPath path = ConfigPath.of("core", "defaultRuleSyntax");
      stops(
          finding -> reporter.report(finding.suggest("write v3, or leave it out")), path, message);
    }
  }

  private void logs() {
    Log log = config.log();
    if (log != null && !isLogLevel(log.level().toLowerCase(Locale.ROOT))) {
      String message =
          "invalid log level \"" + log.level() + "\", setting the level to default (ERROR)";
      complains(
          reporter,
          ConfigPath.of("log", "level"),
          message,
          "one of TRACE, DEBUG, INFO, WARN, ERROR, FATAL, PANIC");
    }
    AccessLog accessLog = config.accessLog();
    if (accessLog != null && !ACCESS_LOG_FORMATS.contains(accessLog.format())) {
      String message =
          "unsupported access log format: \""
              + accessLog.format()
              + "\", defaulting to common format instead";
      ConfigPath path = ConfigPath.of("accessLog", "format");
      complains(reporter, path, message, "common, genericCLF or json");
    }
    statusCodes(accessLog == null ? null : accessLog.filters());
    otlpLogs(log == null ? null : log.otlp(), "log", "logging", "logs");
    otlpLogs(
        accessLog == null ? null : accessLog.otlp(), "accessLog", "access logging", "access logs");
  }

  private void statusCodes(AccessLog.@Nullable Filters filters) {
    List<String> codes = filters == null ? List.of() : filters.statusCodes();
    for (int i = 0; i < codes.size(); i++) {
      if (!codes.get(i).matches("[-+]?\\d+(?:-[-+]?\\d+)?")) {
        String message = "\"" + codes.get(i) + "\" is neither a status code nor a range of them";
        ConfigPath path = ConfigPath.of("accessLog", "filters", "statusCodes").child(i);
        complains(reporter, path, message + ", and none of statusCodes counts", "400 or 400-499");
      }
    }
  }

  private static boolean isLogLevel(String level) {
    return LOG_LEVELS.contains(level) || level.matches("-?\\d{1,3}");
  }

  private void otlpLogs(@Nullable OtlpLogs otlp, String section, String feature, String shortName) {
    if (otlp == null) {
      return;
    }
    Experimental experimental = config.experimental();
    if (experimental == null || !experimental.otlplogs()) {
      String message = "the experimental OTLPLogs feature must be enabled to use OTLP " + feature;
      stops(reporter, ConfigPath.of(section, "otlp"), message);
    }
    grpc(otlp.grpc(), ConfigPath.of(section, "otlp", "grpc"), shortName);
  }

  private void telemetry() {
    Tracing tracing = config.tracing();
    Tracing.Otlp traces = tracing == null ? null : tracing.otlp();
    if (traces != null) {
      grpc(traces.grpc(), ConfigPath.of("tracing", "otlp", "grpc"), "tracing");
    }
    Metrics metrics = config.metrics();
    Metrics.Otlp measures = metrics == null ? null : metrics.otlp();
    if (measures != null) {
      grpc(measures.grpc(), ConfigPath.of("metrics", "otlp", "grpc"), "metrics");
    }
  }

  private void grpc(@Nullable OtlpGrpc grpc, ConfigPath path, String name) {
    if (grpc != null && grpc.tls() != null && grpc.insecure()) {
      String message = name + " OTLP GRPC: TLS and Insecure options are mutually exclusive";
      stops(reporter, path, message);
    }
  }

  private void ocsp() {
    Ocsp ocsp = config.ocsp();
    if (ocsp == null) {
      return;
    }
    ocsp.responderOverrides()
        .forEach((responder, url) -> {
          if (url.isEmpty()) {
            String message = "OCSP responder override value for " + responder + " cannot be empty";
            ConfigPath path = ConfigPath.of("ocsp", "responderOverrides", responder);
            stops(reporter, path, message);
          }
        });
  }
}
