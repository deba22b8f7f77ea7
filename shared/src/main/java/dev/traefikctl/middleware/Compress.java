package dev.traefikctl.middleware;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import dev.traefikctl.schema.Variants;
import java.util.List;

@Doc("Compresses responses for clients that accept it.")
@Variants.Key(value = "compress", allowEmpty = true)
public record Compress(
    @Option(
            doc = "Media types that are left alone; excludes includedContentTypes.",
            example = "text/event-stream")
        List<String> excludedContentTypes,
    @Option(
            doc = "Media types that are compressed; excludes excludedContentTypes.",
            example = "application/json")
        List<String> includedContentTypes,
    @Option(doc = "Bytes below which a body is left alone; 0 is 1024.", example = "1200")
        int minResponseBodyBytes,
    @Option(
            doc = "Encodings, in the order of preference.",
            example = "gzip",
            def = "gzip,br,zstd",
            allowed = {"gzip", "br", "zstd"})
        List<String> encodings,
    @Option(
            doc = "Encoding for requests without Accept-Encoding.",
            example = "gzip",
            allowed = {"", "gzip", "br", "zstd"})
        String defaultEncoding)
    implements Middleware {}
