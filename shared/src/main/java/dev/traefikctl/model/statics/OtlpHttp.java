package dev.traefikctl.model.statics;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@Doc("A collector that is reached by HTTP.")
public record OtlpHttp(
    @Option(doc = "The URL.", def = "https://localhost:4318") String endpoint,
    @Option(doc = "TLS.") @Nullable ClientTls tls,
    @Option(doc = "Headers to send.") Map<String, String> headers) {}
