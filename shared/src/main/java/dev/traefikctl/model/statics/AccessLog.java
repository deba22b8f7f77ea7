package dev.traefikctl.model.statics;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@Doc("A line for every request.")
public record AccessLog(
    @Option(doc = "Writes to a file.", example = "/var/log/access.log") String filePath,
    @Option(
            doc = "The form of lines.",
            def = "common",
            allowed = {"common", "genericCLF", "json"})
        String format,
    @Option(doc = "Which requests are logged.", createdWithParent = true) @Nullable Filters filters,
    @Option(doc = "What is logged of them.", createdWithParent = true) @Nullable Fields fields,
    @Option(doc = "Lines that may wait for the file.") long bufferingSize,
    @Option(doc = "Logs internal services, too.") boolean addInternals,
    @Option(doc = "Writes beside OpenTelemetry.", notYet = true) boolean dualOutput,
    @Option(doc = "Sends the log by OpenTelemetry.", allowEmpty = true, notYet = true)
        @Nullable OtlpLogs otlp) {

  @Doc("Which requests are logged: those that one of these keeps.")
  public record Filters(
      @Option(doc = "Status codes or ranges.", example = "400-599") List<String> statusCodes,
      @Option(doc = "Requests that were retried.") boolean retryAttempts,
      @Option(doc = "Requests that took as long.") Duration minDuration) {}

  @Doc("What is logged of a request.")
  public record Fields(
      @Option(
              doc = "What happens to fields that names does not name.",
              def = "keep",
              allowed = {"keep", "drop"})
          String defaultMode,
      @Option(doc = "keep or drop by field.") Map<String, String> names,
      @Option(doc = "Headers.", createdWithParent = true) @Nullable FieldHeaders headers,
      @Option(doc = "Query parameters.", createdWithParent = true)
          @Nullable QueryParameters queryParameters) {}

  @Doc("Which headers are logged.")
  public record FieldHeaders(
      @Option(
              doc = "What happens to headers that names does not name.",
              def = "drop",
              allowed = {"keep", "drop", "redact"})
          String defaultMode,
      @Option(doc = "keep, drop or redact by header.") Map<String, String> names) {}

  @Doc("Whether the query is logged.")
  public record QueryParameters(
      @Option(
              doc = "What happens to the query.",
              def = "keep",
              allowed = {"keep", "drop"})
          String defaultMode) {}
}
