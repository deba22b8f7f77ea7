package dev.traefikctl.cli.render;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Severity;
import dev.traefikctl.lint.Article;
import dev.traefikctl.lint.Catalogue;
import dev.traefikctl.source.Span;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** SARIF 2.1.0, which code scanning services and editors read. */
public final class SarifFindings implements FindingsRenderer {

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private final String version;

  /**
   * Prints as a tool of this version.
   *
   * @param version of this tool
   */
  public SarifFindings(String version) {
    this.version = version;
  }

  @Override
  public void render(Report report, PrintWriter out) throws IOException {
    List<Code> codes = codes(report);
    Json.write(
        out,
        json -> {
          json.writeStartObject();
          json.writeStringField("$schema", SCHEMA);
          json.writeStringField("version", "2.1.0");
          json.writeArrayFieldStart("runs");
          json.writeStartObject();
          tool(codes, json);
          json.writeStringField("columnKind", "utf16CodeUnits");
          json.writeArrayFieldStart("results");
          for (Diagnostic finding : report.findings()) {
            result(finding, codes.indexOf(finding.code()), json);
          }
          json.writeEndArray();
          json.writeEndObject();
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static List<Code> codes(Report report) {
    Set<Code> used = EnumSet.noneOf(Code.class);
    for (Diagnostic finding : report.findings()) {
      used.add(finding.code());
    }
    return new ArrayList<>(used);
  }

  private void tool(List<Code> codes, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "traefikctl");
    json.writeStringField("semanticVersion", version);
    json.writeArrayFieldStart("rules");
    for (Code code : codes) {
      rule(code, json);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void rule(Code code, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", code.id());
    json.writeStringField("name", pascal(code.name()));
    text("shortDescription", code.title(), json);
    Article article = Catalogue.article(code);
    if (article != null) {
      text("fullDescription", article.text(), json);
      text("help", "Traefik " + article.reaction().text() + ".", json);
    }
    json.writeObjectFieldStart("defaultConfiguration");
    json.writeStringField("level", code.severity() == Severity.ERROR ? "error" : "warning");
    json.writeEndObject();
    json.writeEndObject();
  }

  private static String pascal(String constant) {
    StringBuilder out = new StringBuilder();
    for (String word : constant.split("_", -1)) {
      out.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return out.toString();
  }

  private static void result(Diagnostic finding, int index, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("ruleId", finding.code().id());
    json.writeNumberField("ruleIndex", index);
    json.writeStringField("level", finding.isError() ? "error" : "warning");
    String suggestion = finding.suggestion();
    text(
        "message",
        suggestion == null
            ? finding.message()
            : finding.message() + " (suggestion: " + suggestion + ")",
        json);
    Span span = finding.span();
    if (span != null) {
      json.writeArrayFieldStart("locations");
      location(span, json);
      json.writeEndArray();
    }
    if (!finding.related().isEmpty()) {
      json.writeArrayFieldStart("relatedLocations");
      for (Diagnostic.Related related : finding.related()) {
        related(related, json);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void related(Diagnostic.Related related, JsonGenerator json) throws IOException {
    json.writeStartObject();
    text("message", related.message(), json);
    physical(related.span(), json);
    json.writeEndObject();
  }

  private static void location(Span span, JsonGenerator json) throws IOException {
    json.writeStartObject();
    physical(span, json);
    json.writeEndObject();
  }

  private static void physical(Span span, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("physicalLocation");
    json.writeObjectFieldStart("artifactLocation");
    json.writeStringField("uri", span.file().replace('\\', '/').replace(" ", "%20"));
    json.writeEndObject();
    json.writeObjectFieldStart("region");
    json.writeNumberField("startLine", span.line());
    json.writeNumberField("startColumn", span.column());
    json.writeNumberField("endLine", span.endLine());
    json.writeNumberField("endColumn", span.endColumn());
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void text(String field, String text, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("text", text);
    json.writeEndObject();
  }
}
