package dev.traefikctl.cli.render;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Severity;
import dev.traefikctl.source.Span;
import java.io.IOException;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** {@code {"findings": […], "summary": {…}}}; documented in docs/cli.md, fields are only added. */
public final class JsonFindings implements FindingsRenderer {

  @Override
  public void render(Report report, PrintWriter out) throws IOException {
    Json.write(
        out,
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("findings");
          for (Diagnostic finding : report.findings()) {
            finding(finding, json);
          }
          json.writeEndArray();
          summary(report, json);
          json.writeEndObject();
        });
  }

  static void finding(Diagnostic finding, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("code", finding.code().id());
    json.writeStringField("severity", finding.isError() ? "error" : "warning");
    json.writeStringField("title", finding.code().title());
    json.writeStringField("message", finding.message());
    place(finding.span(), json);
    ConfigPath path = finding.path();
    optional("path", path == null ? null : path.toString(), json);
    optional("suggestion", finding.suggestion(), json);
    json.writeArrayFieldStart("related");
    for (Diagnostic.Related related : finding.related()) {
      json.writeStartObject();
      json.writeStringField("message", related.message());
      place(related.span(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void place(@Nullable Span span, JsonGenerator json) throws IOException {
    if (span == null) {
      json.writeNullField("file");
      return;
    }
    json.writeStringField("file", span.file());
    json.writeNumberField("line", span.line());
    json.writeNumberField("column", span.column());
    json.writeNumberField("endLine", span.endLine());
    json.writeNumberField("endColumn", span.endColumn());
  }

  private static void optional(String name, @Nullable String value, JsonGenerator json)
      throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    } else {
      json.writeNullField(name);
    }
  }

  private static void summary(Report report, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("summary");
    json.writeNumberField("errors", report.count(Severity.ERROR));
    json.writeNumberField("warnings", report.count(Severity.WARNING));
    json.writeArrayFieldStart("files");
    for (String file : report.files()) {
      json.writeString(file);
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
