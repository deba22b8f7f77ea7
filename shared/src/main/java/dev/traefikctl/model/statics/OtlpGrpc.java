package dev.traefikctl.model.statics;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@Doc("A collector that is reached by gRPC.")
public record OtlpGrpc(
    @Option(doc = "Host and port.", def = "localhost:4317") String endpoint,
    @Option(doc = "Does without TLS.") boolean insecure,
    @Option(doc = "TLS.") @Nullable ClientTls tls,
    @Option(doc = "Headers to send.") Map<String, String> headers) {}
