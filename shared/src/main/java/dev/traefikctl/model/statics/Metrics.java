package dev.traefikctl.model.statics;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@Doc("Metrics.")
public record Metrics(
    @Option(doc = "Counts internal services, too.") boolean addInternals,
    @Option(doc = "Serves them to Prometheus.", allowEmpty = true) @Nullable Prometheus prometheus,
    @Option(doc = "Sends them by OpenTelemetry.", allowEmpty = true) @Nullable Otlp otlp) {

  @Doc("Serves metrics to Prometheus.")
  public record Prometheus(
      @Option(doc = "Bounds of latency buckets in seconds.", def = "0.1,0.3,1.2,5")
          List<Double> buckets,
      @Option(doc = "Counts by entry point.", def = "true") boolean addEntryPointsLabels,
      @Option(doc = "Counts by router.") boolean addRoutersLabels,
      @Option(doc = "Counts by service.", def = "true") boolean addServicesLabels,
      @Option(doc = "The entry point.", def = "traefik") String entryPoint,
      @Option(doc = "Makes no router; one of the user's has the service prometheus@internal.")
          boolean manualRouting,
      @Option(doc = "Labels whose values come from request headers.")
          Map<String, String> headerLabels) {}

  @Doc("Sends metrics by OpenTelemetry.")
  public record Otlp(
      @Option(doc = "By gRPC.", allowEmpty = true) @Nullable OtlpGrpc grpc,
      @Option(doc = "By HTTP.", allowEmpty = true, createdWithParent = true)
          @Nullable OtlpHttp http,
      @Option(doc = "Counts by entry point.", def = "true") boolean addEntryPointsLabels,
      @Option(doc = "Counts by router.") boolean addRoutersLabels,
      @Option(doc = "Counts by service.", def = "true") boolean addServicesLabels,
      @Option(
              doc = "Bounds of latency buckets in seconds.",
              def = "0.005,0.01,0.025,0.05,0.075,0.1,0.25,0.5,0.75,1,2.5,5,7.5,10")
          List<Double> explicitBoundaries,
      @Option(doc = "The time between two messages.", def = "10s") Duration pushInterval,
      @Option(doc = "The name of the service.", def = "traefik") String serviceName,
      @Option(doc = "Attributes of the resource.") Map<String, String> resourceAttributes) {}
}
