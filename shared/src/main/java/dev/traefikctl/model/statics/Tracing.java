package dev.traefikctl.model.statics;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@Doc("Traces.")
public record Tracing(
    @Option(doc = "The name of the service.", def = "traefik") String serviceName,
    @Option(doc = "Attributes of the resource.") Map<String, String> resourceAttributes,
    @Option(doc = "Request headers to note.") List<String> capturedRequestHeaders,
    @Option(doc = "Response headers to note.") List<String> capturedResponseHeaders,
    @Option(doc = "Query parameters that are not redacted.") List<String> safeQueryParams,
    @Option(doc = "The share of requests that are traced, 0 to 1.", def = "1") double sampleRate,
    @Option(doc = "Traces internal services, too.") boolean addInternals,
    @Option(doc = "Where traces go.", allowEmpty = true, createdWithParent = true)
        @Nullable Otlp otlp,
    @Option(doc = "Former name of resourceAttributes.", deprecated = true)
        Map<String, String> globalAttributes) {

  @Doc("Sends traces by OpenTelemetry.")
  public record Otlp(
      @Option(doc = "By gRPC.", allowEmpty = true) @Nullable OtlpGrpc grpc,
      @Option(doc = "By HTTP.", allowEmpty = true, createdWithParent = true)
          @Nullable OtlpHttp http) {}
}
