package dev.traefikctl.model.statics;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@Doc("Sends logs by OpenTelemetry.")
public record OtlpLogs(
    @Option(doc = "The name of the service.", def = "traefik") String serviceName,
    @Option(doc = "Attributes of the resource.") Map<String, String> resourceAttributes,
    @Option(doc = "By gRPC.", allowEmpty = true) @Nullable OtlpGrpc grpc,
    @Option(doc = "By HTTP.", allowEmpty = true, createdWithParent = true)
        @Nullable OtlpHttp http) {}
