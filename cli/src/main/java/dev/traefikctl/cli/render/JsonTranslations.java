package dev.traefikctl.cli.render;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.kubernetes.ObjectStatus;
import dev.traefikctl.kubernetes.Translation;
import dev.traefikctl.source.Node;
import dev.traefikctl.source.Values;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code {"kubernetescrd": {"configuration": {…}, "diagnostics": […], "status": […]}}}. */
public final class JsonTranslations {

  private JsonTranslations() {}

  /** Prints what each provider made, by the provider's name. */
  public static void print(Map<String, Translation> translations, PrintWriter out)
      throws IOException {
    Json.write(
        out,
        json -> {
          json.writeStartObject();
          for (Map.Entry<String, Translation> entry : translations.entrySet()) {
            json.writeFieldName(entry.getKey());
            translation(entry.getValue(), json);
          }
          json.writeEndObject();
        });
  }

  private static void translation(Translation translation, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeFieldName("configuration");
    Node.Mapping configuration = translation.configuration();
    value(configuration == null ? null : Values.of(configuration), json);
    json.writeArrayFieldStart("diagnostics");
    for (Diagnostic finding : translation.diagnostics()) {
      JsonFindings.finding(finding, json);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("status");
    for (ObjectStatus status : translation.status()) {
      status(status, json);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void status(ObjectStatus status, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", status.kind());
    json.writeStringField("name", status.name());
    json.writeStringField("namespace", status.namespace());
    json.writeFieldName("status");
    value(Values.of(status.status()), json);
    json.writeEndObject();
  }

  private static void value(@Nullable Object value, JsonGenerator json) throws IOException {
    switch (value) {
      case null -> json.writeNull();
      case Map<?, ?> map -> {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          json.writeFieldName((String) entry.getKey());
          value(entry.getValue(), json);
        }
        json.writeEndObject();
      }
      case List<?> list -> {
        json.writeStartArray();
        for (Object item : list) {
          value(item, json);
        }
        json.writeEndArray();
      }
      case Boolean flag -> json.writeBoolean(flag);
      case BigInteger number -> json.writeNumber(number);
      case Double number -> json.writeNumber(number);
      default -> json.writeString(value.toString());
    }
  }
}
