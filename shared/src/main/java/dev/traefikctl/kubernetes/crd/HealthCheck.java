package dev.traefikctl.kubernetes.crd;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.IntOrString;
import dev.traefikctl.schema.Option;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@Doc("Probes the servers and takes those out that fail.")
public record HealthCheck(
    @Option(doc = "The scheme of the probe; by default that of the server.") String scheme,
    @Option(doc = "What the probe speaks, http or grpc.") String mode,
    @Option(doc = "The path of the probe.", example = "/health") String path,
    @Option(doc = "The method; GET by default.") String method,
    @Option(doc = "The status of a good server; by default 200 to 399.") int status,
    @Option(doc = "The port of the probe; by default that of the server.") int port,
    @Option(doc = "The time from probe to probe; 30s by default.") @Nullable IntOrString interval,
    @Option(doc = "The interval while the server is down; interval by default.")
        @Nullable IntOrString unhealthyInterval,
    @Option(doc = "The limit of one probe; 5s by default.") @Nullable IntOrString timeout,
    @Option(doc = "The Host header of the probe.") String hostname,
    @Option(doc = "Follows redirections; true by default.") @Nullable Boolean followRedirects,
    @Option(doc = "Headers of the probe.") Map<String, String> headers) {}
