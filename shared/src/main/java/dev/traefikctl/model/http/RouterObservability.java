package dev.traefikctl.model.http;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import org.jspecify.annotations.Nullable;

/** Null values take those of the entry point. */
@Doc("What is logged, measured and traced of the requests of a router.")
public record RouterObservability(
    @Option(doc = "Writes the access log.") @Nullable Boolean accessLogs,
    @Option(doc = "Counts metrics.", notYet = true) @Nullable Boolean metrics,
    @Option(doc = "Produces traces.", notYet = true) @Nullable Boolean tracing,
    @Option(
            doc = "How much is traced.",
            def = "minimal",
            allowed = {"minimal", "detailed"},
            notYet = true)
        String traceVerbosity,
    @Option(doc = "Which object of the cluster the router comes from.", internal = true)
        @Nullable Metadata metadata) {

  /** Without an object of a cluster. */
  public RouterObservability(
      @Nullable Boolean accessLogs,
      @Nullable Boolean metrics,
      @Nullable Boolean tracing,
      String traceVerbosity) {
    this(accessLogs, metrics, tracing, traceVerbosity, null);
  }

  @Doc("Which object of the cluster a router comes from.")
  public record Metadata(
      @Option(doc = "The Ingress.", internal = true) @Nullable IngressMetadata ingress) {}

  @Doc("The Ingress that a router comes from, and its backend.")
  public record IngressMetadata(
      @Option(doc = "The namespace of the Ingress.", internal = true) String namespace,
      @Option(doc = "The name of the Ingress.", internal = true) String ingressName,
      @Option(doc = "The Service of the backend.", internal = true) String serviceName,
      @Option(doc = "The port of the backend.", internal = true) String servicePort) {}
}
