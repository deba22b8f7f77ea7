package dev.traefikctl.cli.render;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.traefikctl.explain.Change;
import dev.traefikctl.explain.EntryPointChoice;
import dev.traefikctl.explain.Explanation;
import dev.traefikctl.explain.Explanation.Choice;
import dev.traefikctl.explain.Explanation.DisabledRouter;
import dev.traefikctl.explain.Explanation.MiddlewareStep;
import dev.traefikctl.explain.Explanation.ServiceStep;
import dev.traefikctl.explain.Explanation.Target;
import dev.traefikctl.explain.Explanation.Tried;
import dev.traefikctl.explain.SimulatedRequest;
import dev.traefikctl.explain.UpstreamRequest;
import dev.traefikctl.rule.Expr;
import dev.traefikctl.rule.Trace;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An explanation for programs; documented in docs/cli.md, fields are only added. */
public final class JsonExplanation {

  private JsonExplanation() {}

  /** Writes one JSON object. */
  public static void print(
      EntryPointChoice entryPoint, Explanation explanation, Source.Finder sources, PrintWriter out)
      throws IOException {
    Json.write(
        out,
        json -> {
          json.writeStartObject();
          request(explanation.request(), json);
          entryPoint(entryPoint, explanation.cleaned(), json);
          json.writeArrayFieldStart("choices");
          for (Choice choice : explanation.choices()) {
            choice(choice, sources, json);
          }
          json.writeEndArray();
          string("router", explanation.router(), json);
          json.writeArrayFieldStart("middlewares");
          for (MiddlewareStep step : explanation.middlewares()) {
            middleware(step, sources, json);
          }
          json.writeEndArray();
          json.writeArrayFieldStart("services");
          for (ServiceStep step : explanation.services()) {
            service(step, sources, json);
          }
          json.writeEndArray();
          upstream(explanation.upstream(), json);
          answer(explanation.answer(), json);
          disabled(explanation.disabled(), json);
          strings("hints", explanation.hints(), json);
          json.writeEndObject();
        });
  }

  private static void request(SimulatedRequest request, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("request");
    json.writeStringField("method", request.method());
    json.writeStringField("url", request.url());
    json.writeStringField("client", request.clientIp());
    json.writeArrayFieldStart("headers");
    for (SimulatedRequest.Header header : request.headers()) {
      json.writeString(header.name() + ": " + header.value());
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void entryPoint(EntryPointChoice choice, List<Change> cleaned, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart("entryPoint");
    string("name", choice.name(), json);
    json.writeStringField("address", choice.address());
    json.writeStringField("reason", choice.reason());
    strings("others", choice.others(), json);
    changes("changes", cleaned, json);
    json.writeEndObject();
  }

  private static void choice(Choice choice, Source.Finder sources, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("scope", choice.scope());
    json.writeArrayFieldStart("routers");
    for (Tried tried : choice.routers()) {
      json.writeStartObject();
      json.writeStringField("name", tried.name());
      source(sources.find("routers", tried.name()), json);
      json.writeNumberField("priority", tried.priority());
      json.writeStringField("rule", tried.rule());
      json.writeBooleanField("tls", tried.tls());
      json.writeStringField("verdict", word(tried.verdict()));
      Trace trace = tried.trace();
      if (trace != null) {
        json.writeFieldName("trace");
        trace(tried.rule(), trace, json);
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** The Kubernetes object behind a part; nothing for parts of files. */
  private static void source(@Nullable Source source, JsonGenerator json) throws IOException {
    if (source != null) {
      json.writeObjectFieldStart("source");
      json.writeStringField("object", source.object());
      json.writeStringField("file", source.place().file());
      json.writeNumberField("line", source.place().line());
      json.writeNumberField("column", source.place().column());
      json.writeEndObject();
    }
  }

  private static void trace(String rule, Trace trace, JsonGenerator json) throws IOException {
    Expr expr = trace.expr();
    json.writeStartObject();
    json.writeStringField("expression", rule.substring(expr.start(), expr.end()));
    json.writeNumberField("start", expr.start());
    json.writeNumberField("end", expr.end());
    json.writeStringField("outcome", word(trace.outcome()));
    if (!trace.seen().isEmpty()) {
      json.writeStringField("seen", trace.seen());
    }
    if (!trace.parts().isEmpty()) {
      json.writeArrayFieldStart("parts");
      for (Trace part : trace.parts()) {
        trace(rule, part, json);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void middleware(MiddlewareStep step, Source.Finder sources, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("name", step.name());
    source(sources.find("middlewares", step.name()), json);
    json.writeStringField("type", step.type());
    json.writeBooleanField("answered", step.answered());
    changes("request", step.request(), json);
    changes("response", step.response(), json);
    json.writeNumberField("delayMillis", step.delayedNanos() / 1_000_000);
    json.writeEndObject();
  }

  private static void changes(String field, List<Change> changes, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (Change change : changes) {
      json.writeStartObject();
      json.writeStringField("what", change.what());
      string("before", change.before(), json);
      string("after", change.after(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void service(ServiceStep step, Source.Finder sources, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("name", step.name());
    source(sources.find("services", step.name()), json);
    json.writeStringField("type", step.type());
    json.writeStringField("strategy", step.strategy());
    json.writeArrayFieldStart("targets");
    for (Target target : step.targets()) {
      json.writeStartObject();
      json.writeStringField("name", target.name());
      json.writeNumberField("weight", target.weight());
      if (target.share() >= 0) {
        json.writeNumberField("share", target.share());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void upstream(@Nullable UpstreamRequest request, JsonGenerator json)
      throws IOException {
    if (request == null) {
      json.writeNullField("upstream");
      return;
    }
    json.writeObjectFieldStart("upstream");
    json.writeStringField("server", request.server());
    json.writeStringField("requestLine", request.requestLine());
    strings("headers", request.headers(), json);
    json.writeEndObject();
  }

  private static void answer(Explanation.Answer answer, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("response");
    json.writeStringField("by", answer.by());
    json.writeNumberField("status", answer.status());
    strings("headers", answer.headers(), json);
    json.writeEndObject();
  }

  private static void disabled(List<DisabledRouter> routers, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart("disabled");
    for (DisabledRouter router : routers) {
      json.writeStartObject();
      json.writeStringField("name", router.name());
      json.writeStringField("rule", router.rule());
      strings("errors", router.errors(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static void strings(String field, List<String> values, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  private static void string(String field, @Nullable String value, JsonGenerator json)
      throws IOException {
    if (value == null) {
      json.writeNullField(field);
    } else {
      json.writeStringField(field, value);
    }
  }
}
